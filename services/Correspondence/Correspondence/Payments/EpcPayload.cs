using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Payments;

/// <summary>What a banking app reads from a letter to fill a SEPA transfer: EPC069-12 v2.1, version 002 of the data, UTF-8.</summary>
static partial class EpcPayload
{
    const int LongestName = 70, LongestText = 140;
    const long MostCents = 999_999_999_99;

    /// <summary>The data, or null where there is nothing that a SEPA transfer can pay.</summary>
    /// <param name="payee">Name, IBAN, and BIC where it is one.</param>
    /// <param name="cents">Above zero and at most 999 999 999.99.</param>
    /// <param name="currency">Only EUR is paid so.</param>
    /// <param name="reference">For the payee to recognise the payment by.</param>
    /// <param name="otherwise">Stands in where there is no such reference.</param>
    public static string? Of(Letterhead payee, long cents, string currency, CreditorReference? reference, string otherwise)
    {
        if (currency != "EUR" || cents is < 1 or > MostCents || Iban.Parse(payee.Iban) is not { HasValidCheckDigits: true } iban) return null;
        var name = Cut(payee.Name, LongestName);
        if (name.Length == 0) return null;
        var amount = (cents / 100m).ToString("0.00", CultureInfo.InvariantCulture);
        string[] lines =
        [
            "BCD", "002", "1", "SCT", payee.Bic is { } bic && Bic().IsMatch(bic) ? bic : "", name, iban.Compact, $"EUR{amount}",
            "", reference?.Compact ?? "", reference is null ? Cut(otherwise, LongestText) : "",
        ];
        return string.Join('\n', lines).TrimEnd('\n');
    }

    static string Cut(string text, int longest)
    {
        var line = new StringBuilder();
        foreach (var rune in FrenchText.OneLine(text).Trim().EnumerateRunes())
            if (line.Length + rune.Utf16SequenceLength <= longest) line.Append(rune);
            else break;
        return line.ToString().Trim();
    }

    [GeneratedRegex("^[A-Z]{4}[A-Z]{2}[A-Z0-9]{2}([A-Z0-9]{3})?$")]
    private static partial Regex Bic();
}
