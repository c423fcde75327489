using System.Globalization;
using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Owners;

/// <summary>A rule that gives cases to a member; what it leaves open fits every case.</summary>
/// <param name="Member">Who owns the cases that fit.</param>
/// <param name="Segment">Of this segment only.</param>
/// <param name="Kind">Of customers of this kind only.</param>
/// <param name="OverdueFromCents">From so much overdue on, in cents of euros.</param>
/// <param name="SalesPerson">Of this sales person only, by the ERP's code.</param>
/// <param name="NumberPrefix">Of customer numbers that begin so only.</param>
public sealed record OwnerRuleItem(Guid Member, string? Segment = null, string? Kind = null, long? OverdueFromCents = null, string? SalesPerson = null, string? NumberPrefix = null);

/// <summary>Who owns the cases of an entity.</summary>
/// <param name="Rules">In order: the first that fits holds. At most 200.</param>
public sealed record OwnerRulesOfCreditor(IReadOnlyList<OwnerRuleItem> Rules);

/// <summary>Who owns which cases of an entity. All of its cases follow at once, but those with an owner by hand.</summary>
static class SetOwnerRules
{
    const int Longest = 64;

    public static void MapOwners(this IEndpointRouteBuilder routes)
    {
        var rules = routes.MapGroup("/creditors/{siren}/owner-rules").WithTags("team");
        rules.MapPut("", Set).RequireRole(Roles.Manager).WithSummary("Who owns which cases of an entity; all of them follow at once").TakesCommand();
        rules.MapGet("", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Who owns which cases of an entity").Produces<OwnerRulesOfCreditor>();
        NameOwner.Map(routes);
    }

    static async Task<IResult> Set(string siren, OwnerRulesOfCreditor asked, HttpContext http, TeamStreams teams, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (asked.Rules.Count > OwnerRules.Most) return Problems.Invalid("rules", $"are at most {OwnerRules.Most}");
        for (var at = 0; at < asked.Rules.Count; at++)
            if (Wrong(asked.Rules[at], string.Create(CultureInfo.InvariantCulture, $"rules[{at}]")) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, asked.Rules.Select(r => (Guid?)r.Member), stop) is { } stranger) return Problems.Invalid("rules", $"name {stranger}, who is not in the team");
            var rules = new OwnerRules([.. asked.Rules.Select(Rule)]);
            return Answer.From(await teams.Handle(session, TeamTable.StreamOf(creditor), new TeamCommand.SetOwnerRules(creditor.Digits, rules, http.Actor()), http.EventContext(clock), stop));
        }, stop);
    }

    static async Task<OwnerRulesOfCreditor> Show(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return new([.. (await TeamTable.Of(session, siren, stop)).Rules.All.Select(r => new OwnerRuleItem(
            r.Member, r.Segment, r.Kind is { } kind ? Spelling.Of(kind) : null, r.OverdueFrom?.Cents, r.SalesPerson, r.NumberPrefix))]);
    }

    static IResult? Wrong(OwnerRuleItem? rule, string at) =>
        rule is null ? Problems.Invalid(at, "is missing")
        : rule.Kind is { } kind && Spelling.Known<CustomerKind>(kind) is null ? Problems.Invalid($"{at}.kind", "is no kind of customer")
        : rule.OverdueFromCents is < 0 or > 10_000_000_000_000 ? Problems.Invalid($"{at}.overdueFromCents", "is an amount")
        : OneLine.Wrong($"{at}.segment", rule.Segment, Longest, needed: false) ?? OneLine.Wrong($"{at}.salesPerson", rule.SalesPerson, Longest, needed: false) ?? OneLine.Wrong($"{at}.numberPrefix", rule.NumberPrefix, Longest, needed: false);

    static OwnerRule Rule(OwnerRuleItem of) => new(
        of.Member, OneLine.Of(of.Segment), Spelling.Known<CustomerKind>(of.Kind), of.OverdueFromCents is { } cents ? Money.OfCents(cents) : null, OneLine.Of(of.SalesPerson), OneLine.Of(of.NumberPrefix));
}
