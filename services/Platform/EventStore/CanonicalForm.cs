using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace Recouvrement.Platform.EventStore;

/// <summary>
/// Tells, without building anything, a JSON text that certainly stands in the form of <see cref="CanonicalJson"/>. It may not recognise one that
/// does (anything escaped, names beyond ASCII); what it recognises need not be written a second time.
/// </summary>
static class CanonicalForm
{
    // As deep as it is read where it must be written anew.
    const int Deepest = 64;

    /// <summary>Whether writing it anew would give the same bytes.</summary>
    public static bool Is(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8, new JsonReaderOptions { MaxDepth = Deepest });
        // Where the last name of each open object lies.
        Span<(int Start, int Length)> names = stackalloc (int, int)[Deepest + 1];
        var end = 0L;
        while (reader.Read())
        {
            // Between two tokens stands nothing but one comma or colon; what is more is white space.
            var gap = reader.TokenStartIndex - end;
            if (gap > 1 || (gap == 1 && utf8[(int)end] is not ((byte)',' or (byte)':'))) return false;
            end = reader.BytesConsumed;
            switch (reader.TokenType)
            {
                case JsonTokenType.StartObject:
                    names[reader.CurrentDepth + 1] = default;
                    break;
                case JsonTokenType.PropertyName:
                    if (!IsNext(utf8, ref reader, ref names[reader.CurrentDepth])) return false;
                    break;
                case JsonTokenType.String when reader.ValueIsEscaped || !Utf8.IsValid(reader.ValueSpan):
                case JsonTokenType.Number when !IsExact(ref reader):
                    return false;
            }
        }

        return end == utf8.Length;
    }

    static bool IsNext(ReadOnlySpan<byte> utf8, ref Utf8JsonReader reader, ref (int Start, int Length) last)
    {
        var name = reader.ValueSpan;
        var before = utf8.Slice(last.Start, last.Length);
        // The reader takes the colon with the name, and the white space around it.
        if (reader.BytesConsumed != reader.TokenStartIndex + name.Length + 3) return false;
        // Bytes sort as UTF-16 does only below the surrogates; names of events are ASCII.
        if (reader.ValueIsEscaped || !Ascii.IsValid(name) || (last.Start > 0 && before.SequenceCompareTo(name) >= 0)) return false;
        last = ((int)reader.TokenStartIndex + 1, name.Length);
        return true;
    }

    static bool IsExact(ref Utf8JsonReader reader) =>
        reader.TryGetInt64(out var number) && number is > -(1L << 53) and < 1L << 53 && !(number == 0 && reader.ValueSpan.Length > 1) && reader.ValueSpan.IndexOfAny((byte)'.', (byte)'e', (byte)'E') < 0;
}
