namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>What kind of debtor a customer is; chooses the dunning policy.</summary>
public enum CustomerKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A company.</summary>
    Company,

    /// <summary>A large retailer.</summary>
    Retailer,

    /// <summary>A craftsman or other sole trader.</summary>
    Craftsman,

    /// <summary>A public buyer.</summary>
    PublicBody,

    /// <summary>A natural person outside any trade.</summary>
    Consumer,
}

/// <summary>How a customer pays (profil payeur).</summary>
public enum PayerProfile
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Pays in time.</summary>
    Good,

    /// <summary>Could pay in time and has learnt how long it may not.</summary>
    ExpertLatePayer,

    /// <summary>Forgets.</summary>
    Negligent,

    /// <summary>Cannot pay.</summary>
    Insolvent,
}

/// <summary>Which law a claim is under: decides court, proof and interest.</summary>
public enum ClaimLaw
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Of civil law: the debtor is no merchant.</summary>
    Civil,

    /// <summary>Between merchants.</summary>
    Commercial,
}

/// <summary>What was sold.</summary>
public enum ClaimObject
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Goods, proved by their delivery.</summary>
    Goods,

    /// <summary>Services.</summary>
    Services,

    /// <summary>Works, proved by their acceptance.</summary>
    Works,
}

/// <summary>Who a customer is before the law. A sole trader's SIREN and VAT number are in the public register; names stay outside.</summary>
/// <param name="Siren">Nine digits, or null.</param>
/// <param name="Siret">Fourteen digits, or null.</param>
/// <param name="VatNumber">Compact, or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
/// <param name="LegalForm">For example <c>SAS</c>, or null.</param>
/// <param name="IsNaturalPerson">A sole trader or a consumer; null where nobody said.</param>
public sealed record LegalIdentity(
    string? Siren = null, string? Siret = null, string? VatNumber = null, string? Country = null, string? LegalForm = null, bool? IsNaturalPerson = null)
{
    /// <summary>Nothing is known.</summary>
    public static LegalIdentity Unknown { get; } = new();
}

/// <summary>How the creditor stands with a customer.</summary>
/// <param name="CustomerSince">First day of the relation, or null.</param>
/// <param name="SalesPerson">Code of who sells to it, never a name; or null.</param>
/// <param name="Owner">Code of the collector who answers for it, never a name; or null.</param>
/// <param name="Payer">How it pays; null where unknown.</param>
/// <param name="Law">Of most of its claims; or null.</param>
/// <param name="Object">Of most of its claims; or null.</param>
/// <param name="Region">The ERP's own region of sale or collection, or null; never worked out from an address.</param>
public sealed record Relation(
    DateOnly? CustomerSince = null, string? SalesPerson = null, string? Owner = null, PayerProfile? Payer = null, ClaimLaw? Law = null, ClaimObject? Object = null, string? Region = null)
{
    /// <summary>Nothing is known.</summary>
    public static Relation Unknown { get; } = new();
}

/// <summary>What a customer account is, without anything that names a person.</summary>
/// <param name="Kind">Kind of debtor.</param>
/// <param name="Segment">The ERP's own segment, or a known one; or null.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="PaymentTerm">Code of the agreed term (<c>DEFAULT</c>, <c>NET60</c>, <c>EOM45_A</c>…).</param>
/// <param name="Identity">Null where nothing is known of it.</param>
/// <param name="Relation">Null where nothing is known of it.</param>
/// <param name="Sector">The trade whose legal caps of payment terms bind it, or null.</param>
/// <param name="Observed">How it has paid over twelve months; null where its invoices do not say. What somebody said of it stands before.</param>
public sealed record CustomerProfile(
    CustomerKind Kind, string? Segment, string Language, string PaymentTerm, LegalIdentity? Identity = null, Relation? Relation = null, string? Sector = null, PayerProfile? Observed = null)
{
    /// <summary>What is assumed of a customer nobody has described: a company on the legal term, addressed in French.</summary>
    public static CustomerProfile Assumed { get; } = new(CustomerKind.Company, null, "fr", "DEFAULT");

    /// <summary>Its name is that of a person: a consumer or a sole trader.</summary>
    public bool IsOfAPerson() => Kind is CustomerKind.Consumer || Identity?.IsNaturalPerson is true;
}
