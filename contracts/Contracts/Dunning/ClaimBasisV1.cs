using System.Text.Json.Serialization;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Contracts.Dunning;

/// <summary>What a claim bears for being late, and what lowered it, as dunning knew it at the hand-over: whoever has the claim from then on computes the same figures to the cent.</summary>
/// <param name="DebtorKind"><c>company</c>, <c>public_body</c>, <c>consumer</c> or <c>unknown</c>: who owes it, before the law of late payment.</param>
/// <param name="BearsNothing">It bills penalties itself, or a person gave them up: neither interest nor compensation.</param>
/// <param name="Settlements">Payments and credit notes on it, net of what was undone.</param>
/// <param name="PenaltyBasis">What the contract's clause follows (see <see cref="PenaltyClauseAgreedV1"/>); null where the law does.</param>
/// <param name="PenaltyHundredths">Percent per year, times or points, in hundredths.</param>
/// <param name="PenaltyFrom">From when the clause binds.</param>
/// <param name="Capitalises">Interest of a whole year bears interest (C. civ. 1343-2).</param>
/// <param name="FrozenSince">Day of the judgment from which on it bears nothing (L622-28); null where none froze it.</param>
/// <param name="Instalments">Its parts by due date; null where all is due on one day.</param>
public sealed record ClaimBasisV1(
    string DebtorKind,
    bool BearsNothing,
    ClaimSettlementV1[] Settlements,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PenaltyBasis = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] int? PenaltyHundredths = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? PenaltyFrom = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] bool? Capitalises = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] DateOnly? FrozenSince = null,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] InvoiceInstalmentV1[]? Instalments = null);

/// <summary>What lowered a claim.</summary>
/// <param name="Source">Stream id of the payment or credit note.</param>
/// <param name="On">Day it takes effect: for money, the one it was credited on.</param>
/// <param name="AmountCents">In the currency of the claim.</param>
/// <param name="IsCredit">A credit note or a write-off: it lowers the principal, never interest.</param>
public sealed record ClaimSettlementV1(Guid Source, DateOnly On, long AmountCents, bool IsCredit);
