using Npgsql;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>What a creditor's files go by.</summary>
/// <param name="ByHand">Everything goes to <c>fallback</c>, chosen by hand.</param>
/// <param name="Rules">As they were set; null while nothing is chosen and files wait.</param>
/// <param name="Agencies">Those that are named, with what their papers and mandates lack today.</param>
sealed record PlacementRulesShown(bool ByHand, PlacementRulesGiven? Rules, IReadOnlyList<AgencyStanding> Agencies);

/// <summary>An agency that rules name.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Against">It gets nothing new for these.</param>
/// <param name="Warnings">It gets claims all the same: <c>papers_missing</c>, <c>no_mandate</c>.</param>
sealed record AgencyStanding(string Agency, IReadOnlyList<Remark> Against, IReadOnlyList<Remark> Warnings);

/// <summary>A creditor says by rules which agency takes which of its claims; files that waited are placed at once.</summary>
static class SetPlacementRules
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/creditors/{siren}/placement-rules").WithTags("agencies");
        rules.MapPut("/", Set).RequireRole(Roles.Manager).WithSummary("Sets the rules by which a creditor's claims go to agencies, in the place of earlier ones or of a choice by hand").Produces(204).ProducesProblem(422);
        rules.MapGet("/", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The rules, and what the agencies they name lack today").Produces<PlacementRulesShown>().ProducesProblem(422);
    }

    static async Task<IResult> Set(
        string siren, PlacementRulesGiven given, RuleStreams streams, WaitingFiles waiting, NpgsqlDataSource database, LogSignal signal, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (PlainText.Answer([.. given.Wrong()]) is { } wrong) return wrong;
        var rules = given.Given();
        var context = http.EventContext(clock);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            string[] named = [.. rules.Agencies()];
            var known = await session.Read("select name from agencies where name = any ($1)", row => row.GetString(0), stop, (object)named);
            if (named.Except(known).FirstOrDefault() is { } unknown) return Problems.Invalid("rules", $"name {unknown}, which is no agency of the register");
            var outcome = await streams.Handle(session, PlacementRule.StreamOf(creditor), new RuleCommand.SetRules(creditor.Digits, rules), context, stop);
            if (outcome.Decision.Refusal is { } refusal) return Problems.Invalid("rules", refusal.Reason);
            await waiting.Place(session, creditor.Digits, null, clock.Today, context, stop);
            return Answer.From(outcome);
        }, stop);
    }

    static async Task<IResult> Show(string siren, Candidates candidates, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        await using var session = await Session.Open(database, stop);
        var rule = await candidates.Rule(session, creditor.Digits, stop);
        if (rule.InForce is not { } rules) return TypedResults.Ok(new PlacementRulesShown(false, null, []));
        var agencies = await candidates.Of(session, creditor.Digits, rule, clock.Today, hold: false, stop);
        return TypedResults.Ok(new PlacementRulesShown(
            rule.Rules is null, PlacementRulesGiven.Of(rules),
            [.. agencies.OrderBy(a => a.Key, StringComparer.Ordinal).Select(a => (a.Key, Standing: Choosing.Standing(a.Value, rules.RequirePapers, clock.Today)))
                .Select(a => new AgencyStanding(a.Key, a.Standing.Against, a.Standing.Warnings))]));
    }
}
