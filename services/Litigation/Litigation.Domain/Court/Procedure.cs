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

    /// <summary>Uncontested commercial claim (CPCE L126-1 s.); off until its decree.</summary>
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
