namespace Recouvrement.Invoicing.Domain.Prevention;

/// <summary>Which insolvency proceedings (procédure collective).</summary>
public enum InsolvencyKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Sauvegarde.</summary>
    Safeguard,

    /// <summary>Redressement judiciaire.</summary>
    Receivership,

    /// <summary>Liquidation judiciaire.</summary>
    Liquidation,
}

/// <summary>How insolvency proceedings ended.</summary>
public enum InsolvencyOutcome
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A plan is carried out (plan de sauvegarde, de redressement): earlier claims are paid by it.</summary>
    PlanAdopted,

    /// <summary>Nothing is owed any more (extinction du passif).</summary>
    DebtsSettled,

    /// <summary>Closed for want of assets (insuffisance d'actif): creditors as a rule may sue no more (L643-11).</summary>
    AssetsInsufficient,

    /// <summary>There never were any: another company was meant.</summary>
    ReportedInError,
}

/// <summary>Insolvency proceedings of a customer. Who administers them is a person and lies where it can be erased.</summary>
/// <param name="Kind">Which.</param>
/// <param name="JudgmentOn">Day of the opening judgment; a later conversion does not move it.</param>
/// <param name="PublishedOn">Day of publication in the BODACC; null while it is not published.</param>
/// <param name="Court">Which court.</param>
/// <param name="Administrator">SHA-256 of who administers them.</param>
public sealed record Insolvency(InsolvencyKind Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, string? Court, string? Administrator)
{
    /// <summary>A claim born before the opening judgment is frozen (L622-7); one born on its day or later is payable when due (L622-17).</summary>
    /// <param name="causedOn">Day of delivery or performance where it is known, else of issue.</param>
    public bool Freezes(DateOnly causedOn) => causedOn < JudgmentOn;
}
