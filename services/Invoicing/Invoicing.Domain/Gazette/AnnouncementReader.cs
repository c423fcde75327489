using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Gazette;

/// <summary>What a page of the gazette came to.</summary>
public abstract record AnnouncementReading
{
    AnnouncementReading() { }

    /// <summary>It is one.</summary>
    /// <param name="Announcements">By the gazette's own id.</param>
    /// <param name="Rows">Rows of the page, read or not.</param>
    /// <param name="Total">Rows of all pages.</param>
    /// <param name="Unreadable">Rows that speak of the company and cannot be read.</param>
    public sealed record Found(ImmutableSortedDictionary<string, Announcement> Announcements, int Rows, int Total, int Unreadable) : AnnouncementReading;

    /// <summary>It is none.</summary>
    /// <param name="Reason">Why, without quoting it.</param>
    public sealed record Refused(string Reason) : AnnouncementReading;
}

/// <summary>
/// Reads a page of the BODACC's open data (dataset annonces-commerciales, records API). It comes from outside: a row that does not name the company by
/// its SIREN is not about it, and what a row says beyond its fields is not believed.
/// </summary>
public static class AnnouncementReader
{
    /// <summary>As it stands in what was found.</summary>
    public const string Source = "BODACC";

    const int Deepest = 32, LongestText = 4000, LongestCourt = 200, LongestId = 40;
    static readonly DateOnly Earliest = new(1990, 1, 1);

    /// <summary>What it says of a company.</summary>
    /// <param name="page">UTF-8 JSON.</param>
    /// <param name="siren">The company that was asked for.</param>
    /// <param name="today">Nothing is published later than the day after.</param>
    public static AnnouncementReading Read(ReadOnlyMemory<byte> page, Siren siren, DateOnly today)
    {
        try
        {
            using var document = JsonDocument.Parse(page, new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("results", out var results) || results.ValueKind is not JsonValueKind.Array)
                return new AnnouncementReading.Refused("It has no list of results.");
            if (!root.TryGetProperty("total_count", out var count) || count.ValueKind is not JsonValueKind.Number || !count.TryGetInt32(out var total) || total < 0)
                return new AnnouncementReading.Refused("It does not say how many results there are.");

            var found = ImmutableSortedDictionary.CreateBuilder<string, Announcement>(StringComparer.Ordinal);
            var unreadable = 0;
            foreach (var row in results.EnumerateArray().Where(row => IsAbout(row, siren)))
                if (Id(row) is { } id && Announced(row, today) is { } announcement) found[id] = announcement;
                else unreadable++;
            return new AnnouncementReading.Found(found.ToImmutable(), results.GetArrayLength(), total, unreadable);
        }
        catch (Exception broken) when (broken is JsonException or InvalidOperationException)
        {
            return new AnnouncementReading.Refused("It is no JSON.");
        }
    }

    // The register is a list of SIRENs, each written once with spaces and once without.
    static bool IsAbout(JsonElement row, Siren siren) =>
        row.ValueKind is JsonValueKind.Object && row.TryGetProperty("registre", out var list) && list.ValueKind is JsonValueKind.Array
        && list.EnumerateArray().Any(entry => entry.ValueKind is JsonValueKind.String && entry.GetString()!.Replace(" ", "", StringComparison.Ordinal) == siren.Digits)
        && Text(row, "familleavis") == "collective";

    static string? Id(JsonElement row) => Text(row, "id") is { Length: <= LongestId } id && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_') ? id : null;

    static Announcement? Announced(JsonElement row, DateOnly today)
    {
        if (Day(Text(row, "dateparution")) is not { } published || published > today.AddDays(1)) return null;
        if (!Judgment(row, out var nature, out var family, out var day)) return null;
        var words = $"{Plain(family)} {Plain(nature)}";
        var effect = Plain(Text(row, "typeavis") ?? "annonce") is not "annonce" ? AnnouncementEffect.Correction : EffectOf(words);
        return new(
            effect, KindOf(words), day <= published ? day : null, published, Text(row, "tribunal") is { Length: <= LongestCourt } court && !court.Any(char.IsControl) ? court.Trim() : null,
            effect is AnnouncementEffect.Plan or AnnouncementEffect.Closing ? OutcomeOf(words) : null, Source);
    }

    // The judgment is a text that is JSON itself.
    static bool Judgment(JsonElement row, out string nature, out string family, out DateOnly? day)
    {
        (nature, family, day) = ("", "", null);
        if (!row.TryGetProperty("jugement", out var field)) return false;
        if (field.ValueKind is JsonValueKind.Object) return Told(field, ref nature, ref family, ref day);
        if (field.ValueKind is not JsonValueKind.String) return false;
        using var judgment = JsonDocument.Parse(field.GetString()!, new JsonDocumentOptions { MaxDepth = Deepest });
        return judgment.RootElement.ValueKind is JsonValueKind.Object && Told(judgment.RootElement, ref nature, ref family, ref day);
    }

    static bool Told(JsonElement judgment, ref string nature, ref string family, ref DateOnly? day)
    {
        (nature, family, day) = (Text(judgment, "nature") ?? "", Text(judgment, "famille") ?? "", Day(Text(judgment, "date")));
        return nature.Length > 0 || family.Length > 0;
    }

    static AnnouncementEffect EffectOf(string words) =>
        words.Contains("cloture", StringComparison.Ordinal)      ? AnnouncementEffect.Closing
        : words.Contains("conversion", StringComparison.Ordinal) || words.Contains("convertissant", StringComparison.Ordinal) ? AnnouncementEffect.Conversion
        : words.Contains("plan de", StringComparison.Ordinal) && (words.Contains("arretant", StringComparison.Ordinal) || words.Contains("adoption", StringComparison.Ordinal) || words.Contains("homologuant", StringComparison.Ordinal)) ? AnnouncementEffect.Plan
        : (words.Contains("jugement", StringComparison.Ordinal) && words.Contains("ouverture", StringComparison.Ordinal)) || words.Contains("prononcant la liquidation", StringComparison.Ordinal) ? AnnouncementEffect.Opening
        : AnnouncementEffect.Other;

    static InsolvencyKind? KindOf(string words) =>
        words.Contains("liquidation judiciaire", StringComparison.Ordinal)    ? InsolvencyKind.Liquidation
        : words.Contains("redressement", StringComparison.Ordinal) ? InsolvencyKind.Receivership
        : words.Contains("sauvegarde", StringComparison.Ordinal)              ? InsolvencyKind.Safeguard
        : null;

    static InsolvencyOutcome? OutcomeOf(string words) =>
        words.Contains("insuffisance d actif", StringComparison.Ordinal)   ? InsolvencyOutcome.AssetsInsufficient
        : words.Contains("extinction du passif", StringComparison.Ordinal) ? InsolvencyOutcome.DebtsSettled
        : words.Contains("plan de", StringComparison.Ordinal)              ? InsolvencyOutcome.PlanAdopted
        : null;

    static string? Text(JsonElement of, string name) =>
        of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;

    // Without accents, marks and double spaces, in lower case.
    static string Plain(string text)
    {
        var plain = text.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark).Select(c => char.IsLetterOrDigit(c) ? char.ToLowerInvariant(c) : ' ');
        return string.Join(' ', new string([.. plain]).Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    // 2026-09-28, or 28 septembre 2026 in older ones.
    static DateOnly? Day(string? text) =>
        text is not null
        && (DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            || DateOnly.TryParseExact(text.Trim().Replace("1er", "1", StringComparison.OrdinalIgnoreCase), "d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"), DateTimeStyles.None, out day))
        && day >= Earliest ? day : null;
}
