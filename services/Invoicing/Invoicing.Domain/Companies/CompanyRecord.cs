namespace Recouvrement.Invoicing.Domain.Companies;

/// <summary>Whether a company is alive, as the public register has it (état administratif).</summary>
public enum CompanyState
{
    /// <summary>Never looked up.</summary>
    None,

    /// <summary>It is (A).</summary>
    Active,

    /// <summary>It has ceased (C).</summary>
    Ceased,

    /// <summary>The register shows no company of this SIREN.</summary>
    Unlisted,
}

/// <summary>
/// What the public company register says of a company. Officers are never read. A sole trader's name and address are a person's: they are left out.
/// </summary>
/// <param name="State">Whether it is alive.</param>
/// <param name="Name">Its name; null of a sole trader, or where the register keeps it to itself.</param>
/// <param name="SeatSiret">SIRET of its seat (siège).</param>
/// <param name="SeatPostcode">Postcode of its seat.</param>
/// <param name="SeatCity">Town of its seat.</param>
/// <param name="LegalForm">Code of its legal form (nature juridique), for example <c>5710</c>.</param>
/// <param name="Category">Its size: <c>PME</c>, <c>ETI</c> or <c>GE</c>.</param>
/// <param name="FoundedOn">Day of its creation.</param>
/// <param name="CeasedOn">Day on which it ceased.</param>
/// <param name="SeatStreet">Street line of its seat; null where the register does not say it apart from the town.</param>
public sealed record CompanyRecord(
    CompanyState State, string? Name = null, string? SeatSiret = null, string? SeatPostcode = null, string? SeatCity = null, string? LegalForm = null, string? Category = null,
    DateOnly? FoundedOn = null, DateOnly? CeasedOn = null, string? SeatStreet = null);

/// <summary>What an answer of the register came to.</summary>
public abstract record CompanyReading
{
    CompanyReading() { }

    /// <summary>It speaks of the company.</summary>
    public sealed record Found(CompanyRecord Record) : CompanyReading;

    /// <summary>It is no answer of the register.</summary>
    /// <param name="Reason">Why, without quoting it.</param>
    public sealed record Refused(string Reason) : CompanyReading;
}
