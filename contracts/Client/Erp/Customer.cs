namespace Recouvrement.Client.Erp;

/// <summary>A customer account as the ERP knows it.</summary>
/// <param name="Name">Name of the company or person.</param>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="Segment">A known segment, or the ERP's own.</param>
/// <param name="Language">ISO 639-1; French by default.</param>
/// <param name="TermDays">Days from issue to due date, 0 to 365; or else <paramref name="PaymentTerm"/>; the legal term where neither is given.</param>
/// <param name="PaymentTerm">A term by its code: <c>NET60</c>, <c>EOM45_A</c>, <c>EOM45_B</c>, <c>PERIODIC45</c>.</param>
/// <param name="Contacts">All of them, at most 50; where null, those known stay.</param>
/// <param name="Siren">Nine digits; where null, those of the SIRET or of a French VAT number.</param>
/// <param name="Siret">Fourteen digits.</param>
/// <param name="VatNumber">Of the European Union.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="IsNaturalPerson">A sole trader or a consumer.</param>
/// <param name="CustomerSince">First day of the relation.</param>
/// <param name="SalesPerson">The code of who sells to it: a code, not a name.</param>
/// <param name="Owner">The code of the collector who answers for it: a code, not a name.</param>
/// <param name="PayerProfile"><c>good</c>, <c>expert_late_payer</c>, <c>negligent</c> or <c>insolvent</c>; unknown where null.</param>
/// <param name="NatureOfClaims">Of most of its claims.</param>
/// <param name="Sector">
/// The trade where it has legal caps of payment terms of its own: <c>perishable</c>, <c>livestock</c>, <c>excise_alcohol</c>, <c>wine</c>, <c>transport</c>, <c>farm_equipment</c>,
/// <c>leather</c>, <c>jewellery</c>, <c>sport</c>, <c>toys</c> or <c>export</c>.
/// </param>
/// <param name="Region">Your own region; users can be limited to one. It is never worked out from an address.</param>
public sealed record Customer(
    string Name, string Kind, string? Segment = null, string? Language = null, int? TermDays = null, string? PaymentTerm = null, IReadOnlyList<Contact>? Contacts = null,
    string? Siren = null, string? Siret = null, string? VatNumber = null, string? Country = null, string? LegalForm = null, bool? IsNaturalPerson = null,
    DateOnly? CustomerSince = null, string? SalesPerson = null, string? Owner = null, string? PayerProfile = null, NatureOfClaims? NatureOfClaims = null, string? Sector = null, string? Region = null);

/// <summary>What kind of claims a customer's are.</summary>
/// <param name="Law"><c>civil</c> or <c>commercial</c>.</param>
/// <param name="Object"><c>goods</c>, <c>services</c> or <c>works</c>.</param>
public sealed record NatureOfClaims(string? Law = null, string? Object = null);

/// <summary>One way to reach a customer. Personal data.</summary>
/// <param name="Role"><c>accounts_payable</c>, <c>finance_director</c>, <c>legal_representative</c>, <c>buyer</c>, <c>site_manager</c> or <c>public_accountant</c>.</param>
/// <param name="Name">Of the person or department.</param>
/// <param name="Email">An address.</param>
/// <param name="Phone">E.164, or as written in France.</param>
/// <param name="Address">At most six street lines.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record Contact(
    string Role, string? Name = null, string? Email = null, string? Phone = null, IReadOnlyList<string>? Address = null, string? Postcode = null, string? City = null, string? Country = null);

/// <summary>A customer account.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Id">The <c>debtor</c> of events.</param>
/// <param name="Name">Null where it is not known or was erased.</param>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="Segment">The ERP's own segment.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="PaymentTerm">Code of the agreed term.</param>
/// <param name="Version">Grows with every change.</param>
/// <param name="Siren">Nine digits.</param>
/// <param name="Siret">Fourteen digits.</param>
/// <param name="VatNumber">Of the European Union.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="IsNaturalPerson">A sole trader or a consumer; null where nobody said.</param>
/// <param name="CustomerSince">First day of the relation.</param>
/// <param name="SalesPerson">Code of who sells to it.</param>
/// <param name="Owner">Code of the collector who answers for it.</param>
/// <param name="PayerProfile"><c>good</c>, <c>expert_late_payer</c>, <c>negligent</c> or <c>insolvent</c>; null where unknown.</param>
/// <param name="ObservedPayerProfile">The same as its own payments of twelve months show it; null where they do not.</param>
/// <param name="NatureOfClaims">Null where nobody said.</param>
/// <param name="Contacts">Only where one customer is asked for.</param>
/// <param name="Sector">The trade whose legal caps of payment terms bind it.</param>
/// <param name="Region">Your own region.</param>
public sealed record CustomerAccount(
    string Number, Guid Id, string? Name, string Kind, string? Segment, string Language, string PaymentTerm, long Version,
    string? Siren = null, string? Siret = null, string? VatNumber = null, string? Country = null, string? LegalForm = null, bool? IsNaturalPerson = null, DateOnly? CustomerSince = null,
    string? SalesPerson = null, string? Owner = null, string? PayerProfile = null, string? ObservedPayerProfile = null, NatureOfClaims? NatureOfClaims = null, IReadOnlyList<KnownContact>? Contacts = null, string? Sector = null, string? Region = null)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>A contact that is known. Personal data.</summary>
/// <param name="Id">The person: for its erasure. Null for a moment after an upgrade, until an older contact is sealed.</param>
/// <param name="Role"><c>accounts_payable</c>, <c>finance_director</c>, <c>legal_representative</c>, <c>buyer</c>, <c>site_manager</c> or <c>public_accountant</c>.</param>
/// <param name="Name">Of the person or department.</param>
/// <param name="Email">An address.</param>
/// <param name="Phone">E.164.</param>
/// <param name="Address">Street lines.</param>
/// <param name="Postcode">Postcode.</param>
/// <param name="City">City.</param>
/// <param name="Country">ISO 3166-1 alpha-2.</param>
public sealed record KnownContact(
    Guid? Id, string Role, string? Name = null, string? Email = null, string? Phone = null, IReadOnlyList<string>? Address = null, string? Postcode = null, string? City = null, string? Country = null);

/// <summary>Why a person is erased.</summary>
/// <param name="Ground"><c>requested</c>, <c>no_longer_needed</c>, <c>objection</c>, <c>unlawful</c> or <c>wrong_person</c>.</param>
public sealed record Erasure(string Ground);

/// <summary>Where a person is known.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Contact">The person's id there.</param>
/// <param name="Role">What the person is at that customer.</param>
/// <param name="Since">When it was first told of here.</param>
/// <param name="Held">What is held of it: <c>name</c>, <c>email</c>, <c>phone</c>, <c>address</c>.</param>
public sealed record KnownPerson(string Customer, Guid Contact, string Role, DateTimeOffset Since, IReadOnlyList<string> Held);
