using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Invoicing;

/// <summary>What a customer account is: no personal data.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Kind"><c>company</c>, <c>retailer</c>, <c>craftsman</c>, <c>public_body</c> or <c>consumer</c>.</param>
/// <param name="Segment">The ERP's own segment.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="Country">ISO 3166-1 alpha-2; null where nobody said, as with all that follows.</param>
/// <param name="Siren">Nine digits.</param>
/// <param name="LegalForm">For example <c>SAS</c>.</param>
/// <param name="IsNaturalPerson">A sole trader or a consumer.</param>
/// <param name="SalesPerson">Code of who sells to it.</param>
/// <param name="Owner">Code of the collector who answers for it.</param>
/// <param name="PayerProfile"><c>good</c>, <c>expert_late_payer</c>, <c>negligent</c> or <c>insolvent</c>.</param>
/// <param name="ClaimLaw"><c>civil</c> or <c>commercial</c>: of most of its claims.</param>
/// <param name="ClaimObject"><c>goods</c>, <c>services</c> or <c>works</c>: of most of its claims.</param>
/// <param name="Region">The ERP's own region.</param>
[EntityName("invoicing.debtor-changed.v1")]
[MessageUrn("invoicing.debtor-changed.v1")]
public sealed record DebtorChangedV1(
    string Creditor,
    Guid Debtor,
    string CustomerNumber,
    string Kind,
    string? Segment,
    string Language,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Country = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Siren = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? LegalForm = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? IsNaturalPerson = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? SalesPerson = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Owner = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PayerProfile = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClaimLaw = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ClaimObject = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Region = null);
