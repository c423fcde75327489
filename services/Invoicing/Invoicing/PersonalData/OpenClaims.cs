using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.PersonalData;

/// <summary>What is still open and needs what it rests on: a reason to refuse an erasure (GDPR article 17(3)(e)).</summary>
static class OpenClaims
{
    /// <summary>Invoices of an account that are not settled.</summary>
    public static async Task<int> Of(Session session, Guid customer, CancellationToken stop) =>
        (await session.Read("select count(*)::int from invoices where customer = $1 and (outstanding_cents > 0 or open_disputes > 0)", r => r.GetInt32(0), stop, customer))[0];

    /// <summary>All that is open on an account: invoices that are not settled, deliveries to invoice, money that is not allocated.</summary>
    public static async Task<int> AnythingOf(Session session, Guid customer, CancellationToken stop) => await Of(session, customer, stop) + (await session.Read(
        """
        select ((select count(*) from deliveries_not_invoiced where customer = $1) + (select count(*) from credits where customer = $1 and unallocated_cents > 0))::int
        """, r => r.GetInt32(0), stop, customer))[0];

    /// <summary>Down the chain from quotes, orders, deliveries or customers: invoices that are not settled, and deliveries to invoice.</summary>
    public static async Task<int> Below(Session session, string siren, IReadOnlyList<(string Kind, string Number, int? Year)> holders, CancellationToken stop) => (await session.Read(
        """
        with recursive down (kind, number, year) as (
            select kind, upper(number), year from unnest($2::text[], $3::text[], $4::int[]) as h(kind, number, year)
            union
            select l.kind, upper(l.number), l.year from down d join document_links l on l.creditor = $1 and l.parent_kind = d.kind and upper(l.parent_number) = d.number)
        select ((select count(*) from invoices i join customers c on c.id = i.customer
                  where i.creditor = $1 and (i.outstanding_cents > 0 or i.open_disputes > 0)
                    and exists (select from down d where (d.kind = 'invoice' and d.number = upper(i.number) and (d.year is null or d.year = i.year)) or (d.kind = 'customer' and d.number = upper(c.number))))
              + (select count(*) from deliveries_not_invoiced n where n.creditor = $1 and exists (select from down d where d.kind = 'delivery' and d.number = upper(n.number))))::int
        """, r => r.GetInt32(0), stop, siren, holders.Select(h => h.Kind).ToArray(), holders.Select(h => h.Number).ToArray(), holders.Select(h => h.Year).ToArray()))[0];
}
