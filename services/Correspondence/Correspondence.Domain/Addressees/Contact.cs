using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Domain.Addressees;

/// <summary>Who somebody is at the debtor's.</summary>
public enum ContactRole
{
    /// <summary>Never set.</summary>
    None,

    /// <summary>Pays invoices (comptabilité fournisseurs).</summary>
    AccountsPayable,

    /// <summary>Finance director (directeur financier).</summary>
    FinanceDirector,

    /// <summary>Legal representative, at the registered seat (représentant légal).</summary>
    LegalRepresentative,

    /// <summary>Who ordered (acheteur).</summary>
    Buyer,

    /// <summary>Who runs the works on the site (conducteur de travaux).</summary>
    SiteManager,

    /// <summary>Who pays for a public buyer (comptable public).</summary>
    PublicAccountant,
}

/// <summary>One way to reach a debtor, as the creditor knows it. Personal data: never in a fact or a log.</summary>
/// <param name="Role">Who it is.</param>
/// <param name="Name">Of the person or department.</param>
/// <param name="Email">As given, not yet checked.</param>
/// <param name="Address">Street lines.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null for France.</param>
/// <param name="Phone">As given, not yet checked.</param>
public sealed record Contact(ContactRole Role, string? Name, string? Email, IReadOnlyList<string> Address, string? Postcode, string? City, string? Country, string? Phone = null)
{
    /// <summary>A letter would get there: a street line and a city, and within France a postcode.</summary>
    public bool CanBePosted =>
        Address.Any(line => !string.IsNullOrWhiteSpace(line)) && !string.IsNullOrWhiteSpace(City)
        && (IsAbroad || !string.IsNullOrWhiteSpace(Postcode));

    /// <summary>An e-mail would get there.</summary>
    public bool CanBeMailed => EmailAddress.Parse(Email) is not null;

    /// <summary>A text message would get there.</summary>
    public bool CanBeTexted => MobileNumber.Parse(Phone) is not null;

    /// <summary>It needs its country on the envelope.</summary>
    public bool IsAbroad => !string.IsNullOrWhiteSpace(Country) && Country is not "FR";
}
