using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Payments that a list of open items presumes are read where something that is known may take their place.</summary>
sealed partial record OpenAccounts
{
    const string Columns = "id, customer, kind, origin, number, unallocated_cents, currency, dated_on, designated, deductions, unallocated_cents = amount_cents";

    // Hardly any account has one: said with its credits, so that nobody else is asked.
    const string IsPresuming = "exists (select from credits p where p.customer = c.customer and p.origin = 'snapshot' and not p.is_reversed)";

    // Those that open money names, those of its day or later, and those of its amount: no other is ever replaced.
    static async Task<List<StoredCredit>> Presumed(Session session, List<StoredCredit> credits, HashSet<Guid> presuming, CancellationToken stop)
    {
        var money = credits.Where(c => presuming.Contains(c.Customer) && c.Left.IsPositive && c.Origin is not Origin.Snapshot).ToList();
        if (money.Count == 0) return [];
        var known = credits.Select(c => c.Id).ToHashSet();
        var presumed = await session.Read(
            $"""
            select {Columns} from credits p where p.customer = any($1) and p.origin = 'snapshot' and not p.is_reversed
               and (upper(p.designated -> 0 ->> 'number') = any($4)
                    or exists (select from unnest($1::uuid[], $2::date[], $3::bigint[]) as m(customer, dated_on, cents) where m.customer = p.customer and (m.dated_on <= p.dated_on or m.cents = p.amount_cents)))
            """, Row, stop, Array.ConvertAll([.. money], m => m.Customer), Array.ConvertAll([.. money], m => m.On), Array.ConvertAll([.. money], m => m.Left.Cents),
            money.SelectMany(m => m.Designated.All).Select(d => d.Number.ToUpperInvariant()).Distinct().ToArray());
        return [.. presumed.Where(p => !known.Contains(p.Id))];
    }

    sealed record StoredCredit(Guid Id, Guid Customer, CreditKind Kind, Origin Origin, string Number, Money Left, DateOnly On, Designations Designated, Deductions? Kept, bool IsUntouched);
}
