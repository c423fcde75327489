using System.Globalization;
using System.Text;

namespace Recouvrement.Correspondence.Domain.TextMessages;

/// <summary>Text in the default alphabet of text messages (GSM 03.38, 3GPP TS 23.038 section 6.2.1): 160 septets make one, characters of the extension table take two.</summary>
public static class GsmText
{
    /// <summary>Septets of one message that is not cut into parts.</summary>
    public const int Most = 160;

    const string Basic = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
    const string Extended = "\f^{}\\[~]|€";

    /// <summary>How many septets a text takes; null where it has a character that is not in the alphabet.</summary>
    public static int? Septets(string text)
    {
        var septets = 0;
        foreach (var character in text)
            if (Basic.Contains(character, StringComparison.Ordinal)) septets++;
            else if (Extended.Contains(character, StringComparison.Ordinal)) septets += 2;
            else return null;
        return septets;
    }

    /// <summary>
    /// The same text in the alphabet: typographic signs as plain ones, letters that are not in it without their accents, what is left as a question mark. One such letter
    /// would make every message of it one in 16 bits, of 70 characters.
    /// </summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormC).EnumerateRunes()) plain.Append(Plain(rune));
        return plain.ToString();
    }

    static string Plain(Rune rune)
    {
        var character = rune.ToString();
        if (Septets(character) is not null) return character;
        return rune.Value switch
        {
            '\u00a0' or '\u202f' or '\u2009' or '\t' => " ",
            '’' or '‘' or '´' or '`'                 => "'",
            '“' or '”' or '«' or '»' or '„'          => "\"",
            '–' or '—' or '‑' or '−'                 => "-",
            '…'                                      => "...",
            'œ'                                      => "oe",
            'Œ'                                      => "OE",
            '→'                                      => ">",
            _                                        => Bare(character),
        };
    }

    static string Bare(string character)
    {
        var bare = string.Concat(character.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark));
        return bare.Length > 0 && Septets(bare) is not null ? bare : "?";
    }
}
