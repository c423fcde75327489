using Npgsql;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using static Recouvrement.Dunning.Cases.ListCases;

namespace Recouvrement.Dunning.Cases;

/// <summary>An invoice of a case.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Disputed">The debtor contests it.</param>
/// <param name="HandOver">The hand-over with which it left the house.</param>
/// <param name="LastStep">The last step really taken in this episode.</param>
/// <param name="NextStep">What comes next; null when something stands against it.</param>
/// <param name="NextOn">When that comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it.</param>
/// <param name="BlockerOwner">Who can remove that.</param>
/// <param name="LimitationSafeOn">The last safe day before it is time-barred; null while that stands still or is not known.</param>
/// <param name="LimitationPossibleOn">The last day that can be argued.</param>
public sealed record InvoiceOfCase(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long OutstandingCents, string Currency, bool Disputed, Guid? HandOver,
    string? LastStep, string? NextStep, DateOnly? NextOn, string? BlockedBy, string? BlockerOwner,
    DateOnly? LimitationSafeOn, DateOnly? LimitationPossibleOn);

/// <summary>An outgoing act or a hand-over.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="Kind"><c>step</c> or <c>hand_over</c>.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Step">Step of the policy, or <c>hand_over</c>.</param>
/// <param name="Channel">Of a step.</param>
/// <param name="Mode">Of the entity when it was decided.</param>
/// <param name="Status">How far it is.</param>
/// <param name="DecidedOn">Business date.</param>
/// <param name="SentOn">Business date on which it really left, or the call was made.</param>
public sealed record ActOfCase(Guid Decision, string Kind, int Episode, string Step, string? Channel, string Mode, string Status, DateOnly DecidedOn, DateOnly? SentOn);

/// <summary>How a debtor keeps its promises to pay: facts, no label.</summary>
/// <param name="Open">Not decided.</param>
/// <param name="Kept">In full, within the tolerance.</param>
/// <param name="PartlyKept">In part.</param>
/// <param name="Broken">Not at all.</param>
/// <param name="KeptPercent">Of those that were decided, how many in a hundred were kept, rounded down; null before the first.</param>
public sealed record PromisesOfCase(int Open, int Kept, int PartlyKept, int Broken, int? KeptPercent);

/// <summary>A case with its invoices and acts, and how its debtor keeps its promises.</summary>
public sealed record CaseDetail(CaseItem Summary, IReadOnlyList<InvoiceOfCase> Invoices, IReadOnlyList<ActOfCase> Acts, PromisesOfCase Promises);

/// <summary>One case as it stands.</summary>
static class ShowCase
{
    public static async Task<IResult> Show(Guid id, HttpContext http, NpgsqlDataSource database, CaseStreams cases, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read(Columns + " where case_id = $1", Row, stop, id) is not [var summary]) return Problems.NotFound("case");
        var (dunning, _) = await cases.Load(session, id, stop);
        LimitationDates? Limits(Guid invoice) => dunning.Invoices.GetValueOrDefault(invoice) is { IsOpen: true } open ? InvoiceLimits.Of(open, dunning, TimeLimits.Shipped) : null;
        var invoices = await session.Read(
            """
            select invoice, number, reference, issued_on, due_on, amount_cents, outstanding_cents, currency, disputed, handed_over, last_step, next_step, next_on, blocked_by, blocker_owner
              from case_invoices where case_id = $1 order by due_on, number
            """,
            row => new InvoiceOfCase(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4), row.GetInt64(5), row.GetInt64(6), row.GetString(7), row.GetBoolean(8),
                row.Value<Guid>(9), row.Text(10), row.Text(11), row.Value<DateOnly>(12), row.Text(13), row.Text(14),
                Limits(row.GetGuid(0))?.SafeOn, Limits(row.GetGuid(0))?.PossibleOn), stop, id);
        var acts = await session.Read(
            "select decision, kind, episode, step, channel, mode, status, decided_on, sent_on from acts where case_id = $1 order by decided_on, step",
            row => new ActOfCase(
                row.GetGuid(0), row.GetString(1), row.GetInt32(2), row.GetString(3), row.Text(4), row.GetString(5), row.GetString(6), row.GetFieldValue<DateOnly>(7), row.Value<DateOnly>(8)), stop, id);
        http.Response.Headers.ETag = $"\"{summary.Version}\"";
        return TypedResults.Ok(new CaseDetail(summary.On(clock.Today, await MemberTable.Roster(session, stop)), invoices, acts, await Promises(session, id, stop)));
    }

    static async Task<PromisesOfCase> Promises(Session session, Guid id, CancellationToken stop)
    {
        var counts = (await session.Read("select status, count(*)::int from said where case_id = $1 and kind = 'promise' group by status", row => (row.GetString(0), row.GetInt32(1)), stop, id)).ToDictionary();
        var record = new PromiseRecord(counts.GetValueOrDefault("open"), counts.GetValueOrDefault("kept"), counts.GetValueOrDefault("partly_kept"), counts.GetValueOrDefault("broken"));
        return new(record.Open, record.Kept, record.PartlyKept, record.Broken, record.KeptPercent);
    }
}
