namespace Recouvrement.Client.Erp;

/// <summary>What the public company register says of a customer. Nothing of ours is overwritten by it.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Siren">Its SIREN.</param>
/// <param name="State"><c>active</c>, <c>ceased</c> or <c>unlisted</c>.</param>
/// <param name="Name">Null of a sole trader, or where the register keeps it to itself.</param>
/// <param name="SeatSiret">SIRET of the seat.</param>
/// <param name="SeatPostcode">Its postcode.</param>
/// <param name="SeatCity">Its town.</param>
/// <param name="LegalForm">Code of the legal form.</param>
/// <param name="Category"><c>PME</c>, <c>ETI</c> or <c>GE</c>.</param>
/// <param name="FoundedOn">Day of creation.</param>
/// <param name="CeasedOn">Day on which it ceased.</param>
/// <param name="Differences">In what the register and our data do not agree.</param>
/// <param name="CheckedOn">When it was last asked.</param>
public sealed record Company(
    string Number, string Siren, string State, string? Name, string? SeatSiret, string? SeatPostcode, string? SeatCity, string? LegalForm, string? Category, DateOnly? FoundedOn, DateOnly? CeasedOn,
    IReadOnlyList<CompanyDifference> Differences, DateOnly CheckedOn);

/// <summary>A difference between the register and our data.</summary>
/// <param name="Field"><c>name</c>, <c>seat</c>, <c>vat_number</c> or <c>founded_on</c>.</param>
/// <param name="Ours">What we hold.</param>
/// <param name="Register">What the register says; of a VAT number, the one that follows from the SIREN.</param>
public sealed record CompanyDifference(string Field, string? Ours, string? Register);
