namespace Recouvrement.Kernel.Identifiers;

/// <summary>ISO 7064 MOD 97-10, shared by IBAN (ISO 13616) and creditor reference (ISO 11649).</summary>
static class Mod97
{
    /// <summary>Remainder of the text read as a number, each letter as two digits (A = 10 … Z = 35).</summary>
    internal static int Of(string upperAlphanumeric)
    {
        var remainder = 0;
        foreach (var c in upperAlphanumeric)
            remainder = char.IsAsciiDigit(c) ? ((remainder * 10) + (c - '0')) % 97 : ((remainder * 100) + (c - 'A' + 10)) % 97;
        return remainder;
    }

    internal static bool IsUpperAlphanumeric(char c) => char.IsAsciiDigit(c) || char.IsAsciiLetterUpper(c);

    /// <summary>What people group and type, in upper case and without spaces, those that do not break among them.</summary>
    internal static string? Compact(string? text) =>
        text is null ? null : string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(Upper));

    // Only ASCII: some foreign letters have an ASCII capital (ſ gives S) and would pass for it.
    internal static char Upper(char c) => char.IsAsciiLetterLower(c) ? (char)(c - 'a' + 'A') : c;
}
