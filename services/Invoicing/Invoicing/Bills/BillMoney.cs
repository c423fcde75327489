using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Bills;

/// <summary>Which payment was the money of a bill that was said to be paid.</summary>
static class BillMoney
{
    /// <summary>
    /// The one that is named; else the one that stands on its invoices, is of its amount and came from the day it was paid on. None where the money never came, or has gone back already; where several
    /// may be meant, one must be named.
    /// </summary>
    public static async Task<(string? Payment, IResult? Problem)> Of(Session session, Guid bill, DateOnly until, string? named, CancellationToken stop)
    {
        var found = await session.Read(
            """
            select p.number, p.is_reversed from bills b join credits p on p.customer = b.customer and p.kind = 'payment'
             where b.id = $1 and b.status = 'paid' and case when $3::text is not null then upper(p.number) = upper($3)
                   else not p.is_reversed and p.amount_cents = b.amount_cents and p.currency = b.currency and p.dated_on between least(b.ended_on, b.matures_on) and $2
                        and exists (select from allocations a join bill_invoices c on c.invoice = a.invoice where c.bill = b.id and a.credit = p.id) end
             order by p.number collate "C"
            """, r => (Number: r.GetString(0), IsReversed: r.GetBoolean(1)), stop, bill, until, named);
        return found switch
        {
            [] when named is null       => (null, null),
            []                          => (null, Problems.Of(409, "payment_unknown", $"The customer has no payment {named} that could be this bill's money: only one that was said to be paid has any.")),
            [{ IsReversed: true }]      => (null, null),
            [var one]                   => (one.Number, null),
            _                           => (null, Problems.Of(409, "payment_ambiguous", $"Each of {string.Join(", ", found.Select(p => p.Number))} may be the money of this bill: say which.")),
        };
    }
}
