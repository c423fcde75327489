using System.Globalization;
using System.Text.Json;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Companies;

/// <summary>Reads an answer of the public company register (recherche-entreprises.api.gouv.fr). It comes from outside: what it should not be is refused whole, and no word of it is believed beyond its own field.</summary>
public static class CompanyReader
{
    const int Deepest = 32, LongestText = 300, LongestStreet = 120;

    // Entrepreneur individuel, in the register's table of legal forms.
    const string SoleTrader = "1000";

    /// <summary>What it says of a company.</summary>
    /// <param name="answer">UTF-8 JSON.</param>
    /// <param name="siren">The company that was asked for.</param>
    public static CompanyReading Read(ReadOnlyMemory<byte> answer, Siren siren)
    {
        try
        {
            using var document = JsonDocument.Parse(answer, new JsonDocumentOptions { MaxDepth = Deepest });
            if (document.RootElement is not { ValueKind: JsonValueKind.Object } root || !root.TryGetProperty("results", out var results) || results.ValueKind is not JsonValueKind.Array)
                return new CompanyReading.Refused("It has no list of results.");
            foreach (var result in results.EnumerateArray())
                if (result.ValueKind is JsonValueKind.Object && Text(result, "siren") == siren.Digits)
                    return Company(result, siren);
            // A full-text search answers with lookalikes: only the company itself counts.
            return new CompanyReading.Found(new(CompanyState.Unlisted));
        }
        catch (Exception unreadable) when (unreadable is JsonException or InvalidOperationException)
        {
            return new CompanyReading.Refused("It is no JSON.");
        }
    }

    static CompanyReading Company(JsonElement of, Siren siren)
    {
        CompanyState? state = Text(of, "etat_administratif") switch { "A" => CompanyState.Active, "C" => CompanyState.Ceased, _ => null };
        if (state is not { } known) return new CompanyReading.Refused("It does not say whether the company is active.");
        var (seat, form) = (of.TryGetProperty("siege", out var at) && at.ValueKind is JsonValueKind.Object ? at : default, Code(Text(of, "nature_juridique")));
        var isPerson = form == SoleTrader;
        return new CompanyReading.Found(new(
            known, isPerson ? null : Shown(Text(of, "nom_raison_sociale") ?? Text(of, "nom_complet")),
            Siret.Parse(Text(seat, "siret")) is { } siret && siret.Siren == siren ? siret.Digits : null,
            isPerson ? null : Shown(Text(seat, "code_postal")), isPerson ? null : Shown(Text(seat, "libelle_commune")), form, Code(Text(of, "categorie_entreprise")),
            Day(of, "date_creation"), known is CompanyState.Ceased ? Day(of, "date_fermeture") : null,
            isPerson ? null : Street(Shown(Text(seat, "adresse")), Shown(Text(seat, "code_postal")))));
    }

    // The register writes the address in one line: what stands before the postcode is the street.
    static string? Street(string? address, string? postcode) =>
        address is not null && postcode is not null && address.LastIndexOf($" {postcode} ", StringComparison.Ordinal) is > 0 and <= LongestStreet and var end && address[..end].Trim() is { Length: > 0 } street ? street : null;

    static string? Text(JsonElement of, string name) =>
        of.ValueKind is JsonValueKind.Object && of.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestText } text ? text : null;

    // Partly published companies are shown as [ND] or [NON-DIFFUSIBLE].
    static string? Shown(string? text) => text is null || text.StartsWith('[') || text.Any(c => char.IsControl(c) || char.IsSurrogate(c)) ? null : text.Trim();

    static string? Code(string? text) => text is { Length: <= 10 } && text.All(char.IsAsciiLetterOrDigit) ? text : null;

    static DateOnly? Day(JsonElement of, string name) =>
        DateOnly.TryParseExact(Text(of, name), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year >= 1000 ? day : null;
}
