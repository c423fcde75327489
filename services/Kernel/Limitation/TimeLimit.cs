namespace Recouvrement.Kernel.Limitation;

/// <summary>A limit of time that the law sets.</summary>
public enum LimitKind
{
    /// <summary>None.</summary>
    None,

    /// <summary>Claims between merchants, and of a company against a professional (C. com. L110-4, C. civ. 2224).</summary>
    Commercial,

    /// <summary>Claims of a professional against a consumer (C. conso. L218-2).</summary>
    Consumer,

    /// <summary>Claims against a public body (déchéance quadriennale, loi 68-1250): whole calendar years.</summary>
    PublicBody,

    /// <summary>Claims for the carriage of goods (C. com. L133-6).</summary>
    Carriage,

    /// <summary>What an enforceable title says (CPCE L111-4).</summary>
    EnforceableTitle,

    /// <summary>The shortest period a contract may set (C. civ. 2254).</summary>
    ContractShortest,

    /// <summary>The longest period a contract may set (C. civ. 2254).</summary>
    ContractLongest,

    /// <summary>From the birth of the right, whatever was interrupted or suspended meanwhile (délai butoir, C. civ. 2232).</summary>
    LongStop,

    /// <summary>What is left at least when a mediation ends (C. civ. 2238).</summary>
    AfterSuspension,

    /// <summary>For an agency to remit what it has cashed, where nothing else is agreed (CPCE R124-6).</summary>
    AgencyRemittance,

    /// <summary>To declare a claim, from the publication in the BODACC (C. com. R622-24).</summary>
    InsolvencyDeclaration,

    /// <summary>The same for a creditor who does not live in metropolitan France.</summary>
    InsolvencyDeclarationFromAbroad,

    /// <summary>To ask for relief from having declared too late (relevé de forclusion, C. com. L622-26).</summary>
    InsolvencyRelief,

    /// <summary>To answer the insolvency office that challenges a declared claim (C. com. L622-27).</summary>
    InsolvencyChallenge,

    /// <summary>To claim goods sold under retention of title, from the publication (revendication, C. com. L624-9).</summary>
    RetentionOfTitle,

    /// <summary>A month more for who lives overseas (CPC 643).</summary>
    DistanceOverseas,

    /// <summary>Two months more for who lives abroad (CPC 643).</summary>
    DistanceAbroad,

    /// <summary>To deposit the fee that a commercial court calls for a request (CPC 1425 al. 1).</summary>
    PaymentOrderFee,

    /// <summary>To serve a payment order, by the day of the order (CPC 1411).</summary>
    PaymentOrderService,

    /// <summary>To oppose a payment order (CPC 1416).</summary>
    PaymentOrderOpposition,

    /// <summary>To ask for the enforceable form of an order, from the end of the opposition (CPC 1423 before 2022-03-01).</summary>
    PaymentOrderFormula,

    /// <summary>To wait with enforcement, from the service (CPC 1422 since 2026-09-01).</summary>
    PaymentOrderEnforcement,

    /// <summary>For the registry to notify an opposition (CPC 1415 since 2026-09-01).</summary>
    PaymentOrderOppositionNotice,

    /// <summary>To deposit the fee that a commercial court calls after an opposition (CPC 1425 al. 2).</summary>
    PaymentOrderOppositionFee,

    /// <summary>To name a lawyer after an opposition, above the amount that needs one (CPC 1418, 1419).</summary>
    PaymentOrderLawyer,

    /// <summary>For the debtor to agree to the small-claims procedure (CPCE L125-1, R125-1 s.).</summary>
    SmallClaimAgreement,

    /// <summary>For the debtor to pay or contest an order to pay of an uncontested claim (CPCE L126-1 s., loi 2026-307).</summary>
    UncontestedClaimAnswer,

    /// <summary>From that month's end to the record that nothing was contested.</summary>
    UncontestedClaimRecord,

    /// <summary>To serve the record once it is enforceable (L126-4).</summary>
    UncontestedClaimService,

    /// <summary>From a protective attachment to the action in court (CPCE R511-7).</summary>
    ProtectiveAttachmentAction,

    /// <summary>Between a summons before a commercial court and its hearing (CPC 856).</summary>
    SummonsNotice,

    /// <summary>Between the filing of a summons at a commercial court and its hearing (CPC 857).</summary>
    SummonsFiling,

    /// <summary>To oppose a European order for payment (regulation 1896/2006, art. 16).</summary>
    EuropeanOrderOpposition,

    /// <summary>To claim back the tax of a debt that is lost: 31 December of the second year (CGI ann. II art. 208).</summary>
    VatReclaim,
}

/// <summary>What a limit is counted in.</summary>
public enum LimitUnit
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Days.</summary>
    Days,

    /// <summary>Months.</summary>
    Months,

    /// <summary>Years.</summary>
    Years,
}

/// <summary>One limit of time and the days on which it holds.</summary>
/// <param name="Kind">What it limits.</param>
/// <param name="Length">How long, in <paramref name="Unit"/>.</param>
/// <param name="Unit">Days, months or years.</param>
/// <param name="FromYearEnd">Counted from 1 January of the year after its first day.</param>
/// <param name="Source">The text that sets it.</param>
/// <param name="ValidFrom">First day it holds for what starts then.</param>
/// <param name="ValidTo">Last day, or null while no end is known.</param>
/// <param name="LawyerValidated">True once a lawyer has confirmed the row.</param>
public sealed record TimeLimit(LimitKind Kind, int Length, LimitUnit Unit, bool FromYearEnd, string Source, DateOnly ValidFrom, DateOnly? ValidTo, bool LawyerValidated)
{
    /// <summary>True on the days from <see cref="ValidFrom"/> to <see cref="ValidTo"/>.</summary>
    public bool HoldsOn(DateOnly date) => ValidFrom <= date && (ValidTo is null || date <= ValidTo);

    /// <summary>
    /// Its last day, at whose end it is over (C. civ. 2229). The day it starts from does not count; a day of the month that does not exist is the
    /// last of that month. No day of rest moves it: that is only so for acts of procedure (rule R3.2).
    /// </summary>
    public DateOnly LastDay(DateOnly start) => FromYearEnd ? Plus(new(start.Year, 12, 31)) : Plus(start);

    DateOnly Plus(DateOnly start) => start.Year + Length >= DateOnly.MaxValue.Year ? DateOnly.MaxValue : Unit switch
    {
        LimitUnit.Years => start.AddYears(Length),
        LimitUnit.Days  => start.AddDays(Length),
        _               => start.AddMonths(Length),
    };
}
