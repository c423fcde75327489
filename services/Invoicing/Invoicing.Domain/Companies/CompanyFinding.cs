using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Companies;

/// <summary>In what the register and our own data do not agree.</summary>
public enum CompanyDifference
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Another name.</summary>
    Name,

    /// <summary>Our SIRET is not that of the seat.</summary>
    Seat,

    /// <summary>The VAT number is not this company's, or its key is wrong.</summary>
    VatNumber,

    /// <summary>Another day of founding.</summary>
    FoundedOn,
}

/// <summary>What we hold of a company ourselves.</summary>
/// <param name="Siren">Its SIREN.</param>
/// <param name="Name">Or null.</param>
/// <param name="Siret">Or null.</param>
/// <param name="VatNumber">Or null.</param>
/// <param name="FoundedOn">Or null.</param>
public sealed record HeldIdentity(Siren Siren, string? Name, string? Siret, string? VatNumber, DateOnly? FoundedOn);

/// <summary>What came of looking a customer up, without its name: that lies where it can be erased. It is reported, and overwrites nothing.</summary>
/// <param name="State">Whether the company is alive.</param>
/// <param name="SeatSiret">SIRET of its seat.</param>
/// <param name="LegalForm">Code of its legal form.</param>
/// <param name="FoundedOn">Day of its creation.</param>
/// <param name="CeasedOn">Day on which it ceased.</param>
/// <param name="Differences">In their fixed order.</param>
/// <param name="Source">Who said so.</param>
/// <param name="AsOf">When it was first found to be so.</param>
public sealed record CompanyFinding(
    CompanyState State, string? SeatSiret, string? LegalForm, DateOnly? FoundedOn, DateOnly? CeasedOn, ImmutableList<CompanyDifference> Differences, string Source, DateOnly AsOf)
{
    static readonly string[] LegalForms =
        ["SA", "SAS", "SASU", "SARL", "EURL", "SNC", "SCI", "SCOP", "SELARL", "SELAS", "SCA", "SCS", "SOCIETE", "STE", "ETS", "ETABLISSEMENTS", "ENTREPRISE", "ANONYME", "SIMPLIFIEE", "RESPONSABILITE", "LIMITEE", "PAR", "ACTIONS", "A", "ET", "LA", "LE", "LES", "DE", "DU", "DES"];

    /// <summary>Says the same as another, whenever it was found.</summary>
    public bool Says(CompanyFinding? other) =>
        other is not null && this with { AsOf = other.AsOf, Differences = other.Differences } == other && Differences.SequenceEqual(other.Differences);

    /// <summary>What a record of the register says beside what we hold.</summary>
    public static CompanyFinding Of(CompanyRecord record, HeldIdentity held, string source, DateOnly asOf) => new(
        record.State, record.SeatSiret, record.LegalForm, record.FoundedOn, record.CeasedOn,
        record.State is CompanyState.Unlisted ? [] : [.. Between(record, held)], source, asOf);

    static IEnumerable<CompanyDifference> Between(CompanyRecord record, HeldIdentity held)
    {
        if (record.Name is { } theirs && held.Name is { } ours && !IsSameName(theirs, ours)) yield return CompanyDifference.Name;
        if (record.SeatSiret is { } seat && held.Siret is { } siret && seat != siret) yield return CompanyDifference.Seat;
        if (VatNumber.Parse(held.VatNumber) is { } vat && (vat.Siren is { } of && of != held.Siren || vat.HasValidKey is false)) yield return CompanyDifference.VatNumber;
        if (record.FoundedOn is { } founded && held.FoundedOn is { } known && founded != known) yield return CompanyDifference.FoundedOn;
    }

    // "DUPONT & FILS" and "Société Dupont et Fils SARL" are one: legal forms and small words tell no companies apart.
    static bool IsSameName(string one, string other)
    {
        var (left, right) = (WordsOf(one), WordsOf(other));
        return left.Count == 0 || right.Count == 0 || left.IsSubsetOf(right) || right.IsSubsetOf(left);
    }

    static HashSet<string> WordsOf(string name)
    {
        var plain = new string([.. name.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark).Select(c => char.IsLetterOrDigit(c) ? char.ToUpperInvariant(c) : ' ')]);
        return [.. plain.Split(' ', StringSplitOptions.RemoveEmptyEntries).Except(LegalForms)];
    }
}
