namespace Recouvrement.Kernel.Identifiers;

/// <summary>
/// The nine digits that name a French company (SIREN). Samples and test files often carry a wrong check digit
/// (111111111), so a failed check is a warning (<see cref="HasValidCheckDigit"/>), never a refusal.
/// </summary>
public readonly record struct Siren
{
    readonly string? digits;

    Siren(string digits) => this.digits = digits;

    /// <summary>The nine digits.</summary>
    public string Digits => digits ?? throw new InvalidOperationException("This SIREN was never set.");

    /// <summary>True when the Luhn check digit fits (rule section 10).</summary>
    public bool HasValidCheckDigit => Luhn(Digits);

    /// <summary>Nine ASCII digits, or null.</summary>
    public static Siren? Parse(string? text) => text is { Length: 9 } && text.All(char.IsAsciiDigit) ? new Siren(text) : null;

    /// <inheritdoc/>
    public override string ToString() => Digits;

    internal static bool Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? (2 * digit) - 9 : 2 * digit;
            sum += digit;
        }

        return sum % 10 == 0;
    }
}
