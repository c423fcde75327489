namespace Recouvrement.Dunning.Domain.Worklist;

/// <summary>What is shown of an overdue invoice: what it waits for, and when its case is looked at again.</summary>
/// <param name="NextStep">The step that comes next; null when something stands against it.</param>
/// <param name="NextOn">When it comes, or when what stands against it ends by itself.</param>
/// <param name="BlockedBy">What stands against it.</param>
/// <param name="Owner">Who can remove that.</param>
/// <param name="LookOn">The next day on which its case is looked at; null: only news can change it.</param>
public sealed record Attended(string? NextStep, DateOnly? NextOn, string? BlockedBy, string? Owner, DateOnly? LookOn);

/// <summary>Nothing is unseen: every overdue invoice has a next step with a day, or a blocker with an end or an owner.</summary>
public static class Attention
{
    /// <summary>The case should have been looked at before today, and was not.</summary>
    public const string NotLookedAt = "not_looked_at";

    /// <summary>A step has a day, and nobody looks at the case on it.</summary>
    public const string HintMissing = "hint_missing";

    /// <summary>The day of its step, or of the end of its blocker, has gone.</summary>
    public const string DayHasGone = "day_has_gone";

    /// <summary>What stands against it has neither an end nor an owner.</summary>
    public const string OwnerUnknown = "owner_unknown";

    /// <summary>Nothing is known of what comes next.</summary>
    public const string NothingNext = "nothing_next";

    /// <summary>What is wrong with an overdue invoice; null when somebody, or a day, has it in hand. Today's run is still to come where the case is to be looked at today.</summary>
    public static string? Fault(Attended seen, DateOnly today) => seen switch
    {
        { LookOn: { } look } when look < today                                                => NotLookedAt,
        { LookOn: var look } when look == today                                               => null,
        { BlockedBy: not null, NextOn: null, Owner: null or "" }                              => OwnerUnknown,
        { BlockedBy: null, NextOn: null }                                                     => NothingNext,
        { NextOn: { } next } when next < today                                                => DayHasGone,
        { NextOn: { } next, LookOn: var look } when look is null || (look > next && next > today) => HintMissing,
        _                                                                                     => null,
    };
}
