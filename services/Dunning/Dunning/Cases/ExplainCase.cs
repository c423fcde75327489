using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Cases;

/// <summary>What an invoice waits for on a day.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="OutstandingCents">Owed on that day.</param>
/// <param name="Overdue">Past its due date on that day.</param>
/// <param name="NextStep">What comes next; null when something stands against it.</param>
/// <param name="NextOn">When that comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it.</param>
/// <param name="BlockerOwner">Who can remove that.</param>
public sealed record WhyNot(Guid Invoice, string Number, DateOnly DueOn, long OutstandingCents, bool Overdue, string? NextStep, DateOnly? NextOn, string? BlockedBy, string? BlockerOwner);

/// <summary>
/// Why is, or was, an invoice not dunned on a day? Worked out from the facts that had happened by then, by today's policy and settings; for a day to
/// come, as things stand.
/// </summary>
static class ExplainCase
{
    public static async Task<IResult> Why(Guid id, NpgsqlDataSource database, CaseStreams cases, BusinessClock clock, CancellationToken stop, DateOnly? on = null)
    {
        var day = on ?? clock.Today;
        if (day.Year is < 2000 or > 2100) return Problems.Invalid("on", "lies between 2000 and 2100");
        await using var session = await Session.Open(database, stop);
        var history = await cases.History(session, id, stop);
        var then = Folding.Fold<DunningCase, DunningCommand, DunningEvent>(history.Where(f => ParisTime.DateOf(f.Stored.Headers.HappenedAt) <= day).Select(f => f.Fact));
        if (then.Account is not { } account) return Problems.NotFound("case");

        var situation = new Situation(then, await EntityTable.Around(session, account.Creditor, stop), day);
        return TypedResults.Ok(then.Invoices.Values.Where(i => i.IsOpen).OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal).Select(invoice =>
        {
            var next = NextLine.Of(situation.Of(invoice), day);
            return new WhyNot(invoice.Id, invoice.Terms!.Number, invoice.DueOn, invoice.Outstanding.Cents, invoice.IsOverdue(day), next.Step, next.On, next.BlockedBy, next.Owner);
        }).ToArray());
    }
}
