using System.Globalization;
using System.Text;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// What identifies a row for ever, in this file and in a corrected one. Not the line number, which shifts; not PieceRef, which is often
/// journal and month.
/// </summary>
/// <param name="Creditor">The company whose books these are.</param>
/// <param name="Document">JournalCode, EcritureNum, EcritureDate.</param>
/// <param name="Account">CompteNum.</param>
/// <param name="AuxiliaryAccount">CompAuxNum.</param>
/// <param name="Ordinal">From 1, among rows of equal key in the order of the file: rows of other keys may be inserted without moving it.</param>
public readonly record struct FecKey(Siren Creditor, FecDocument Document, string Account, string? AuxiliaryAccount, int Ordinal)
{
    /// <summary>
    /// The key within its creditor as one text, fit for an invoice number or a payment reference:
    /// <c>VE-00000049-20230428-41100000-41100540-1</c>. In capitals, because names of streams are; no two keys share it
    /// (<c>-</c>, <c>%</c> and <c>|</c> inside a part are written %2D, %25, %7C).
    /// </summary>
    public string Number => string.Create(CultureInfo.InvariantCulture, $"{Stem(Document, Account, AuxiliaryAccount)}-{Ordinal}");

    internal static bool IsTooLong(FecDocument document, string account, string auxiliary) =>
        Stem(document, account, auxiliary).Length + 1 + int.MaxValue.ToString(CultureInfo.InvariantCulture).Length > BusinessKey.Longest;

    // Equal stems are equal keys: the ordinal counts among them, so that two rows that differ only in case stay two.
    internal static string Stem(FecDocument document, string account, string? auxiliary)
    {
        var text = new StringBuilder();
        Part(document.JournalCode).Append('-');
        Part(document.EntryNumber).Append('-');
        text.Append(document.EntryDate.ToString("yyyyMMdd", CultureInfo.InvariantCulture)).Append('-');
        Part(account).Append('-');
        return Part(auxiliary ?? "").ToString();

        StringBuilder Part(string part)
        {
            foreach (var c in part.ToUpperInvariant())
                _ = c switch { '-' => text.Append("%2D"), '%' => text.Append("%25"), '|' => text.Append("%7C"), _ => text.Append(c) };
            return text;
        }
    }
}
