using System.Globalization;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>Amounts and dates as a FEC writes them.</summary>
static class FecValues
{
    // Twelve digits before the comma: a year of any French company fits, and the cents of a sum of them fit JSON's exact integers.
    const int LongestWhole = 12;

    /// <summary>AAAAMMJJ; blank or all zeros (padding) is no date at all.</summary>
    public static bool TryDate(ReadOnlySpan<char> text, out DateOnly? date)
    {
        date = null;
        if (text.Trim('0').IsEmpty) return text.Length is 0 or 8;
        if (text.Length != 8 || text.ContainsAnyExceptInRange('0', '9')) return false;
        var (year, month, day) = (Number(text[..4]), Number(text[4..6]), Number(text[6..]));
        if (year is < 1900 or > 2199 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>
    /// Decimal comma, no thousands, sign as first or last character; blank is zero. A dot is taken for the comma only before one or two
    /// decimals: "1.000" may mean a thousand to whoever wrote it.
    /// </summary>
    /// <returns>Null when read, else the reason.</returns>
    public static string? Amount(ReadOnlySpan<char> text, out decimal amount)
    {
        amount = 0;
        var digits = text.Trim();
        if (digits.IsEmpty) return null;

        var negative = false;
        if (digits[0] is '+' or '-')
        {
            negative = digits[0] == '-';
            digits = digits[1..].TrimStart();
        }
        else if (digits[^1] is '+' or '-')
        {
            negative = digits[^1] == '-';
            digits = digits[..^1].TrimEnd();
        }

        var point = digits.IndexOfAny(',', '.');
        var whole = point < 0 ? digits : digits[..point];
        var cents = point < 0 ? [] : digits[(point + 1)..];
        if (whole.IsEmpty && cents.IsEmpty || whole.ContainsAnyExceptInRange('0', '9') || cents.ContainsAnyExceptInRange('0', '9'))
            return $"'{FecText.Shown(text)}' is no amount: digits, a decimal comma, no thousands separator.";
        if (point >= 0 && digits[point] == '.' && cents.Length > 2)
            return $"'{FecText.Shown(text)}' is ambiguous: a decimal point before more than two digits.";
        cents = cents.TrimEnd('0');
        if (cents.Length > 2) return $"'{FecText.Shown(text)}' has a fraction of a cent.";
        whole = whole.TrimStart('0');
        if (whole.Length > LongestWhole) return $"'{FecText.Shown(text)}' is larger than any amount of a French company's books.";

        amount = whole.IsEmpty ? 0 : long.Parse(whole, NumberStyles.None, CultureInfo.InvariantCulture);
        if (!cents.IsEmpty) amount += Number(cents) / (cents.Length == 1 ? 10m : 100m);
        if (negative) amount = -amount;
        return null;
    }

    static int Number(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);
}
