namespace Recouvrement.Kernel.Identifiers;

/// <summary>A telephone number that takes text messages: E.164, and known to be a mobile one. Personal data.</summary>
public readonly record struct MobileNumber
{
    // Prefixes of mobile numbers, by the countries' numbering plans: France with its overseas departments and territories (ARCEP, decision 2018-0881), and its neighbours. What is not here is not
    // known to be one: a text message to a switchboard is paid for and read by nobody.
    static readonly (string Prefix, int Digits)[] Plans =
    [
        ("336", 11), ("337", 11), ("590690", 12), ("590691", 12), ("594694", 12), ("596696", 12), ("596697", 12), ("262692", 12), ("262693", 12), ("262639", 12), ("508", 9), ("687", 9), ("68987", 11), ("68989", 11),
        ("3245", 11), ("3246", 11), ("3247", 11), ("3248", 11), ("3249", 11), ("3526", 12), ("4175", 11), ("4176", 11), ("4177", 11), ("4178", 11), ("4179", 11), ("346", 11), ("347", 11),
        ("3519", 12), ("316", 11), ("447", 12),
    ];

    // Where the length varies from one number to the other.
    static readonly (string Prefix, int From, int To)[] OpenPlans = [("4915", 12, 13), ("4916", 12, 13), ("4917", 12, 13), ("393", 11, 12)];

    MobileNumber(string digits) => Digits = digits;

    /// <summary>Country code and number, without a plus sign.</summary>
    public string Digits { get; }

    /// <summary>Reads <c>+33612345678</c>; spaces, dots and hyphens between digits are nothing. Null where it is no mobile number in international form.</summary>
    public static MobileNumber? Parse(string? text)
    {
        if (text?.Trim() is not ['+', .. var rest] || rest.Length > 30) return null;
        var digits = string.Concat(rest.Where(c => c is not (' ' or '.' or '-' or '\u00a0' or '\u202f')));
        if (!digits.All(char.IsAsciiDigit)) return null;
        return Plans.Any(plan => digits.Length == plan.Digits && digits.StartsWith(plan.Prefix, StringComparison.Ordinal)) || OpenPlans.Any(plan => digits.Length >= plan.From && digits.Length <= plan.To && digits.StartsWith(plan.Prefix, StringComparison.Ordinal))
            ? new(digits)
            : null;
    }

    /// <inheritdoc/>
    public override string ToString() => $"+{Digits}";
}
