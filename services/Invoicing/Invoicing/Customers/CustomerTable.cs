using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Customer accounts as they can be read.</summary>
static class CustomerTable
{
    public static Task Show(Session session, IReadOnlyList<Shown<Customer>> changed, CancellationToken stop) => session.Run(
        """
        insert into customers (id, creditor, number, kind, segment, language, payment_term, version)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bigint[])
        on conflict (id) do update set kind = excluded.kind, segment = excluded.segment, language = excluded.language,
            payment_term = excluded.payment_term, version = excluded.version
        """, stop,
        changed.Column(c => c.Id), changed.Column(c => c.State.Account!.Creditor), changed.Column(c => c.State.Account!.Customer), changed.Column(c => Words.Of(c.State.Profile!.Kind)),
        changed.Column(c => c.State.Profile!.Segment), changed.Column(c => c.State.Profile!.Language), changed.Column(c => c.State.Profile!.PaymentTerm), changed.Column(c => c.Version));
}
