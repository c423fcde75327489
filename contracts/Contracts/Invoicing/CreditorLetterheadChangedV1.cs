using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>How a creditor entity presents itself and is paid. May name its signatory: keep it where it can be erased.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Name">Company name.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="CapitalCents">Share capital.</param>
/// <param name="RcsCity">City of the trade register.</param>
/// <param name="Address">Lines of the registered seat.</param>
/// <param name="Email">Sender address.</param>
/// <param name="Phone">Telephone.</param>
/// <param name="Iban">Account debtors pay to.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="SignatoryName">Who signs letters; a natural person.</param>
/// <param name="SignatoryTitle">In what quality.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="SalesDirectorName">Who signs where a step says so; a natural person. Null where nobody is named.</param>
/// <param name="SalesDirectorTitle">In what quality.</param>
/// <param name="PaymentUrl">The entity's own payment page, https; null where it has none.</param>
[EntityName("invoicing.creditor-letterhead-changed.v1")]
[MessageUrn("invoicing.creditor-letterhead-changed.v1")]
public sealed record CreditorLetterheadChangedV1(
    string Creditor,
    string Name,
    string? LegalForm,
    long? CapitalCents,
    string? RcsCity,
    string[] Address,
    string? Email,
    string? Phone,
    string? Iban,
    string? Bic,
    string? SignatoryName,
    string? SignatoryTitle,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SalesDirectorName = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SalesDirectorTitle = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PaymentUrl = null);
