using System.Globalization;

namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// A structured creditor reference (ISO 11649, <c>RF</c>): the invoice number with check digits, which a debtor's bank carries
/// unchanged, so that the payment finds its invoice.
/// </summary>
public readonly record struct CreditorReference
{
    const int LongestBody = 21;

    readonly string? compact;

    CreditorReference(string compact) => this.compact = compact;

    /// <summary>Upper case without spaces: <c>RF31FA2026000123</c>.</summary>
    public string Compact => compact ?? throw new InvalidOperationException("This reference was never set.");

    /// <summary>In groups of four, as it is printed.</summary>
    public string Printed => string.Join(' ', Compact.Chunk(4).Select(group => new string(group)));

    /// <summary>
    /// The reference of an invoice number. Spaces and punctuation are left out, so <c>FA2026-12</c> and <c>FA202612</c> share one.
    /// Null when nothing, more than 21 characters, or a letter outside A to Z remains.
    /// </summary>
    public static CreditorReference? Of(string? number)
    {
        var body = new string([.. (number ?? "").Where(char.IsLetterOrDigit).Select(Mod97.Upper)]);
        return body.Length is > 0 and <= LongestBody && body.All(Mod97.IsUpperAlphanumeric)
            ? new CreditorReference($"RF{CheckDigits(body)}{body}")
            : null;
    }

    /// <summary>Reads a reference, spaces allowed; null when the shape is wrong or the check digits do not fit.</summary>
    public static CreditorReference? Parse(string? text) =>
        Mod97.Compact(text) is { Length: > 4 and <= LongestBody + 4 } compact
        && compact.StartsWith("RF", StringComparison.Ordinal)
        && compact.All(Mod97.IsUpperAlphanumeric)
        && compact[2..4] == CheckDigits(compact[4..])
            ? new CreditorReference(compact)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Compact;

    static string CheckDigits(string body) => (98 - Mod97.Of(body + "RF00")).ToString("00", CultureInfo.InvariantCulture);
}
