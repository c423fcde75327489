using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Cases;

/// <summary>A fact that made a blocker stand.</summary>
/// <param name="Of"><c>case</c>, <c>entity</c> (the creditor's settings or bank feed) or <c>stop_switch</c>.</param>
/// <param name="Fact">Its stored name.</param>
/// <param name="Version">Its place in that stream.</param>
/// <param name="On">Business date.</param>
public sealed record BlockerCause(string Of, string Fact, long Version, DateOnly On);

/// <summary>Something that stands against a step.</summary>
/// <param name="Rule">Stable, snake_case.</param>
/// <param name="Sentence">What the rule says.</param>
/// <param name="Owner">Who can remove it; <c>calendar</c> where only time does.</param>
/// <param name="Until">Day from which it stands no more; null where nobody knows.</param>
/// <param name="Cause">The fact since which it stands; null where none was ever heard.</param>
public sealed record StepBlocker(string Rule, string Sentence, string Owner, DateOnly? Until, BlockerCause? Cause);

/// <summary>What comes next for an invoice on a day, and all that stands against it.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Invoice">Stream id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="On">The day asked for.</param>
/// <param name="DueOn">Due date of the oldest part that is open.</param>
/// <param name="OutstandingCents">Owed on that day.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Allowed">The step may be taken on that day.</param>
/// <param name="Step">The step it would be; null where none comes.</param>
/// <param name="FirstOn">The first day on which it may go as things stand; null while something stands against it whose end nobody knows.</param>
/// <param name="Blockers">All, the most lasting first; empty where it is allowed.</param>
public sealed record NextStepOfInvoice(
    Guid Case, Guid Invoice, string Creditor, string Number, DateOnly On, DateOnly DueOn, long OutstandingCents, string Currency, bool Allowed, string? Step, DateOnly? FirstOn,
    IReadOnlyList<StepBlocker> Blockers);

/// <summary>
/// Why not? Worked out from the facts that had happened by the day; for a day to come, as things stand. Of several invoices of one number the one that is
/// owed is meant, then the latest.
/// </summary>
sealed class NextStep(NpgsqlDataSource database, CaseStreams cases, EntityPast entities, BusinessClock clock)
{
    const int Longest = 200;

    public static void MapNextStep(IEndpointRouteBuilder routes)
    {
        Add("/creditors/{siren}/invoices/{number}/next-step", (string siren, string number, NextStep ask, CallersScope scope, CancellationToken stop, DateOnly? on = null) => ask.Of(siren, number, on, scope, stop));
        Add("/invoices/{number}/next-step", (string number, string creditor, NextStep ask, CallersScope scope, CancellationToken stop, DateOnly? on = null) => ask.Of(creditor, number, on, scope, stop));

        void Add(string path, Delegate handler) => routes.MapGet(path, handler).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("cases")
            .WithSummary("Whether an invoice may be dunned on a day, every blocker with its rule and cause, and the first day on which it may").Produces<NextStepOfInvoice>().ProducesProblem(404).ProducesProblem(422);
    }

    async Task<IResult> Of(string siren, string number, DateOnly? on, CallersScope scope, CancellationToken stop)
    {
        var day = on ?? clock.Today;
        if (day.Year is < 2000 or > 2100) return Problems.Invalid("on", "lies between 2000 and 2100");
        if (Siren.Parse(siren) is null) return Problems.Invalid("siren", "is no SIREN");
        if (number.Length > Longest) return Problems.NotFound("invoice");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("c.creditor", "c.case_id", [siren, number.Replace("%2F", "/", StringComparison.OrdinalIgnoreCase).Trim()]);
        if (await session.Read(
                $"""
                select i.case_id, i.invoice from case_invoices i join cases c using (case_id) where i.number = any (array[$2, upper($2)]) and c.creditor = $1{within}
                 order by (i.outstanding_cents > 0) desc, i.issued_on desc, i.invoice limit 1
                """, row => (Case: row.GetGuid(0), Invoice: row.GetGuid(1)), stop, values) is not [var found]) return Problems.NotFound("invoice");

        var history = (await cases.History(session, found.Case, stop)).Where(entry => ParisTime.DateOf(entry.Stored.Headers.HappenedAt) <= day).ToArray();
        DunningEvent[] facts = [.. history.Select(entry => entry.Fact)];
        var dunning = Folding.Fold<DunningCase, DunningCommand, DunningEvent>(facts);
        if (dunning.Invoices.GetValueOrDefault(found.Invoice) is not { Terms: { } terms } invoice) return Problems.NotFound("invoice on that day");

        var now = await entities.Around(session, siren, day, stop);
        var situation = new Situation(dunning, now, day);
        var against = situation.Blockers(invoice);
        var causes = against.Count == 0 ? new Dictionary<string, int>() : Causes.Of(facts, invoice.Id, now, day);
        var blockers = new List<StepBlocker>();
        foreach (var blocked in against)
        {
            var reason = blocked.By.Reason;
            var cause = EntityPast.Rules.Contains(reason) ? await entities.Cause(session, siren, reason, day, stop)
                : causes.TryGetValue(reason, out var n) ? new("case", history[n].Stored.Type, history[n].Stored.Version, ParisTime.DateOf(history[n].Stored.Headers.HappenedAt))
                : null;
            blockers.Add(new(reason, BlockerSentences.Of(blocked.By), blocked.By.Owner, blocked.Until, cause));
        }

        return TypedResults.Ok(new NextStepOfInvoice(
            found.Case, invoice.Id, siren, terms.Number, day, invoice.DueOn, invoice.Outstanding.Cents, invoice.Outstanding.Currency,
            against.Count == 0, situation.StepAhead(invoice), situation.FirstDay(invoice), blockers));
    }
}
