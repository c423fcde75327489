namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// An international bank account number (ISO 13616). Shape is demanded; check digits are reported, since imported
/// files carry wrong ones and the row should say so rather than vanish.
/// </summary>
public readonly record struct Iban
{
    const int FrenchLength = 27;

    readonly string? compact;

    Iban(string compact) => this.compact = compact;

    /// <summary>Upper case without spaces: <c>FR7630006000011234567890189</c>.</summary>
    public string Compact => compact ?? throw new InvalidOperationException("This IBAN was never set.");

    /// <summary>ISO 3166 code of the country that keeps the account.</summary>
    public string Country => Compact[..2];

    /// <summary>True when the rest of the division by 97 is 1.</summary>
    public bool HasValidCheckDigits => Mod97.Of(Compact[4..] + Compact[..4]) == 1;

    /// <summary>In groups of four, as it is printed.</summary>
    public string Printed => string.Join(' ', Compact.Chunk(4).Select(group => new string(group)));

    /// <summary>Country, two digits and up to 30 letters or digits (15 to 34 in all, 27 in France), spaces allowed; or null.</summary>
    public static Iban? Parse(string? text) =>
        Mod97.Compact(text) is { Length: >= 15 and <= 34 } compact
        && compact.All(Mod97.IsUpperAlphanumeric)
        && char.IsAsciiLetterUpper(compact[0]) && char.IsAsciiLetterUpper(compact[1])
        && char.IsAsciiDigit(compact[2]) && char.IsAsciiDigit(compact[3])
        && (compact[..2] != "FR" || compact.Length == FrenchLength)
            ? new Iban(compact)
            : null;

    /// <inheritdoc/>
    public override string ToString() => Compact;
}
