using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.Mandates;

/// <summary>How much an agency is given while it is tried.</summary>
/// <param name="MaxClaims">Claims under this mandate at most.</param>
/// <param name="MaxAmount">Owed on them in all at most.</param>
public sealed record TestBounds(int MaxClaims, Money MaxAmount);

/// <summary>
/// What a creditor and an agency have signed (mandat écrit, CPCE R124-3). The claims themselves, each with its basis and amount, are those of every
/// placement under it.
/// </summary>
/// <param name="Terms">What placements keep of it.</param>
/// <param name="PowerToReceive">The agency may receive money for the creditor.</param>
/// <param name="LiabilityCover">How the agency's liability is covered, as the text says.</param>
/// <param name="GuaranteeRequired">The contract asks for a guarantee of the funds.</param>
/// <param name="DataAgreement">Reference of the agreement on personal data (GDPR art. 28); a processor has one.</param>
/// <param name="SignedOn">First day.</param>
/// <param name="ValidUntil">Last day; null where it ends when somebody ends it.</param>
/// <param name="TextSha256">Of the signed text, 64 lower-case hexadecimal digits.</param>
/// <param name="Test">Its bounds until the agency is released from them; null for a full mandate.</param>
public sealed record WrittenMandate(
    MandateTerms Terms, bool PowerToReceive, string LiabilityCover, bool GuaranteeRequired, string? DataAgreement, DateOnly SignedOn, DateOnly? ValidUntil, string TextSha256, TestBounds? Test)
{
    /// <summary>Why it is no mandate that the law knows; null when it is one.</summary>
    public Refusal? Refused() => this switch
    {
        { Terms.Kind: MandateKind.None } => Refuse("mandate_kind_missing", "A mandate says in whose name the agency acts: placement or white_label."),
        // In the creditor's name an agency may be a voice alone, and debtors pay the creditor.
        { PowerToReceive: false, Terms.Kind: not MandateKind.WhiteLabel } => Refuse("mandate_without_power", "The mandate gives the power to receive money for the creditor (CPCE R124-3)."),
        { LiabilityCover: "" } => Refuse("mandate_without_cover", "The mandate says how the agency's liability is covered (CPCE R124-3)."),
        { Terms.Kind: MandateKind.WhiteLabel, DataAgreement: null } =>
            Refuse("data_agreement_missing", "Who acts in the creditor's name processes data for him, under a written agreement (GDPR art. 28)."),
        { ValidUntil: { } until } when until < SignedOn => Refuse("mandate_ends_before_it_begins", $"It would end on {until:yyyy-MM-dd}, before it is signed."),
        { Terms.Remittance.DaysAfterCashing: < 0 or > RemittanceTerms.MostDays } => Refuse("remittance_out_of_range", $"Money is remitted within 0 to {RemittanceTerms.MostDays} days of cashing."),
        { Test: { } test } when test.MaxClaims < 1 || !test.MaxAmount.IsPositive => Refuse("test_out_of_range", "A test is of at least one claim and some money."),
        _ => Terms.Fees.Refused(),
    };

    /// <summary>True on the days from <see cref="SignedOn"/> to <see cref="ValidUntil"/>.</summary>
    public bool HoldsOn(DateOnly on) => SignedOn <= on && (ValidUntil is not { } until || on <= until);
}
