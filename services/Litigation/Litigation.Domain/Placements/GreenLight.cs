namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>An act that an agency asks the creditor's green light for.</summary>
public enum GreenLitAct
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>To go before a court.</summary>
    CourtAction,

    /// <summary>To visit the debtor.</summary>
    Visit,

    /// <summary>To enforce a title.</summary>
    Enforcement,

    /// <summary>To settle for less than is owed.</summary>
    Settlement,
}

/// <summary>Why the creditor does not agree to an act.</summary>
public enum GreenLightRefusal
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>It costs more than it can bring.</summary>
    Uneconomic,

    /// <summary>The debtor is to stay a customer.</summary>
    CustomerRelation,

    /// <summary>The papers do not carry it.</summary>
    EvidenceMissing,

    /// <summary>The debtor and the creditor are talking.</summary>
    Negotiating,

    /// <summary>The creditor goes that way itself, or with another.</summary>
    DoneOtherwise,

    /// <summary>Something else, said in words.</summary>
    Other,
}

/// <summary>A green light that was asked for (feu vert).</summary>
/// <param name="Act">What for.</param>
/// <param name="GivenOn">Since when the agency may act; null while it may not.</param>
/// <param name="IsRefused">The creditor said no.</param>
public sealed record GreenLight(GreenLitAct Act, DateOnly? GivenOn, bool IsRefused)
{
    /// <summary>Covers an act of a day.</summary>
    public bool Covers(GreenLitAct act, DateOnly day) => Act == act && GivenOn <= day;
}
