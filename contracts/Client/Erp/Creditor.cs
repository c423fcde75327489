namespace Recouvrement.Client.Erp;

/// <summary>How a creditor entity presents itself and is paid. May name its signatory: kept where it can be erased.</summary>
/// <param name="Name">Company name.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="CapitalCents">Share capital.</param>
/// <param name="RcsCity">City of the trade register.</param>
/// <param name="Address">At most six lines of the registered seat.</param>
/// <param name="Email">Sender address.</param>
/// <param name="Phone">E.164, or as written in France.</param>
/// <param name="Iban">Account debtors pay to.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="SignatoryName">Who signs letters.</param>
/// <param name="SignatoryTitle">In what quality.</param>
/// <param name="Siren">Not needed; where given, that of the entity. Never in an answer.</param>
/// <param name="SalesDirectorName">Who signs where a step of the policy says so.</param>
/// <param name="SalesDirectorTitle">In what quality.</param>
/// <param name="PaymentUrl">The entity's own payment page: https, at most 500 characters.</param>
public sealed record Letterhead(
    string Name, string? LegalForm = null, long? CapitalCents = null, string? RcsCity = null, IReadOnlyList<string>? Address = null,
    string? Email = null, string? Phone = null, string? Iban = null, string? Bic = null, string? SignatoryName = null, string? SignatoryTitle = null, string? Siren = null,
    string? SalesDirectorName = null, string? SalesDirectorTitle = null, string? PaymentUrl = null);

/// <summary>A creditor entity.</summary>
/// <param name="Siren">Its nine digits.</param>
/// <param name="Letterhead">Null where it was erased.</param>
/// <param name="BankFeedThrough">Last day whose bank movements are known.</param>
/// <param name="Version">Grows with every change.</param>
public sealed record Creditor(string Siren, Letterhead? Letterhead, DateOnly? BankFeedThrough, long Version)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>How far the entity's bank movements are known.</summary>
/// <param name="Through">Last day known, not after today.</param>
public sealed record BankFeed(DateOnly Through);
