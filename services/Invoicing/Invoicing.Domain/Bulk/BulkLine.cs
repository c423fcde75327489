using System.Buffers;
using System.Text.Json;
using System.Text.Unicode;

namespace Recouvrement.Invoicing.Domain.Bulk;

/// <summary>
/// One line of a bulk file (NDJSON): an object with <c>resource</c>, <c>key</c> and the fields of that resource. The two are taken out here;
/// what is left is read as the body of a request would be.
/// </summary>
/// <param name="Resource">What it is; null where it is not said.</param>
/// <param name="Key">The ERP's own number of it; null where it is not said.</param>
/// <param name="Problem">Field, or null, and reason why the line cannot be read; null when it can.</param>
public readonly record struct BulkLine(string? Resource, string? Key, (string? Field, string Reason)? Problem)
{
    /// <summary>In bytes.</summary>
    public const int Longest = 64 * 1024;

    const int Deepest = 16;

    /// <summary>Takes resource and key out of a line.</summary>
    /// <param name="utf8">The line without its end.</param>
    /// <param name="content">Cleared, then given the object without the two.</param>
    public static BulkLine Read(ReadOnlySpan<byte> utf8, ArrayBufferWriter<byte> content)
    {
        if (!Utf8.IsValid(utf8)) return Bad(null, "The line is not UTF-8.");
        try
        {
            return Split(utf8, content);
        }
        catch (JsonException)
        {
            return Bad(null, "The line is no JSON object.");
        }
        catch (InvalidOperationException)
        {
            return Bad(null, "A text holds half of a surrogate pair.");
        }
    }

    static BulkLine Split(ReadOnlySpan<byte> utf8, ArrayBufferWriter<byte> content)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return Bad(null, "The line is no JSON object.");
        content.ResetWrittenCount();
        content.Write("{"u8);
        string? resource = null, key = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var (start, isResource, isKey) = ((int)reader.TokenStartIndex, reader.ValueTextEquals("resource"u8), reader.ValueTextEquals("key"u8));
            reader.Read();
            if (isResource || isKey)
            {
                var field = isResource ? "resource" : "key";
                if (reader.TokenType != JsonTokenType.String) return Bad(field, "A text is expected here.");
                if ((isResource ? resource : key) is not null) return Bad(field, "It stands twice.");
                if (isResource) resource = reader.GetString();
                else key = reader.GetString();
                continue;
            }

            reader.Skip();
            if (content.WrittenCount > 1) content.Write(","u8);
            content.Write(utf8[start..(int)reader.BytesConsumed]);
        }

        content.Write("}"u8);
        // What follows the object is no white space: the reader says so.
        reader.Read();
        return new(resource, key, null);
    }

    static BulkLine Bad(string? field, string reason) => new(null, null, (field, reason));
}
