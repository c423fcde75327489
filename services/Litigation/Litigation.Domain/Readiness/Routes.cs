using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Procedure;

namespace Recouvrement.Litigation.Domain.Readiness;

/// <summary>Which ways a file can go, and what speaks against each (rules R6.1 to R6.6).</summary>
/// <param name="file">What is known.</param>
/// <param name="conditions">What was found of it.</param>
/// <param name="settings">Of the installation.</param>
/// <param name="on">Day asked about.</param>
sealed class Routes(FileFacts file, IReadOnlyList<Condition> conditions, RouteSettings settings, DateOnly on)
{
    internal ImmutableArray<RecoveryRoute> All() => [PaymentOrder(), SmallClaim(), InterimPayment(), Lawyer(), Agency(), EuropeanOrder(), UncontestedClaims(), ClaimDeclaration()];

    RecoveryRoute PaymentOrder() => Of(
        RouteKind.PaymentOrder, file.Debtor.IsCommercial ? "Président du tribunal de commerce ou des activités économiques du siège du débiteur" : "Tribunal judiciaire du domicile du débiteur", "CPC 1405 à 1422",
        [.. Against(Conditions.Solvent, Conditions.Undisputed, Conditions.Due, Conditions.Determined), .. Abroad, .. Public],
        [Conditions.Documented, Conditions.Noticed, Conditions.InTime], ["court_of_the_debtors_seat", "basis_of_each_claim"], [Fee, CourtAmount.ServiceEmolument], 2, 5);

    RecoveryRoute SmallClaim() => Of(
        RouteKind.SmallClaim, "Commissaire de justice du ressort de la cour d'appel du débiteur", "CPCE L125-1, R125-1 s.",
        [.. Against(Conditions.Solvent, Conditions.Undisputed, Conditions.Due, Conditions.Determined), .. TooLarge, .. BetweenMerchants, .. Abroad, .. Public],
        [Conditions.Documented, Conditions.InTime], ["principal_and_interest_within_5000", "debtor_has_to_agree"], [CourtAmount.SmallClaimProcedure, CourtAmount.ServiceEmolument], 1, 3);

    RecoveryRoute InterimPayment() => Of(
        RouteKind.InterimPayment, "Juge des référés", "CPC 835, 873 al. 2", [.. Against(Conditions.Solvent, Conditions.Undisputed, Conditions.Due), .. Public],
        [Conditions.Documented, Conditions.Noticed, Conditions.InTime], ["not_seriously_contestable", "attempt_to_settle_up_to_5000_at_the_tribunal_judiciaire"], [CourtAmount.LawyerFee, CourtAmount.ServiceEmolument, .. file.Debtor.IsCommercial ? Array.Empty<CourtAmount>() : [CourtAmount.LegalAidDuty]], 2, 6);

    RecoveryRoute Lawyer() => Of(
        RouteKind.Lawyer, "Avocat de l'entreprise ou avocat extérieur", "Loi 71-1130 du 31/12/1971", [.. Against(Conditions.Solvent)],
        [Conditions.Documented, Conditions.InTime], ["fee_agreement"], [CourtAmount.LawyerFee], null, null);

    RecoveryRoute Agency() => Of(
        RouteKind.Agency, "Société de recouvrement mandatée", "CPCE L124-1, R124-1 à R124-7", [.. Against(Conditions.Solvent, Conditions.Undisputed)],
        [Conditions.InTime], ["mandate_and_papers_of_the_agency"], [CourtAmount.AgencySuccessFee], 1, 6);

    RecoveryRoute EuropeanOrder() => Of(
        RouteKind.EuropeanOrder, "Juridiction compétente selon le règlement (UE) 1215/2012", "Règlement (CE) 1896/2006",
        [.. Against(Conditions.Solvent, Conditions.Undisputed, Conditions.Due), .. file.Debtor.IsInEurope ? [] : new[] { NotAcrossBorders }],
        [Conditions.Documented, Conditions.Noticed, Conditions.InTime, Conditions.Determined], ["court_that_has_jurisdiction", "form_a"], [CourtAmount.EuropeanOrderFee, CourtAmount.LawyerFee], 3, 8);

