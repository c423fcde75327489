using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Kernel.LegalTables;

/// <summary>
/// Reads a table of dated law strictly: an operator may bring his own, and a slip in it would be charged to debtors or accuse customers. What is not known,
/// missing, said twice or overlaps ends the reading.
/// </summary>
static class LegalTable
{
    static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
        AllowDuplicateProperties = false,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower, allowIntegerValues: false) },
    };

    /// <summary>The text of a table that lies in this build.</summary>
    public static string Shipped(string resource)
    {
        using var stream = typeof(LegalTable).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    /// <summary>The table as it is written.</summary>
    /// <param name="json">Its text.</param>
    /// <param name="named">What it is called in what is said of it: <c>The legal parameters</c>.</param>
    /// <exception cref="FormatException">It cannot be read.</exception>
    public static TTable Read<TTable>(string json, string named) where TTable : class
    {
        try
        {
            return JsonSerializer.Deserialize<TTable>(json, Strict) ?? throw new FormatException($"{named} are null.");
        }
        catch (JsonException wrong)
        {
            throw new FormatException($"{named} cannot be read: {wrong.Message}", wrong);
        }
    }

    /// <summary>A row holds from its first day to its last, or on while no last one is known.</summary>
    public static bool Holds(DateOnly from, DateOnly? to, DateOnly day) => from <= day && (to is null || day <= to);

    /// <summary>No two rows of one thing hold on one day.</summary>
    /// <exception cref="FormatException">Two do.</exception>
    public static void NoOverlap<TKey, TRow>(IEnumerable<IGrouping<TKey, TRow>> things, Func<TRow, (DateOnly From, DateOnly? To)> valid)
    {
        foreach (var rows in things)
        {
            var ordered = rows.Select(valid).OrderBy(row => row.From).ToArray();
            foreach (var (earlier, later) in ordered.Zip(ordered.Skip(1)))
                if (earlier.To is null || earlier.To >= later.From) throw new FormatException(string.Create(CultureInfo.InvariantCulture, $"Two rows of {rows.Key} hold on {later.From:yyyy-MM-dd}."));
        }
    }
}
