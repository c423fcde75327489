namespace Recouvrement.Kernel.Identifiers;

/// <summary>The French national account number (relevé d'identité bancaire) inside a French IBAN: bank, branch, account, key.</summary>
/// <param name="Bank">Five digits.</param>
/// <param name="Branch">Five digits (code guichet).</param>
/// <param name="Account">Eleven digits or capital letters.</param>
/// <param name="Key">Two digits.</param>
public sealed record Rib(string Bank, string Branch, string Account, string Key)
{
    /// <summary>True when the key is 97 − (89 bank + 15 branch + 3 account) mod 97 (rule section 10).</summary>
    public bool HasValidKey => Key == KeyOf(Bank, Branch, Account);

    /// <summary>What a French IBAN holds; null for another country or where bank, branch or key are not digits.</summary>
    public static Rib? Of(Iban iban)
    {
        var text = iban.Compact;
        if (iban.Country != "FR") return null;
        var rib = new Rib(text[4..9], text[9..14], text[14..25], text[25..]);
        return (rib.Bank + rib.Branch + rib.Key).All(char.IsAsciiDigit) ? rib : null;
    }

    /// <summary>The two digits that close an account number.</summary>
    /// <exception cref="FormatException">Bank or branch are not digits.</exception>
    public static string KeyOf(string bank, string branch, string account)
    {
        var number = new string([.. account.Select(Digit)]);
        var sum = (89 * Parsed(bank)) + (15 * Parsed(branch)) + (3 * Parsed(number));
        return (97 - (sum % 97)).ToString("00", System.Globalization.CultureInfo.InvariantCulture);
    }

    // Letters count as in the old punched cards: A and J are 1, B, K and S are 2, up to I, R and Z, which are 9.
    static char Digit(char c) => c switch
    {
        >= 'A' and <= 'I' => (char)(c - 'A' + '1'),
        >= 'J' and <= 'R' => (char)(c - 'J' + '1'),
        >= 'S' and <= 'Z' => (char)(c - 'S' + '2'),
        _                 => c,
    };

    static long Parsed(string digits) => long.Parse(digits, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
}
