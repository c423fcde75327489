using System.Text;
using System.Text.RegularExpressions;

namespace Recouvrement.Invoicing.Tests.Fuzz;

/// <summary>Damages a lawful file, the same way for the same number: bits flipped, cut off, and elements or lines doubled, dropped, swapped and torn.</summary>
static partial class Mutations
{
    /// <summary>How many of each format: some thousands, or what <c>RECOUVREMENT_FUZZ</c> says.</summary>
    public static int Count(int few) => int.TryParse(Environment.GetEnvironmentVariable("RECOUVREMENT_FUZZ"), out var asked) && asked > 0 ? asked : few;

    /// <summary>One to three damages, chosen by the seed.</summary>
    public static byte[] Of(byte[] lawful, int seed)
    {
        var random = new Random(seed);
        var content = lawful;
        for (var damage = random.Next(3); damage >= 0; damage--) content = Damaged(content, random);
        return content;
    }

    static byte[] Damaged(byte[] content, Random random) => content.Length == 0 ? content : random.Next(8) switch
    {
        0 => FlipBits(content, random),
        1 => content[..random.Next(content.Length)],
        2 => Splice(content, random, (parts, at, _) => parts.Insert(at, parts[at])),
        3 => Splice(content, random, (parts, at, _) => parts.RemoveAt(at)),
        4 => Splice(content, random, (parts, at, other) => (parts[at], parts[other]) = (parts[other], parts[at])),
        5 => Bytes(content, random, (byte)random.Next(256)),
        6 => Value(content, random),
        _ => Torn(content, random),
    };

    static byte[] FlipBits(byte[] content, Random random)
    {
        var flipped = content.ToArray();
        for (var i = random.Next(1, 9); i > 0; i--) flipped[random.Next(flipped.Length)] ^= (byte)(1 << random.Next(8));
        return flipped;
    }

    // A part of the file again somewhere else.
    static byte[] Torn(byte[] content, Random random)
    {
        var (from, to) = (random.Next(content.Length), random.Next(content.Length));
        var part = content[from..Math.Min(content.Length, from + random.Next(1, 400))];
        return [.. content[..to], .. part, .. content[to..]];
    }

    static byte[] Bytes(byte[] content, Random random, byte filler)
    {
        var at = random.Next(content.Length);
        return [.. content[..at], .. Enumerable.Repeat(filler, random.Next(1, 64)), .. content[at..]];
    }

    /// <summary>Elements of XML; lines of anything else.</summary>
    static byte[] Splice(byte[] content, Random random, Action<List<string>, int, int> change)
    {
        var text = Encoding.Latin1.GetString(content);
        var parts = (text.Contains("<?xml", StringComparison.Ordinal) ? Elements() : Lines()).Split(text).ToList();
        if (parts.Count < 2) return content;
        change(parts, random.Next(parts.Count), random.Next(parts.Count));
        return Encoding.Latin1.GetBytes(string.Concat(parts));
    }

    // A text or a figure replaced by what nobody expects there.
    static byte[] Value(byte[] content, Random random)
    {
        var text = Encoding.Latin1.GetString(content);
        var values = Values().Matches(text);
        if (values.Count == 0) return content;
        var value = values[random.Next(values.Count)];
        var other = random.Next(9) switch
        {
            0 => "",
            1 => "-1",
            2 => "99999999999999999999999999999999",
            3 => "0.001",
            4 => "NaN",
            5 => new string('9', 5_000),
            6 => "&#x10FFFF;",
            7 => "\u00c3\u00a9 \u00ff",
            _ => values[random.Next(values.Count)].Value,
        };
        return Encoding.Latin1.GetBytes(string.Concat(text.AsSpan(0, value.Index), other, text.AsSpan(value.Index + value.Length)));
    }

    [GeneratedRegex("(?<=>)(?=<)|(?<=\n)")]
    private static partial Regex Elements();

    [GeneratedRegex("(?<=\n)")]
    private static partial Regex Lines();

    [GeneratedRegex("(?<=>)[^<>]+(?=</)|(?<=[|\t])[^|\t\r\n]+(?=[|\t])")]
    private static partial Regex Values();
}
