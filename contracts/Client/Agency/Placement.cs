namespace Recouvrement.Client.Agency;

/// <summary>A placement in the list: no names.</summary>
/// <param name="PlacementId">Names the placement in every call.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Case">The creditor's case: one debtor's unpaid invoices.</param>
/// <param name="Debtor">The account with that creditor; the same in later placements.</param>
/// <param name="Status"><c>live</c> or <c>ended</c>.</param>
/// <param name="PlacedOn">First day of the mandate.</param>
/// <param name="AcknowledgedOn">Null until it is acknowledged.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="TotalCents">Owed when placed.</param>
/// <param name="OutstandingCents">Still owed by the creditor's accounts.</param>
public sealed record PlacementSummary(
    Guid PlacementId, string Creditor, Guid Case, Guid Debtor, string Status, DateOnly PlacedOn, DateOnly? AcknowledgedOn, DateOnly? EndedOn, string Currency, long TotalCents, long OutstandingCents);

/// <summary>A placement with whom to ask and for what.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Debtor">Personal data, served while the mandate lives.</param>
/// <param name="Claims">The invoices, by due date.</param>
/// <param name="Version">Grows with every change.</param>
public sealed record Placement(PlacementSummary Summary, Debtor Debtor, IReadOnlyList<Claim> Claims, long Version)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>The debtor of a placement.</summary>
/// <param name="Id">The account with that creditor.</param>
/// <param name="CustomerNumber">The creditor's own number, for references.</param>
/// <param name="Name">Null when none is known or it was erased.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Contacts">Empty when none are known or they were erased.</param>
public sealed record Debtor([property: System.Text.Json.Serialization.JsonPropertyName("debtor")] Guid Id, string CustomerNumber, string? Name, string? Language, IReadOnlyList<Contact> Contacts);

/// <summary>One way to reach a debtor. Personal data.</summary>
/// <param name="Role"><c>accounts_payable</c>, <c>finance_director</c>, <c>legal_representative</c>, <c>buyer</c>, <c>site_manager</c> or <c>public_accountant</c>.</param>
/// <param name="Name">Of the person or department.</param>
/// <param name="Email">An address.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Address">Street lines, or empty.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Contact(string Role, string? Name, string? Email, string? Phone, IReadOnlyList<string> Address, string? Postcode, string? City, string? Country);

/// <summary>A claim: one invoice.</summary>
/// <param name="ClaimId">Names the claim in every report.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="PlacedCents">Principal when placed.</param>
/// <param name="OutstandingCents">Principal still owed by the creditor's accounts.</param>
public sealed record Claim(Guid ClaimId, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long PlacedCents, long OutstandingCents);