    RecoveryRoute UncontestedClaims() => Of(
        RouteKind.UncontestedClaims, "Commissaire de justice", "CPCE L126-1 s. (loi 2026-307 du 23/04/2026)",
        [
            .. settings.Terms.UncontestedClaims ? [] : new[] { new Objection("decree_awaited", "Its implementing decree is not published: the procedure is switched off.") },
            .. Against(Conditions.Solvent, Conditions.Undisputed, Conditions.Due, Conditions.Determined),
            .. file.Debtor.IsCommercial ? [] : new[] { new Objection("not_between_merchants", "It is for invoices between merchants.") }, .. Abroad,
        ],
        [Conditions.Documented, Conditions.InTime], ["certain_liquid_and_due"], [CourtAmount.ServiceEmolument], 2, 4);

    RecoveryRoute ClaimDeclaration() => Of(
        RouteKind.ClaimDeclaration, "Mandataire judiciaire ou liquidateur", "C. com. L622-24, R622-24",
        file.Insolvency is null ? [new("no_insolvency_proceedings", "No insolvency proceedings were heard of.")] : file.Frozen.Any() ? [] : [new("nothing_to_declare", "All claims are of after the judgment.")],
        [Conditions.Documented], file.Insolvency is { PublishedOn: null } ? ["publication_in_the_bodacc"] : [], [], null, null);

    RecoveryRoute Of(RouteKind kind, string where, string source, ImmutableArray<Objection> objections, string[] matter, string[] unknowable, CourtAmount[] costs, int? low, int? high) => new(
        kind, where, source, objections,
        [.. conditions.Where(c => matter.Contains(c.Code) && c.Found is not Finding.Met).Select(c => c.Code), .. unknowable],
        [.. costs.Select(cost => settings.Costs.Row(cost, on)).OfType<CourtAmountRow>().Select(ForThisFile)], low, high);

    // The registry of a commercial court calls a fee, that of a tribunal judiciaire none (CPC 1425).
    CourtAmount Fee => file.Debtor.IsCommercial ? CourtAmount.PaymentOrderFeeCommercial : CourtAmount.PaymentOrderFeeJudicial;

    CourtAmountRow ForThisFile(CourtAmountRow row) => file.Owed is [var owed] && owed.Currency == Money.Zero.Currency ? row.For(owed) : row;

    IEnumerable<Objection> Against(params string[] codes) => conditions.Where(c => codes.Contains(c.Code) && c.Found is Finding.NotMet).Select(c => new Objection(c.Code, c.Says));

    IEnumerable<Objection> Abroad => file.Debtor.IsAbroad ? [new("debtor_abroad", $"The debtor is in {file.Debtor.Country}: the court is that of its seat (CPC 1406).")] : [];

    IEnumerable<Objection> Public => file.Debtor.Kind == "public_body" ? [new("public_body", "Claims against a public body go another way: a lawyer chooses it.")] : [];

    // The bound is of principal and interest: a principal above it is out, one below it is to be checked.
    IEnumerable<Objection> TooLarge => settings.Terms.SmallClaimCeiling is { } most && file.Owed is [var owed] && (owed.Currency != most.Currency || owed > most)
        ? [new("above_small_claim", $"The principal alone is {owed}; principal and interest are at most {most}.")] : [];

    // As read in the law of 2026: to be confirmed by a lawyer, so it says so.
    IEnumerable<Objection> BetweenMerchants => file.Debtor.IsCommercial && !settings.Terms.SmallClaimsOfMerchants ? [new("between_merchants", "Invoices between merchants are left to CPCE L126-1 since loi 2026-307 (to be confirmed).")] : [];

    Objection NotAcrossBorders => new("not_across_borders", file.Debtor.Country is null ? "The debtor's country is not known." : "The debtor is in no other member state that the regulation binds.");
}
