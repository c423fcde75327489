using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Recouvrement.VerifyDossier;

/// <summary>JSON in RFC 8785 form, whose numbers are integers below 2^53.</summary>
static class CanonicalText
{
    const long LargestExact = (1L << 53) - 1;
    static readonly JsonDocumentOptions Strict = new() { MaxDepth = 64 };
    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>The value of a text that stands in canonical form.</summary>
    /// <exception cref="Refused">It does not.</exception>
    public static JsonElement Read(ReadOnlyMemory<byte> text, string code, string what)
    {
        try
        {
            using var document = JsonDocument.Parse(text, Strict);
            var value = document.RootElement.Clone();
            Refused.Unless(text.Span.SequenceEqual(Of(value)), code, $"{what} is not in canonical form");
            return value;
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException or FormatException or EncoderFallbackException)
        {
            throw new Refused(code, $"{what} is no JSON: {unreadable.Message}");
        }
    }

    /// <summary>A value in canonical form.</summary>
    /// <param name="value">What is written.</param>
    /// <param name="but">Members of it that are left out.</param>
    public static byte[] Of(JsonElement value, params ReadOnlySpan<string> but)
    {
        var text = new StringBuilder();
        Write(text, value, but);
        return Utf8.GetBytes(text.ToString());
    }

    static void Write(StringBuilder text, JsonElement value, ReadOnlySpan<string> but)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                WriteObject(text, value, but);
                break;
            case JsonValueKind.Array:
                var before = '[';
                foreach (var item in value.EnumerateArray())
                {
                    Write(text.Append(before), item, []);
                    before = ',';
                }

                text.Append(before == '[' ? "[]" : "]");
                break;
            case JsonValueKind.String:
                WriteText(text, value.GetString()!);
                break;
            case JsonValueKind.Number:
                var number = value.TryGetInt64(out var whole) && whole is >= -LargestExact and <= LargestExact ? whole : throw new FormatException("a number is no integer below 2^53");
                text.Append(CultureInfo.InvariantCulture, $"{number}");
                break;
            default:
                text.Append(value.GetRawText());
                break;
        }
    }

    static void WriteObject(StringBuilder text, JsonElement value, ReadOnlySpan<string> but)
    {
        var members = value.EnumerateObject().OrderBy(member => member.Name, StringComparer.Ordinal).ToList();
        if (members.Zip(members.Skip(1)).Any(pair => pair.First.Name == pair.Second.Name)) throw new FormatException("a member stands twice");
        var before = '{';
        foreach (var member in members)
        {
            if (but.Contains(member.Name)) continue;
            WriteText(text.Append(before), member.Name);
            Write(text.Append(':'), member.Value, []);
            before = ',';
        }

        text.Append(before == '{' ? "{}" : "}");
    }

    static void WriteText(StringBuilder text, string value)
    {
        text.Append('"');
        foreach (var letter in value)
            _ = letter switch
            {
                '"'  => text.Append("\\\""),
                '\\' => text.Append(@"\\"),
                '\b' => text.Append(@"\b"),
                '\t' => text.Append(@"\t"),
                '\n' => text.Append(@"\n"),
                '\f' => text.Append(@"\f"),
                '\r' => text.Append(@"\r"),
                < ' ' => text.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _    => text.Append(letter),
            };
        text.Append('"');
    }
}
