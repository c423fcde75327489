using System.Globalization;

namespace Recouvrement.Kernel.Identifiers;

/// <summary>A VAT number of the European Union (numéro de TVA intracommunautaire). Only the French key can be checked here.</summary>
public readonly record struct VatNumber
{
    readonly string? compact;

    VatNumber(string compact) => this.compact = compact;

    /// <summary>Upper case without spaces: <c>FR44732829320</c>.</summary>
    public string Compact => compact ?? throw new InvalidOperationException("This VAT number was never set.");

    /// <summary>The country's two letters (Greece is EL).</summary>
    public string Country => Compact[..2];

    /// <summary>The company a French number belongs to; null for another country.</summary>
    public Siren? Siren => Country == "FR" ? Identifiers.Siren.Parse(Compact[4..]) : null;

    /// <summary>
    /// Whether the French key is (12 + 3 × (SIREN mod 97)) mod 97 (rule section 10). Null where that cannot be told: another
    /// country, or a key with a letter.
    /// </summary>
    public bool? HasValidKey =>
        Siren is { } siren && Compact[2..4].All(char.IsAsciiDigit) ? Compact[2..4] == KeyOf(siren) : null;

    /// <summary>The French number with the numeric key of a SIREN.</summary>
    public static VatNumber Of(Siren siren) => new($"FR{KeyOf(siren)}{siren.Digits}");

    /// <summary>Two letters and 2 to 12 letters or digits, spaces allowed; for France two of them and nine digits. Null otherwise.</summary>
    public static VatNumber? Parse(string? text) =>
        Mod97.Compact(text) is { Length: >= 4 and <= 14 } compact
        && compact.All(Mod97.IsUpperAlphanumeric)
        && char.IsAsciiLetterUpper(compact[0]) && char.IsAsciiLetterUpper(compact[1])
        && (compact[..2] != "FR" || Identifiers.Siren.Parse(compact[4..]) is not null)
            ? new VatNumber(compact)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Compact;

    static string KeyOf(Siren siren)
    {
        var key = (12 + (3 * (int.Parse(siren.Digits, NumberStyles.None, CultureInfo.InvariantCulture) % 97))) % 97;
        return key.ToString("00", CultureInfo.InvariantCulture);
    }
}
