using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>A booked credit, or a debit that takes money back, with what identifies it for ever.</summary>
/// <param name="Key">Hexadecimal, the same in whatever file the bank tells it.</param>
/// <param name="Statement">Of which account and message.</param>
/// <param name="Entry">The entry it is in.</param>
/// <param name="Transaction">What moved.</param>
/// <param name="IsReferenced">The bank gave it a reference; else it is known by its content.</param>
public sealed record Movement(string Key, BankStatement Statement, BankEntry Entry, BankTransaction Transaction, bool IsReferenced);

/// <summary>
/// Names the movements of a file. The bank's reference with day, side and amount does it; where there is none, all that is said of the movement.
/// Equals in one statement have an ordinal. The message it comes in does not count: a notification and the statement after it tell the same
/// movement, and so does a statement that a file holds twice.
/// </summary>
public static class MovementKey
{
    /// <summary>The movements of booked entries, each once, in the order of the file.</summary>
    public static IEnumerable<Movement> Of(IEnumerable<BankStatement> statements) => statements.SelectMany(Of).DistinctBy(m => m.Key);

    static IEnumerable<Movement> Of(BankStatement statement)
    {
        var seen = new Dictionary<string, int>();
        foreach (var entry in statement.Entries.Where(e => e.IsBooked))
            for (var i = 0; i < entry.Transactions.Length; i++)
                yield return Named(seen, statement, entry, entry.Transactions[i], i);
    }

    static Movement Named(Dictionary<string, int> seen, BankStatement statement, BankEntry entry, BankTransaction transaction, int index)
    {
        // Some banks give a movement its reference on the entry in one message and on the transaction in another, and some repeat that of a batch on
        // each of its transactions, where it tells none of them apart: their place does.
        var own = transaction.Reference != entry.Reference ? transaction.Reference : null;
        var reference = own ?? entry.Reference;
        var place = own is null && entry.Transactions.Length > 1 ? index.ToString(CultureInfo.InvariantCulture) : "";
        var said = string.Join('|',
            statement.Account, entry.BookedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), transaction.IsCredit ? "C" : "D", transaction.Amount,
            reference is not null ? $"{reference}|{place}" : $"{transaction.EndToEndId}|{transaction.CreditorReference}|{transaction.Text}|{transaction.Payer.Iban}");
        var ordinal = seen[said] = seen.GetValueOrDefault(said) + 1;
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}|{ordinal}")))[..32], statement, entry, transaction, reference is not null);
    }
}
