namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// The fourteen digits that name an establishment of a French company (SIRET): its SIREN and five more. A failed check
/// is a warning, as for <see cref="Identifiers.Siren"/>.
/// </summary>
public readonly record struct Siret
{
    const string LaPoste = "356000000";
    const string LaPosteHeadOffice = "35600000000048";

    readonly string? digits;

    Siret(string digits) => this.digits = digits;

    /// <summary>The fourteen digits.</summary>
    public string Digits => digits ?? throw new InvalidOperationException("This SIRET was never set.");

    /// <summary>The company it belongs to: its first nine digits.</summary>
    public Siren Siren => Siren.Parse(Digits[..9])!.Value;

    /// <summary>
    /// True when the check digits fit (rule section 10): Luhn over all fourteen, but the sum of the digits a multiple of five for
    /// the offices of La Poste, which has more of them than Luhn leaves room for.
    /// </summary>
    public bool HasValidCheckDigit =>
        Digits.StartsWith(LaPoste, StringComparison.Ordinal) && Digits != LaPosteHeadOffice
            ? Digits.Sum(digit => digit - '0') % 5 == 0
            : Siren.Luhn(Digits) && Siren.HasValidCheckDigit;

    /// <summary>Fourteen ASCII digits, or null.</summary>
    public static Siret? Parse(string? text) => text is { Length: 14 } && text.All(char.IsAsciiDigit) ? new Siret(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Digits;
}
