using System.Text;
using CsvHelper;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Customers;
using Recouvrement.Invoicing.Domain.Customers;

namespace Recouvrement.Invoicing.Imports.Contacts;

/// <summary>What a contacts file says of one customer.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Name">Or null.</param>
/// <param name="Kind">Or null.</param>
/// <param name="Language">Or null.</param>
/// <param name="Contacts">Good rows only.</param>
/// <param name="IsIncomplete">Some of its rows were rejected: roles without a good row keep the contacts known.</param>
sealed record CustomerContacts(string Number, string? Name, CustomerKind? Kind, string? Language, IReadOnlyList<Contact> Contacts, bool IsIncomplete);

/// <summary>A contacts file: <c>customer;name;role;email;phone;address;postcode;city;country;language;kind</c>, any common separator and encoding.</summary>
static class ContactsFile
{
    const int LongestRow = 16 << 10, MostContacts = 50;
    static readonly string[] Columns = ["customer", "name", "role", "email", "phone", "address", "postcode", "city", "country", "language", "kind"];
    static readonly string[] Needed = ["customer", "role"];
    static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Why the whole file is refused, or null.</summary>
    public static RejectedRow? Problem(byte[] content)
    {
        if (Decoded(content) is not { } text) return new(1, null, "The file holds NUL bytes: it is no text file.");
        if (string.IsNullOrWhiteSpace(text)) return new(1, null, "The file is empty.");
        try
        {
            using var csv = Reader(text, _ => { });
            var headers = csv.Headers.ToArray().Select(h => h.Trim()).ToArray();
            if (Needed.FirstOrDefault(needed => !headers.Contains(needed, StringComparer.OrdinalIgnoreCase)) is { } missing) return new(1, missing, $"The header lacks the column {missing}.");
            if (headers.FirstOrDefault(h => !Columns.Contains(h, StringComparer.OrdinalIgnoreCase)) is { } unknown) return new(1, Shown(unknown), $"The header names an unknown column; known are {string.Join(", ", Columns)}.");
            return headers.Distinct(StringComparer.OrdinalIgnoreCase).Count() < headers.Length ? new(1, null, "The header names a column twice.") : null;
        }
        catch (CsvFormatException bad)
        {
            return new(Math.Max(1, bad.LineNumber), null, "The file is no CSV.");
        }
    }

    /// <summary>The customers in the order they first appear, and the rows that are bad.</summary>
    public static (IReadOnlyList<CustomerContacts> Customers, IReadOnlyList<RejectedRow> Rejected, long Rows) Read(byte[] content)
    {
        var (rejected, rows) = (new List<RejectedRow>(), 0L);
        var customers = new OrderedDictionary<string, CustomerContacts>();
        using var csv = Reader(Decoded(content)!, bad => { rows++; rejected.Add(bad); });
        while (Next(csv, rejected))
        {
            rows++;
            var inspection = new Inspection();
            Enter(customers, csv, inspection);
            rejected.AddRange(inspection.Errors.Select(e => new RejectedRow(csv.LineNumber, e.Field, e.Reason)));
        }

        return ([.. customers.Values], [.. rejected.OrderBy(r => r.Line)], rows);
    }

    static void Enter(OrderedDictionary<string, CustomerContacts> customers, CsvReader csv, Inspection inspection)
    {
        var number = inspection.Key("customer", Field("customer"));
        if (number.Length == 0) return;
        var key = number.ToUpperInvariant();
        var known = customers.GetValueOrDefault(key) ?? new(number, null, null, null, [], false);
        var name = inspection.Text("name", Field("name"));
        var kind = Field("kind") is { } word ? inspection.Word<CustomerKind>("kind", word) : (CustomerKind?)null;
        var language = inspection.Language("language", Field("language"));
        var contact = RegisterCustomer.Inspected(
            inspection, new(Field("role") ?? "", null, Field("email"), Field("phone"), Field("address") is { } street ? [street] : null, Field("postcode"), Field("city"), Field("country")), "");
        if (known.Contacts.Count == MostContacts) inspection.Wrong("customer", $"A customer has at most {MostContacts} contacts.");
        customers[key] = inspection.Problem is null
            ? known with { Name = name ?? known.Name, Kind = kind ?? known.Kind, Language = language ?? known.Language, Contacts = [.. known.Contacts, contact] }
            : known with { IsIncomplete = true };

        string? Field(string column) => csv.TryGetFieldIndex(column, out var at) && csv.GetString(at) is { Length: > 0 } text && !string.IsNullOrWhiteSpace(text) ? text : null;
    }

    // A row longer than any contact ends the reading: what follows an unclosed quote is no longer rows.
    static bool Next(CsvReader csv, List<RejectedRow> rejected)
    {
        try
        {
            return csv.Read();
        }
        catch (CsvFormatException bad)
        {
            rejected.Add(new(bad.LineNumber, null, $"The row is longer than {LongestRow} bytes; it and what follows were not read."));
            return false;
        }
    }

    static CsvReader Reader(string text, Action<RejectedRow> rejected) => CsvReader.Create(new StringReader(text), new CsvReaderOptions
    {
        HasHeader = true, SkipEmptyLines = true, TrackLineNumbers = true, IncludeValuesInExceptions = false, AllowLineBreaksInQuotes = false, MaxRecordSize = LongestRow,
        MalformedData = CsvMalformedDataHandling.Skip, FieldCountMismatch = CsvFieldCountHandling.Skip,
        OnMalformedRecord = bad => rejected(new(bad.LineNumber, null, bad.Reason is CsvMalformedReason.FieldCountMismatch ? "The row has more or fewer fields than the header." : "The quotes of the row do not close where they should.")),
    });

    // UTF-8 where it is valid, else what Windows programs write; a byte order mark decides before that.
    static string? Decoded(byte[] content)
    {
        var text = content switch
        {
            [0xFF, 0xFE, ..]       => Encoding.Unicode.GetString(content, 2, content.Length - 2),
            [0xFE, 0xFF, ..]       => Encoding.BigEndianUnicode.GetString(content, 2, content.Length - 2),
            [0xEF, 0xBB, 0xBF, ..] => Encoding.UTF8.GetString(content, 3, content.Length - 3),
            _ => System.Text.Unicode.Utf8.IsValid(content) ? Utf8.GetString(content) : CodePagesEncodingProvider.Instance.GetEncoding(1252)!.GetString(content),
        };
        return text.Contains('\0', StringComparison.Ordinal) ? null : text;
    }

    static string Shown(string text) => new([.. text.Where(c => !char.IsControl(c)).Take(40)]);
}
