using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Platform.EventStore;

/// <summary>Text that can be stored: PostgreSQL's jsonb refuses NUL and half surrogates, so the edge does, with the field's name.</summary>
sealed class StrictText : JsonConverter<string>
{
    public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String) throw new JsonException("A text is expected here.");
        try
        {
            var text = reader.GetString()!;
            return Fault(text) is { } fault ? throw new JsonException(fault) : text;
        }
        catch (InvalidOperationException)
        {
            throw new JsonException("The text holds half of a surrogate pair.");
        }
    }

    public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options)
    {
        // The writer would put U+FFFD in the place of half a pair: what is stored would differ from what was decided.
        if (Fault(value) is { } fault) throw new NotSupportedException(fault);
        writer.WriteStringValue(value);
    }

    static string? Fault(string text)
    {
        if (text.Contains('\0', StringComparison.Ordinal)) return "The text holds a NUL character.";
        for (var i = text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF'); i >= 0 && i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (!(i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))) return "The text holds half of a surrogate pair.";
            i++;
        }

        return null;
    }
}
