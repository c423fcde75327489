using System.Text.Json;
using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>How the agency of a file is or was chosen.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Status">Of the file.</param>
/// <param name="Agency">That has it; null while it waits.</param>
/// <param name="Why">How that one was chosen on its day; null while it waits, and of files from before this was kept.</param>
/// <param name="Today">What the rules say today of a file that waits.</param>
sealed record FileChoice(Guid File, string Status, string? Agency, WhyAgency? Why, ChoiceToday? Today);

/// <summary>What a creditor's rules say of a file today.</summary>
/// <param name="Agency">Which they choose; null where none can take it.</param>
/// <param name="ByHand">The creditor has no rules: somebody chose one agency for everything, or none.</param>
/// <param name="OwedCents">On the file.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="OldestDays">Days the oldest claim is overdue.</param>
/// <param name="Country">Of the debtor; null where it is not known.</param>
/// <param name="Department">Of the debtor in France; null where it is not known.</param>
/// <param name="Language">Of the debtor; null where it is not known.</param>
/// <param name="DebtorKind">Null where it is not known.</param>
/// <param name="Rules">Every rule, with the conditions that the file does not meet.</param>
/// <param name="Agencies">Every agency that was asked, in that order, with every reason against it.</param>
sealed record ChoiceToday(
    string? Agency, bool ByHand, long OwedCents, string Currency, int OldestDays, string? Country, string? Department, string? Language, string? DebtorKind,
    IReadOnlyList<RuleMet> Rules, IReadOnlyList<Verdict> Agencies);

/// <summary>The choice of an agency, explained.</summary>
static class ExplainChoice
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapGet("/files/{id:guid}/choice", Explain).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("files")
            .WithSummary("Why a file is with its agency, or what speaks against each today").Produces<FileChoice>().ProducesProblem(404);

    static async Task<IResult> Explain(Guid id, Candidates candidates, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            "select creditor, status, agency, why_agency::text from files where file = $1",
            row => (Creditor: row.GetString(0), Choice: new FileChoice(id, row.GetString(1), row.Maybe<string>(2), Why(row.Maybe<string>(3)), null)), stop, id);
        if (found is not [var file]) return Problems.NotFound("file");
        if (await FilesToPlace.Of(session, file.Creditor, [id], clock.Today, stop) is not [var waiting]) return TypedResults.Ok(file.Choice);
        var rule = await candidates.Rule(session, file.Creditor, stop);
        var choice = Choosing.Of(rule, waiting.Facts, await candidates.Of(session, file.Creditor, rule, clock.Today, hold: false, stop), clock.Today);
        var facts = waiting.Facts;
        return TypedResults.Ok(file.Choice with
        {
            Today = new(
                choice.Chosen?.Agency, rule.Rules is null, facts.Owed.Cents, facts.Owed.Currency, facts.OldestDays, facts.Zone.Country, facts.Zone.Department, facts.Language, facts.Kind, choice.Rules, choice.Agencies),
        });
    }

    static WhyAgency? Why(string? json) => json is null ? null : JsonSerializer.Deserialize<WhyAgency>(json, EventJson.Options);
}
