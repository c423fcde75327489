using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Bank;

/// <summary>A movement as it is stored, with what the bank says of its payer.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Key">Identifies it for ever.</param>
/// <param name="Account">IBAN of the creditor.</param>
/// <param name="On">Day it was booked.</param>
/// <param name="Said">What moved.</param>
/// <param name="Status">Where its money is.</param>
/// <param name="ProvisionalUntil">Of a direct debit.</param>
/// <param name="Customer">While it is assigned.</param>
/// <param name="Payment">While it is assigned, or the one it undid.</param>
/// <param name="Version">For If-Match.</param>
sealed record StoredCash(
    Guid Id, string Key, string Account, DateOnly On, BankTransaction Said, MovementStatus Status, DateOnly? ProvisionalUntil, string? Customer, string? Payment, long Version)
{
    public const string Columns =
        "m.id, m.key, m.account, m.booked_on, m.amount_cents, m.currency, m.is_credit, m.reference, p.end_to_end, p.creditor_reference, p.text, p.name, p.iban, p.return_reason, m.code, m.status, " +
        "m.provisional_until, m.customer_number, m.payment, m.version from bank_movements m left join bank_payers p on p.movement = m.id";

    public static StoredCash Row(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.Day(3),
        new(r.Money(4, 5), r.GetBoolean(6), r.Text(7), r.Text(8), r.Text(9), r.Text(10) ?? "", new(r.Text(11), r.Text(12)), r.Text(13), r.Text(14)),
        Words.Read<MovementStatus>(r.GetString(15)), r.IsDBNull(16) ? null : r.Day(16), r.Text(17), r.Text(18), r.GetInt64(19));

    /// <summary>The movement of a key, or null.</summary>
    public static async Task<StoredCash?> Of(Session session, string creditor, string key, CancellationToken stop) =>
        await session.Read($"select {Columns} where m.creditor = $1 and m.key = $2", Row, stop, creditor, key) is [var found] ? found : null;
}
