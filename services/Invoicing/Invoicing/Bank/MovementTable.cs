using System.Security.Cryptography;
using System.Text;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bank;

/// <summary>Bank movements as they can be read; what names a person lies apart.</summary>
static class MovementTable
{
    public static Task Show(Session session, IReadOnlyList<Shown<BankMovement>> changed, CancellationToken stop) => session.Run(
        """
        insert into bank_movements (id, creditor, account, key, statement, reference, booked_on, amount_cents, currency, is_credit, code, provisional_until, status, customer_number, payment, version)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::date[], $8::bigint[], $9::text[], $10::boolean[], $11::text[], $12::date[], $13::text[], $14::text[], $15::text[], $16::bigint[])
        on conflict (id) do update set status = excluded.status, customer_number = excluded.customer_number, payment = excluded.payment, version = excluded.version
        """, stop,
        changed.Column(m => m.Id), changed.Column(m => m.State.Content!.Creditor), changed.Column(m => m.State.Content!.Account), changed.Column(m => m.State.Content!.Key),
        changed.Column(m => m.State.Content!.Statement), changed.Column(m => m.State.Content!.Reference), changed.Column(m => m.State.Content!.On), changed.Column(m => m.State.Content!.Amount.Cents),
        changed.Column(m => m.State.Content!.Amount.Currency), changed.Column(m => m.State.Content!.IsCredit), changed.Column(m => m.State.Content!.Code), changed.Column(m => m.State.Content!.ProvisionalUntil),
        changed.Column(m => Words.Of(m.State.Status)), changed.Column(m => m.State.Customer), changed.Column(m => m.State.Payment), changed.Column(m => m.Version));

    /// <summary>Keeps what the bank says of payers.</summary>
    public static Task Keep(Session session, IReadOnlyList<(Guid Movement, BankTransaction Said)> payers, CancellationToken stop) => session.Run(
        """
        insert into bank_payers (movement, name, iban, text, end_to_end, creditor_reference, return_reason)
        select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) on conflict (movement) do nothing
        """, stop,
        payers.Select(p => p.Movement).ToArray(), payers.Select(p => p.Said.Payer.Name).ToArray(), payers.Select(p => p.Said.Payer.Iban).ToArray(), payers.Select(p => p.Said.Text).ToArray(),
        payers.Select(p => p.Said.EndToEndId).ToArray(), payers.Select(p => p.Said.CreditorReference).ToArray(), payers.Select(p => p.Said.ReturnReason).ToArray());

    /// <summary>An account of a payer as it is recognised.</summary>
    public static string Hash(string creditor, string iban) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{creditor}|{iban}")));
}
