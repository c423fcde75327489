using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bills;

/// <summary>Which payment was the money of a bill that was said to be paid.</summary>
static class BillMoney
{
    /// <summary>
    /// Of those that stand on its invoices, the one that is named; else the one that is of its amount and came from the day it was paid on. None where the money never came, or has gone back already; where
    /// several may be meant, one must be named.
    /// </summary>
    public static async Task<(string? Payment, IResult? Problem)> Of(Session session, Guid bill, DateOnly until, string? named, CancellationToken stop)
    {
        var status = (await session.Read("select status from bills where id = $1", r => r.GetString(0), stop, bill))[0];
        // Asked again, its money has gone back.
        if (status is "unpaid") return (null, null);
        var found = await session.Read(
            """
            select p.number, p.is_reversed from bills b join credits p on p.customer = b.customer and p.kind = 'payment' and p.origin <> 'snapshot' and p.dated_on <= $2
             where b.id = $1 and b.status = 'paid'
               and case when $3::text is not null then upper(p.number) = upper($3)
                   else not p.is_reversed and p.amount_cents = b.amount_cents and p.currency = b.currency and p.dated_on >= least(b.ended_on, b.matures_on) end
               and (p.is_reversed or exists (select from allocations a join bill_invoices c on c.invoice = a.invoice where c.bill = b.id and a.credit = p.id))
             order by p.number collate "C"
            """, r => (Number: r.GetString(0), IsReversed: r.GetBoolean(1)), stop, bill, until, named);
        return found switch
        {
            [] when named is null  => (null, null),
            []                     => (null, Problems.Of(409, "payment_unknown", $"No payment {named} stands on this bill's invoices by that day: only one that does can be its money, and only a bill that was said to be paid has any.")),
            [{ IsReversed: true }] => (null, null),
            [var one]              => (one.Number, null),
            _                      => (null, Problems.Of(409, "payment_ambiguous", $"Each of {string.Join(", ", found.Select(p => p.Number))} may be the money of this bill: say which.")),
        };
    }
}
