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
/// Names the movements of a file. The bank's reference with day, side and amount does it; where there is none, all that is said of the movement
/// and its ordinal among equals. The message it comes in does not count: a notification and the statement after it tell the same movement.
/// </summary>
public static class MovementKey
{
    /// <summary>The movements of booked entries, in the order of the file.</summary>
    public static IEnumerable<Movement> Of(IEnumerable<BankStatement> statements)
    {
        var seen = new Dictionary<string, int>();
        foreach (var statement in statements)
            foreach (var entry in statement.Entries.Where(e => e.IsBooked))
                for (var i = 0; i < entry.Transactions.Length; i++)
                    yield return Named(seen, statement, entry, entry.Transactions[i], i);
    }

    static Movement Named(Dictionary<string, int> seen, BankStatement statement, BankEntry entry, BankTransaction transaction, int index)
    {
        var isReferenced = entry.Reference is not null || transaction.Reference is not null;
        var place = entry.Transactions.Length > 1 ? index.ToString(CultureInfo.InvariantCulture) : "";
        var said = string.Join('|',
            statement.Account, entry.BookedOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), transaction.IsCredit ? "C" : "D", transaction.Amount,
            isReferenced ? $"{entry.Reference ?? transaction.Reference}|{place}" : $"{transaction.EndToEndId}|{transaction.CreditorReference}|{transaction.Text}|{transaction.Payer.Iban}");
        var ordinal = seen[said] = seen.GetValueOrDefault(said) + 1;
        return new(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{said}|{ordinal}")))[..32], statement, entry, transaction, isReferenced);
    }
}
