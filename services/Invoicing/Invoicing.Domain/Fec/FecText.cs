using System.Globalization;
using System.Text;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// Bytes of one field to text; never fails. The choice rests on the bytes of the field alone, so the same row has the same text, and
/// the same key, in any file it appears in:
/// <list type="number">
/// <item>ASCII;</item>
/// <item>valid UTF-8 (a last letter cut in half by a fixed-width export is dropped when the rest is UTF-8 with accents);</item>
/// <item>else ISO 8859-15 or, where it reads more like French, CP850 of old DOS programs: 0xF8 is ° there and ø here.</item>
/// </list>
/// Bytes 0x80 to 0x9F mean nothing in ISO 8859-15; Windows programs write € ’ œ there (Windows-1252), so they are read that way.
/// </summary>
static class FecText
{
    const int LongestShown = 40;
    const string Letters = "àâäæçéèêëîïôöœùûüÿÀÂÄÇÉÈÊËÎÏÔÖÙÛÜ";
    const string Signs = "°€«»’‘“”–…£§²³½Œ\u00a0";

    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);
    static readonly string Dos = SingleByte(850);
    static readonly string Iso = SingleByte(1252)[..32] + SingleByte(28605)[32..];

    /// <summary>The text of a field: decoded, composed, what is invisible (controls, formats) as blanks, trimmed.</summary>
    public static string Read(ReadOnlySpan<byte> field)
    {
        field = field.Trim((byte)' ');
        if (!Ascii.IsValid(field)) return Visible(Utf8Text(field) ?? SingleByteText(field)).Normalize().Trim();
        var text = Encoding.ASCII.GetString(field);
        return text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : Visible(text).Trim();
    }

    /// <summary>Foreign text inside a sentence: short, on one line.</summary>
    public static string Shown(ReadOnlySpan<char> text) => text.Length <= LongestShown ? text.ToString() : $"{text[..LongestShown]}…";

    static string Visible(string text) => text.Any(IsInvisible) ? string.Concat(text.Select(c => IsInvisible(c) ? ' ' : c)) : text;

    static bool IsInvisible(char c) => char.GetUnicodeCategory(c) is
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.OtherNotAssigned;

    static string? Utf8Text(ReadOnlySpan<byte> field)
    {
        if (System.Text.Unicode.Utf8.IsValid(field)) return Utf8.GetString(field);
        for (var cut = 1; cut <= 3 && cut < field.Length && field[^cut] >= 0x80; cut++)
            if (field[..^cut] is var rest && field[^cut] >= 0xC2 && !Ascii.IsValid(rest) && System.Text.Unicode.Utf8.IsValid(rest))
                return Utf8.GetString(rest);
        return null;
    }

    static string SingleByteText(ReadOnlySpan<byte> field)
    {
        var (iso, dos) = (0, 0);
        for (var i = 0; i < field.Length; i++)
        {
            if (field[i] < 0x80) continue;
            var inWord = (i > 0 && IsLetter(field[i - 1])) || (i + 1 < field.Length && IsLetter(field[i + 1]));
            iso += Likely(Iso[field[i] - 0x80], inWord);
            dos += Likely(Dos[field[i] - 0x80], inWord);
        }

        return string.Create(field.Length, (Bytes: field.ToArray(), Table: dos > iso ? Dos : Iso), static (text, from) =>
        {
            for (var i = 0; i < text.Length; i++) text[i] = from.Bytes[i] < 0x80 ? (char)from.Bytes[i] : from.Table[from.Bytes[i] - 0x80];
        });
    }

    static int Likely(char c, bool inWord) =>
        Letters.Contains(c, StringComparison.Ordinal) ? inWord ? 3 : 1
        : Signs.Contains(c, StringComparison.Ordinal) ? 2
        : 0;

    static bool IsLetter(byte b) => b >= 0x80 || char.IsAsciiLetter((char)b);

    static string SingleByte(int codePage) =>
        CodePagesEncodingProvider.Instance.GetEncoding(codePage)!.GetString([.. Enumerable.Range(0x80, 0x80).Select(b => (byte)b)]);
}
