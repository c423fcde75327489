using System.Buffers;
using System.Buffers.Text;
using System.Text;
using System.Text.Json;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// JSON in RFC 8785 form (JCS): properties sorted by UTF-16 code unit, no white space, the shortest escapes. Numbers are integers below 2^53:
/// jsonb keeps <c>1.10</c>, RFC 8785 writes <c>1.1</c>, and a hash must not depend on either.
/// </summary>
public sealed class CanonicalJson : IDisposable
{
    const long LargestExact = (1L << 53) - 1;
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);
    static readonly SearchValues<byte> Escaped = SearchValues.Create([.. Enumerable.Range(0, 32).Select(i => (byte)i), (byte)'"', (byte)'\\']);
    byte[] buffer = ArrayPool<byte>.Shared.Rent(1024);
    int length;

    /// <summary>Any JSON text in canonical form.</summary>
    /// <exception cref="NotSupportedException">It holds what not every reader keeps: a fraction, a number beyond 2^53, a property
    /// twice, or a text that PostgreSQL's jsonb refuses (a NUL character, half of a surrogate pair).</exception>
    public static byte[] Of(ReadOnlyMemory<byte> utf8)
    {
        if (CanonicalForm.Is(utf8.Span)) return utf8.ToArray();
        using var document = JsonDocument.Parse(utf8);
        using var json = new CanonicalJson();
        return json.Element(document.RootElement).ToArray();
    }

    /// <summary>Appends a JSON value in canonical form.</summary>
    public CanonicalJson Element(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => Object(element),
        JsonValueKind.Array => Array(element),
        JsonValueKind.String => Text(Whole(element, static e => e.GetString()!)),
        JsonValueKind.Number => element.TryGetInt64(out var number) ? Number(number) : throw Inexact(element.GetRawText()),
        JsonValueKind.True => Raw("true"u8),
        JsonValueKind.False => Raw("false"u8),
        _ => Raw("null"u8),
    };

    /// <summary>Appends a string with the shortest escapes.</summary>
    public CanonicalJson Text(string text)
    {
        Raw("\""u8);
        if (text.Contains('\0', StringComparison.Ordinal)) throw Unstorable("a NUL character");
        Reserve(Utf8.GetMaxByteCount(text.Length));
        var written = Utf8Bytes(text);
        if (buffer.AsSpan(length, written).IndexOfAny(Escaped) < 0) length += written;
        else Escape(buffer.AsSpan(length, written).ToArray());
        return Raw("\""u8);
    }

    /// <summary>Appends an integer.</summary>
    public CanonicalJson Number(long number)
    {
        if (number is > LargestExact or < -LargestExact) throw Inexact(number.ToString(System.Globalization.CultureInfo.InvariantCulture));
        Reserve(20);
        Utf8Formatter.TryFormat(number, buffer.AsSpan(length), out var written);
        length += written;
        return this;
    }

    /// <summary>Appends an id as a string.</summary>
    public CanonicalJson Id(Guid id)
    {
        Reserve(38);
        buffer[length] = buffer[length + 37] = (byte)'"';
        id.TryFormat(buffer.AsSpan(length + 1), out _);
        length += 38;
        return this;
    }

    /// <summary>Appends bytes that are canonical already.</summary>
    public CanonicalJson Raw(ReadOnlySpan<byte> canonical)
    {
        Reserve(canonical.Length);
        canonical.CopyTo(buffer.AsSpan(length));
        length += canonical.Length;
        return this;
    }

    /// <summary>What was written so far.</summary>
    public ReadOnlySpan<byte> Written => buffer.AsSpan(0, length);

    /// <summary>Begins anew.</summary>
    public CanonicalJson Clear()
    {
        length = 0;
        return this;
    }

    /// <summary>A copy of what was written so far.</summary>
    public byte[] ToArray() => Written.ToArray();

    /// <inheritdoc/>
    public void Dispose() => ArrayPool<byte>.Shared.Return(buffer);

    CanonicalJson Object(JsonElement element)
    {
        var properties = new List<(string Name, JsonElement Value)>();
        foreach (var property in element.EnumerateObject()) properties.Add((Whole(property, static p => p.Name), property.Value));
        properties.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        Raw("{"u8);
        for (var i = 0; i < properties.Count; i++)
        {
            var (name, value) = properties[i];
            if (i > 0) Raw(","u8);
            if (i > 0 && name == properties[i - 1].Name) throw new NotSupportedException($"The property '{name}' stands twice in an object.");
            Text(name).Raw(":"u8).Element(value);
        }

        return Raw("}"u8);
    }

    CanonicalJson Array(JsonElement element)
    {
        Raw("["u8);
        var first = true;
        foreach (var item in element.EnumerateArray())
        {
            if (!first) Raw(","u8);
            first = false;
            Element(item);
        }

        return Raw("]"u8);
    }

    int Utf8Bytes(string text)
    {
        try
        {
            return Utf8.GetBytes(text, buffer.AsSpan(length));
        }
        catch (EncoderFallbackException)
        {
            throw Unstorable("half of a surrogate pair");
        }
    }

    static string Whole<T>(T from, Func<T, string> text)
    {
        try
        {
            return text(from);
        }
        catch (InvalidOperationException)
        {
            throw Unstorable("half of a surrogate pair");
        }
    }

    void Escape(ReadOnlySpan<byte> utf8)
    {
        foreach (var value in utf8)
            _ = value switch
            {
                (byte)'"' => Raw("\\\""u8),
                (byte)'\\' => Raw("\\\\"u8),
                (byte)'\b' => Raw("\\b"u8),
                (byte)'\t' => Raw("\\t"u8),
                (byte)'\n' => Raw("\\n"u8),
                (byte)'\f' => Raw("\\f"u8),
                (byte)'\r' => Raw("\\r"u8),
                < 32 => Raw(Encoding.ASCII.GetBytes($"\\u{value:x4}")),
                _ => Raw([value]),
            };
    }

    void Reserve(int more)
    {
        if (length + more <= buffer.Length) return;
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, length + more));
        Written.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(buffer);
        buffer = larger;
    }

    static NotSupportedException Unstorable(string what) => new($"A text with {what} cannot stand in an event.");

    static NotSupportedException Inexact(string number) =>
        new($"{number} cannot stand in an event: numbers are integers below 2^53, everything else is a string.");
}
