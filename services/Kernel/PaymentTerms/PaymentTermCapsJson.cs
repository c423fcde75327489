using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>Reads the table strictly: an operator may bring his own, and a slip in it would accuse customers or hide a fine.</summary>
static class PaymentTermCapsJson
{
    const int MostDays = 365;

    static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    sealed record Table(string Version, CapRow[] Caps);

    sealed record CapRow(
        string Rule, string? Sector, TermRule[]? Terms, int[]? Months, CapStart Start, CapPeriod? First, int Days, CapPeriod? Then,
        string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated);

    internal static PaymentTermCaps ReadShipped()
    {
        using var resource = typeof(PaymentTermCaps).Assembly.GetManifestResourceStream("payment-term-caps.json")!;
        using var reader = new StreamReader(resource);
        return Read(reader.ReadToEnd());
    }

    internal static PaymentTermCaps Read(string json)
    {
        var table = Parse(json);
        if (string.IsNullOrWhiteSpace(table.Version)) throw new FormatException("The payment-term caps have no version.");
        PaymentTermCap[] caps = [.. table.Caps.Select(Checked)];
        foreach (var rule in caps.GroupBy(cap => cap.Rule)) NoOverlap(rule);
        return new PaymentTermCaps(table.Version, caps);
    }

    static Table Parse(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Table>(json, Strict) ?? throw new FormatException("The payment-term caps are null.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"The payment-term caps cannot be read: {wrong.Message}", wrong);
        }
    }

    static PaymentTermCap Checked(CapRow row)
    {
        if (string.IsNullOrWhiteSpace(row.Rule)) throw new FormatException("A cap names no rule.");
        if (row.Sector is "" || row.Sector?.Any(c => c is not ((>= 'a' and <= 'z') or '_')) is true) throw new FormatException($"The sector of {row.Rule} is no word in small letters.");
        if (row.Start is CapStart.None) throw new FormatException($"{row.Rule} starts nowhere.");
        if (row.Days is < 0 or > MostDays) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"{row.Rule} has {row.Days} days."));
        if (row.Months?.Any(month => month is < 1 or > 12) is true) throw new FormatException($"{row.Rule} names a month that is none.");
        if (string.IsNullOrWhiteSpace(row.Source)) throw new FormatException($"{row.Rule} has no source.");
        if (row.ValidTo < row.ValidFrom) throw new FormatException($"{row.Rule} ends before it starts.");
        return new(
            row.Rule, row.Sector, [.. row.Terms ?? []], [.. row.Months ?? []], row.Start, row.First ?? CapPeriod.None, row.Days, row.Then ?? CapPeriod.None,
            row.Source, row.ValidFrom, row.ValidTo, row.LawyerValidated);
    }

    static void NoOverlap(IGrouping<string, PaymentTermCap> rows)
    {
        var ordered = rows.OrderBy(row => row.ValidFrom).ToArray();
        foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
            if (earlier.ValidTo is null || earlier.ValidTo >= later.ValidFrom) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Two rows of {rows.Key} hold on {later.ValidFrom:yyyy-MM-dd}."));
    }
}
