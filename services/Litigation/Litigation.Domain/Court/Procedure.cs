namespace Recouvrement.Litigation.Domain.Court;

/// <summary>A way to a title. Which one fits is qualified by a person.</summary>
public enum CourtProcedure
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Payment order (injonction de payer, CPC 1405 s.).</summary>
    PaymentOrder,

    /// <summary>Small claim before an enforcement officer (petites créances, CPCE L125-1).</summary>
    SmallClaim,

    /// <summary>Uncontested commercial claim (C. com. L126-1 s.); off until its decree.</summary>
    UncontestedClaim,

    /// <summary>Interim payment (référé-provision, CPC 873 al. 2, 835).</summary>
    InterimPayment,

    /// <summary>Summons on the merits (assignation).</summary>
    Summons,

    /// <summary>European order for payment (regulation 1896/2006).</summary>
    EuropeanOrder,

    /// <summary>Whatever a lawyer chooses.</summary>
    ThroughLawyer,
}

/// <summary>Kinds of courts (rules R6.1, R6.2).</summary>
public enum CourtKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Tribunal de commerce.</summary>
    CommercialCourt,

    /// <summary>Tribunal des activités économiques: twelve cities since 2025.</summary>
    EconomicActivitiesCourt,

    /// <summary>Tribunal judiciaire.</summary>
    JudicialCourt,

    /// <summary>Juge des contentieux de la protection.</summary>
    ProtectionCourt,

    /// <summary>Commercial chamber of a tribunal judiciaire in Alsace-Moselle.</summary>
    CommercialChamber,
}

/// <summary>Where a proceeding is brought: for a payment order, where the debtor has its seat (CPC 1406).</summary>
/// <param name="Kind">Of court.</param>
/// <param name="City">Of its seat.</param>
/// <param name="IsAlsaceMoselle">Good Friday and 26 December are holidays there.</param>
public sealed record Court(CourtKind Kind, string City, bool IsAlsaceMoselle)
{
    /// <summary>Longest name of a city.</summary>
    public const int LongestCity = 60;

    /// <summary>Its registry calls fees before it acts (CPC 1425).</summary>
    public bool CallsFees() => Kind is CourtKind.CommercialCourt or CourtKind.EconomicActivitiesCourt;
}

/// <summary>How an act reached the debtor.</summary>
public enum ServiceManner
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Handed to the debtor in person, or to who may take it for a company.</summary>
    InPerson,

    /// <summary>Left at the address (domicile).</summary>
    AtAddress,

    /// <summary>Kept at the officer's (étude).</summary>
    AtOffice,

    /// <summary>Recorded that nobody was found (procès-verbal de recherches, CPC 659).</summary>
    NobodyFound,
}

/// <summary>What an enforcement officer (commissaire de justice) did.</summary>
public enum EnforcementAct
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Order to pay before seizure (commandement de payer).</summary>
    OrderToPay,

    /// <summary>Garnishment of an account (saisie-attribution).</summary>
    AccountGarnishment,

    /// <summary>Seizure and sale of goods (saisie-vente).</summary>
    GoodsSeizure,

    /// <summary>Protective attachment (saisie conservatoire).</summary>
    ProtectiveAttachment,

    /// <summary>Served again, in person.</summary>
    ServiceInPerson,

    /// <summary>Nothing to seize (procès-verbal de carence).</summary>
    NothingFound,
}

/// <summary>A dated step of a proceeding that has no amount of its own.</summary>
public enum CourtStep
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The registry called its fee for the request (CPC 1425 al. 1).</summary>
    FeeCalled,

    /// <summary>That fee was deposited.</summary>
    FeeDeposited,

    /// <summary>The registry called its fee after an opposition (CPC 1425 al. 2).</summary>
    OppositionFeeCalled,

    /// <summary>That fee was deposited.</summary>
    OppositionFeeDeposited,

    /// <summary>A lawyer was named after an opposition.</summary>
    LawyerNamed,

    /// <summary>The day of the hearing was fixed: it is the step's day.</summary>
    HearingFixed,

    /// <summary>The act of service was produced in court (CPC 1418).</summary>
    ServiceProven,

    /// <summary>The enforceable form was asked for (CPC 1423 before 2022-03-01).</summary>
    FormulaRequested,

    /// <summary>The request of another procedure was lodged, or the officer's letter sent.</summary>
    Lodged,

    /// <summary>The order to pay of an uncontested claim, or the summons, was served.</summary>
    CommandServed,

    /// <summary>The debtor contested, or did not agree.</summary>
    Contested,

    /// <summary>The debtor agreed (small claim).</summary>
    Agreed,

    /// <summary>It was recorded that nothing was contested.</summary>
    NonContestationRecorded,

    /// <summary>The registry made that record enforceable.</summary>
    MadeEnforceable,

    /// <summary>The decision, or the enforceable record, was served.</summary>
    DecisionServed,
}
