using System.Text.Json;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Credit files as they can be read: one row with all of it, since every question asks for what holds on a day.</summary>
static class CreditFileTable
{
    public static Task Show(Session session, IReadOnlyList<Shown<CreditFile>> changed, CancellationToken stop) => session.Run(
        """
        insert into credit_files (customer, creditor, number, insured, content, version)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::boolean[], $5::jsonb[], $6::bigint[])
        on conflict (customer) do update set insured = excluded.insured, content = excluded.content, version = excluded.version
        """, stop,
        changed.Column(f => BusinessKey.OfCustomer(Siren.Parse(f.State.Account!.Creditor)!.Value, f.State.Account!.Customer)), changed.Column(f => f.State.Account!.Creditor),
        changed.Column(f => f.State.Account!.Customer), changed.Column(f => !f.State.Covers.IsEmpty),
        changed.Column(f => JsonSerializer.Serialize(f.State, EventJson.Options)), changed.Column(f => f.Version));

    /// <summary>The content of a row.</summary>
    public static CreditFile Read(string content) => JsonSerializer.Deserialize<CreditFile>(content, EventJson.Options)!;
}
