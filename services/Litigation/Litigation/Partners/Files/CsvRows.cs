using System.Text;

namespace Recouvrement.Litigation.Partners.Files;

/// <summary>A row of a file.</summary>
/// <param name="Line">Line it begins on, from 1.</param>
/// <param name="Fields">As many as it has.</param>
/// <param name="Fault">Why it is no row; null for one that is.</param>
sealed record CsvRow(long Line, IReadOnlyList<string> Fields, string? Fault = null);

/// <summary>CSV (RFC 4180) with semicolons, commas or tabs, whichever the first line has: each row stands for itself, and one that is broken breaks no other where its quotes end.</summary>
static class CsvRows
{
    const int LongestField = 4000, MostFields = 50;

    /// <summary>The rows of a text, the header first; empty lines are left out.</summary>
    public static IEnumerable<CsvRow> Of(string text)
    {
        var separator = Separator(text);
        for (int at = 0, line = 1; at < text.Length;)
        {
            var begun = line;
            var row = Next(text, separator, ref at, ref line, begun);
            if (row.Fields is not [""] || row.Fault is not null) yield return row;
        }
    }

    /// <summary>A row with semicolons.</summary>
    public static string Row(params ReadOnlySpan<string?> fields)
    {
        var row = new StringBuilder();
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0) row.Append(';');
            row.Append(fields[i] is { } field && field.AsSpan().IndexOfAny(";\"\r\n") >= 0 ? $"\"{field.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : fields[i]);
        }

        return row.Append("\r\n").ToString();
    }

    static char Separator(string text)
    {
        var header = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is >= 0 and var end ? end : text.Length);
        return header.Contains(';') ? ';' : header.Contains('\t') ? '\t' : ',';
    }

    static CsvRow Next(string text, char separator, ref int at, ref int line, int begun)
    {
        var (fields, field, quoted, fault) = (new List<string>(), new StringBuilder(), false, (string?)null);
        for (; at < text.Length; at++)
        {
            var c = text[at];
            if (c == '\n') line++;
            if (quoted)
            {
                if (c != '"') field.Append(c);
                else if (at + 1 < text.Length && text[at + 1] == '"') field.Append(text[++at]);
                else quoted = false;
            }
            else if (c == '"' && field.Length == 0) quoted = true;
            else if (c == separator) End(fields, field);
            else if (c == '\n')
            {
                at++;
                break;
            }
            else if (c != '\r') field.Append(c);

            if (field.Length > LongestField) fault = $"A field has more than {LongestField} characters.";
        }

        End(fields, field);
        if (quoted) fault = "A quote is not closed.";
        return new(begun, fields.Count > MostFields ? fields[..MostFields] : fields, fault ?? (fields.Count > MostFields ? $"There are more than {MostFields} fields." : null));
    }

    static void End(List<string> fields, StringBuilder field)
    {
        fields.Add(field.ToString().Trim());
        field.Clear();
    }
}
