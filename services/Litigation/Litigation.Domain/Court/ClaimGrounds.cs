using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>From where something comes that a claim is computed by.</summary>
public enum Origin
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Told with the claims when they were handed over.</summary>
    HandOver,

    /// <summary>Told of the debtor.</summary>
    Profile,

    /// <summary>Told by the carrier of the formal notice.</summary>
    Letter,

    /// <summary>Payments and credit notes as the accounts told them.</summary>
    Accounts,

    /// <summary>The contract is silent: the law says it.</summary>
    Law,

    /// <summary>Nobody had told: who drew it up says so.</summary>
    Asked,

    /// <summary>Something else was told: who drew it up overruled it.</summary>
    Overruled,
}

/// <summary>What a claim was computed by, and from where each part of it came.</summary>
/// <param name="Debtor">Who owes it, before the law of late payment.</param>
/// <param name="DebtorFrom">Says so.</param>
/// <param name="ClauseFrom">Says what the contract asks for lateness.</param>
/// <param name="SettledFrom">Says what came in on it, and when.</param>
/// <param name="NoticeOn">Day of the formal notice; null where none is known, or the interest does not wait for it.</param>
/// <param name="NoticeFrom">Says so; null as before.</param>
/// <param name="BearsNothing">It bills its penalties itself, or they were given up: none are asked for.</param>
/// <param name="FrozenSince">Day of the judgment on whose eve its interest stopped (C. com. L622-28); null where none did, or it was drawn up before this was kept.</param>
public sealed record ClaimGrounds(DebtorKind Debtor, Origin DebtorFrom, Origin ClauseFrom, Origin SettledFrom, DateOnly? NoticeOn, Origin? NoticeFrom, bool BearsNothing, DateOnly? FrozenSince = null)
{
    /// <summary>Something that was told is overruled.</summary>
    public bool IsOverruled() => DebtorFrom is Origin.Overruled || ClauseFrom is Origin.Overruled || SettledFrom is Origin.Overruled || NoticeFrom is Origin.Overruled;
}

/// <summary>Why what was told is overruled. A word of a list: events hold no sentences of people.</summary>
public enum OverruleReason
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>The contract says otherwise.</summary>
    ContractSaysOtherwise,

    /// <summary>It was told wrongly, and is being corrected where it comes from.</summary>
    ToldWrongly,

    /// <summary>A payment took effect on another day, or on another invoice.</summary>
    SettledOtherwise,

    /// <summary>A lawyer or the court says so.</summary>
    LawyerSays,
}

/// <summary>The word of who overrules.</summary>
/// <param name="Reason">Why.</param>
/// <param name="Paper">Reference of the paper that shows it; null where there is none.</param>
public sealed record Overruling(OverruleReason Reason, string? Paper);
