using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Factoring;

/// <summary>A factor that has an invoice, or had it.</summary>
/// <param name="Factor">SIREN of the factor.</param>
/// <param name="On">From which day.</param>
/// <param name="WithRecourse">The factor may give it back unpaid.</param>
/// <param name="DebtorTold">The debtor knows whom to pay.</param>
/// <param name="TakenBackOn">Day it came back; null while it is the factor's.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record AssignmentAnswer(string Factor, DateOnly On, bool WithRecourse, bool DebtorTold, DateOnly? TakenBackOn, string? Reason);

/// <summary>Assignments of invoices as they can be read.</summary>
static class AssignmentTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<Invoice>> changed, CancellationToken stop)
    {
        var all = changed.SelectMany(i => i.State.Assignments.Select((a, at) => (Invoice: i.Id, Position: at, Assignment: a))).ToArray();
        if (all.Length == 0) return;
        await session.Run(
            """
            insert into invoice_assignments (invoice, position, factor, assigned_on, with_recourse, debtor_told, taken_back_on, reason)
            select * from unnest($1::uuid[], $2::int[], $3::text[], $4::date[], $5::boolean[], $6::boolean[], $7::date[], $8::text[])
            on conflict (invoice, position) do update set factor = excluded.factor, assigned_on = excluded.assigned_on, with_recourse = excluded.with_recourse, debtor_told = excluded.debtor_told,
                taken_back_on = excluded.taken_back_on, reason = excluded.reason
            """, stop,
            Array.ConvertAll(all, a => a.Invoice), Array.ConvertAll(all, a => a.Position), Array.ConvertAll(all, a => a.Assignment.Terms.Factor), Array.ConvertAll(all, a => a.Assignment.Terms.On),
            Array.ConvertAll(all, a => a.Assignment.Terms.WithRecourse), Array.ConvertAll(all, a => a.Assignment.Terms.IsDebtorTold), Array.ConvertAll(all, a => a.Assignment.TakenBackOn),
            Array.ConvertAll(all, a => a.Assignment.Reason is RecourseReason.None ? null : Words.Of(a.Assignment.Reason)));
    }

    /// <summary>Of one invoice, in the order they came.</summary>
    public static Task<List<AssignmentAnswer>> Of(Session session, Guid invoice, CancellationToken stop) => session.Read(
        "select factor, assigned_on, with_recourse, debtor_told, taken_back_on, reason from invoice_assignments where invoice = $1 order by position",
        r => new AssignmentAnswer(r.GetString(0), r.Day(1), r.GetBoolean(2), r.GetBoolean(3), r.IsDBNull(4) ? null : r.Day(4), r.Text(5)), stop, invoice);
}
