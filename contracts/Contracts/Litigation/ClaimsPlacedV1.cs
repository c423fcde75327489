using System.Text.Json.Serialization;
using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>Claims were placed with a collection agency.</summary>
/// <param name="Placement">Stream id of the placement.</param>
/// <param name="HandOver">The hand-over they came with.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Agency">Name of the agency in the register.</param>
/// <param name="Claims">What was placed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="TotalCents">Sum of the claims.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
/// <param name="AgencyName">How the agency was shown in the register when they were placed: by this name the debtor may be told of it. Null of placements from before it was told.</param>
[EntityName("litigation.claims-placed.v1")]
[MessageUrn("litigation.claims-placed.v1")]
public sealed record ClaimsPlacedV1(
    Guid Placement,
    Guid HandOver,
    Guid Case,
    string Creditor,
    Guid Debtor,
    string Agency,
    PlacedClaimV1[] Claims,
    string Currency,
    long TotalCents,
    long Version,
    DateOnly On,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? AgencyName = null);

/// <summary>One claim placed.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="OutstandingCents">Principal when placed.</param>
public sealed record PlacedClaimV1(Guid Invoice, long OutstandingCents);
