using System.Globalization;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Partners.Files;

/// <summary>A row of a file of reports, read: exactly one of its reports is there.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="Placement">Whose report it is.</param>
/// <param name="Acknowledgement">The claims are taken on.</param>
/// <param name="Action">Something was done.</param>
/// <param name="Collection">Money was received.</param>
sealed record ReportRow(long Line, Guid Placement, Acknowledgement? Acknowledgement = null, ActionGiven? Action = null, CollectionGiven? Collection = null)
{
    /// <summary>The columns; the order is the file's.</summary>
    public static IReadOnlyList<string> Columns { get; } = ["placementId", "kind", "reference", "on", "claimId", "amountCents", "currency", "note"];

    /// <summary>Columns without which a file is none.</summary>
    public static IReadOnlyList<string> Needed { get; } = ["placementId", "kind", "reference"];

    /// <summary>Reads a row; what is wrong with it is added to <paramref name="errors"/>.</summary>
    public static ReportRow? Read(CsvRow row, IReadOnlyList<string> header, List<InputError> errors)
    {
        var before = errors.Count;
        if ((row.Fault ?? (row.Fields.Count == header.Count ? null : $"It has {row.Fields.Count} fields, the header {header.Count}.")) is { } fault)
        {
            errors.Add(new(null, fault, row.Line));
            return null;
        }

        var reference = Field("reference");
        var placement = Value<Guid>("placementId", Guid.TryParse, "is the id of a placement");
        if (OwnPlacements.WrongReference(reference) is not null) Wrong("reference", $"is 1 to {AgencyReference.Longest} letters, digits and . _ : / -, beginning with a letter or digit");
        ReportRow? read = Field("kind") switch
        {
            "acknowledgement" => new(row.Line, placement, Acknowledgement: new(reference)),
            "letter"          => new(row.Line, placement, Action: new(reference, ActionKind.Letter, On(), Note())),
            "call"            => new(row.Line, placement, Action: new(reference, ActionKind.Call, On(), Note())),
            "email"           => new(row.Line, placement, Action: new(reference, ActionKind.Email, On(), Note())),
            "visit"           => new(row.Line, placement, Action: new(reference, ActionKind.Visit, On(), Note())),
            "collection"      => new(row.Line, placement, Collection: new(
                reference, Value<Guid>("claimId", Guid.TryParse, "is the id of a claim"), Value<long>("amountCents", Cents, "is a whole number of cents"), Field("currency"), On())),
            _ => null,
        };
        if (read is null) Wrong("kind", "is acknowledgement, letter, call, visit or collection");
        return errors.Count == before ? read : null;

        string Field(string name) => Position(name) is >= 0 and var at ? row.Fields[at] : "";

        int Position(string name)
        {
            for (var at = 0; at < header.Count; at++)
                if (header[at].Equals(name, StringComparison.OrdinalIgnoreCase)) return at;
            return -1;
        }

        DateOnly On() => Value<DateOnly>("on", (string text, out DateOnly day) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day), "is a day, as 2026-03-16");

        string? Note() => Field("note") is { Length: > 0 } note ? note : null;

        T Value<T>(string name, Parses<T> parse, string otherwise)
        {
            if (parse(Field(name), out var value)) return value;
            Wrong(name, otherwise);
            return default!;
        }

        void Wrong(string name, string reason) => errors.Add(new(name, reason, row.Line));
    }

    delegate bool Parses<T>(string text, out T value);

    static bool Cents(string text, out long cents) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out cents);
}
