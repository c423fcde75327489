namespace Recouvrement.Kernel.Limitation;

/// <summary>What interrupts a limitation period (C. civ. 2240 to 2244; C. com. L622-25-1; loi 68-1250). The list is closed: a formal notice is not on it.</summary>
public enum InterruptionKind
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The debtor acknowledged the debt, unequivocally (reconnaissance, 2240).</summary>
    Acknowledgement,

    /// <summary>A claim in court, even in summary proceedings; a payment order by its service (2241). It lasts until the end of the proceedings (2242).</summary>
    CourtClaim,

    /// <summary>A protective measure or an act of enforcement (2244).</summary>
    Enforcement,

    /// <summary>The claim was declared in insolvency proceedings; it lasts until they close (L622-25-1).</summary>
    InsolvencyDeclaration,

    /// <summary>A written demand for payment, which interrupts against a public body only (loi 68-1250, art. 2).</summary>
    WrittenDemand,
}

/// <summary>An act that interrupts: a new full period runs from it, or from the end of its effect (2231).</summary>
/// <param name="Kind">What it was.</param>
/// <param name="On">When.</param>
/// <param name="EndedOn">Day on which the effect of a claim or a declaration ended; null while it lasts. Of no meaning for other acts.</param>
/// <param name="IsVoid">The claim was withdrawn, lapsed or was rejected: it has interrupted nothing (2243).</param>
public sealed record InterruptingAct(InterruptionKind Kind, DateOnly On, DateOnly? EndedOn = null, bool IsVoid = false)
{
    /// <summary>Of a declaration: the day on which the claim was turned down; null while it was not. It has interrupted nothing (C. civ. 2243), and stays declared: what was turned down is not declared anew.</summary>
    public DateOnly? TurnedDownOn { get; init; }

    /// <summary>Its effect goes on until something ends.</summary>
    public bool Lasts => Kind is InterruptionKind.CourtClaim or InterruptionKind.InsolvencyDeclaration;

    /// <summary>It stands before the long-stop of 2232, as its second paragraph says of 2241 and 2244.</summary>
    internal bool OutlivesLongStop => Kind is InterruptionKind.CourtClaim or InterruptionKind.InsolvencyDeclaration or InterruptionKind.Enforcement;

    internal bool Interrupts(LimitKind limit) => !IsVoid && TurnedDownOn is null && Kind switch
    {
        InterruptionKind.Unknown       => false,
        InterruptionKind.WrittenDemand => limit == LimitKind.PublicBody,
        _                              => true,
    };
}

/// <summary>A time during which the period stands still without starting anew (suspension, C. civ. 2230).</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; null while it lasts.</param>
/// <param name="IsAmicable">A mediation, a conciliation or the like: at least six months are left when it ends (2238).</param>
public sealed record Suspension(DateOnly From, DateOnly? Until, bool IsAmicable = false);
