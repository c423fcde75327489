using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Policies.PolicyCommand;
using static Recouvrement.Dunning.Domain.Policies.PolicyEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>The facts of a policy of a creditor entity.</summary>
public abstract record PolicyEvent
{
    PolicyEvent()
    {
    }

    /// <summary>A version was written; it is followed by nobody yet.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Name">Of the policy.</param>
    /// <param name="Version">Higher than any before it, those shipped included.</param>
    /// <param name="Document">Its JSON, as it is read.</param>
    /// <param name="By">Its author.</param>
    public sealed record PolicyDrafted(string Creditor, string Name, int Version, string Document, string By) : PolicyEvent;

    /// <summary>Somebody else put a version in force.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Name">Of the policy.</param>
    /// <param name="Version">Which.</param>
    /// <param name="ValidFrom">First day.</param>
    /// <param name="Takes">Which cases it takes over.</param>
    /// <param name="By">Who.</param>
    public sealed record PolicyActivated(string Creditor, string Name, int Version, DateOnly ValidFrom, Takes Takes, string By) : PolicyEvent;

    /// <summary>From a day on no version up to the last one is followed.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Name">Of the policy.</param>
    /// <param name="Version">The last one, shipped or written.</param>
    /// <param name="From">First day without it.</param>
    /// <param name="By">Who.</param>
    public sealed record PolicyRetired(string Creditor, string Name, int Version, DateOnly From, string By) : PolicyEvent;
}

/// <summary>What a policy of a creditor entity can be told.</summary>
public abstract record PolicyCommand
{
    PolicyCommand()
    {
    }

    /// <summary>Keep this as a new version.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Name">Of the policy.</param>
    /// <param name="Document">Its JSON; read without a fault.</param>
    /// <param name="By">Its author.</param>
    public sealed record DraftPolicy(string Creditor, string Name, string Document, string By) : PolicyCommand;

    /// <summary>Follow a version from a day on.</summary>
    public sealed record ActivatePolicy(string Creditor, string Name, int Version, DateOnly ValidFrom, Takes Takes, string By, DateOnly Today) : PolicyCommand;

    /// <summary>Follow no version any more from a day on.</summary>
    public sealed record RetirePolicy(string Creditor, string Name, DateOnly From, string By, DateOnly Today) : PolicyCommand;
}

/// <summary>A version of a policy.</summary>
/// <param name="Document">Its JSON.</param>
/// <param name="By">Its author.</param>
/// <param name="ValidFrom">First day; null while it is a draft.</param>
/// <param name="Takes">Which cases it takes over.</param>
public sealed record PolicyVersion(string Document, string By, DateOnly? ValidFrom, Takes Takes);

/// <summary>A policy of a creditor entity in all its versions. Written by one person, put in force by another; what was in force on a day never changes afterwards.</summary>
/// <param name="Versions">By number.</param>
/// <param name="Ended">From when none up to a version is followed; null where all are.</param>
public sealed record PolicyShelf(ImmutableSortedDictionary<int, PolicyVersion> Versions, PolicyEnd? Ended) : IDecider<PolicyShelf, PolicyCommand, PolicyEvent>
{
    /// <inheritdoc/>
    public static PolicyShelf Initial { get; } = new(ImmutableSortedDictionary<int, PolicyVersion>.Empty, null);

    /// <inheritdoc/>
    public static Decision<PolicyEvent> Decide(PolicyShelf state, PolicyCommand command) => command switch
    {
        DraftPolicy draft       => state.Drafts(draft),
        ActivatePolicy activate => state.Activates(activate),
        RetirePolicy retire     => state.Retires(retire),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static PolicyShelf Evolve(PolicyShelf state, PolicyEvent happened) => happened switch
    {
        PolicyDrafted e   => state with { Versions = state.Versions.SetItem(e.Version, new(e.Document, e.By, null, Takes.None)) },
        PolicyActivated e => state with { Versions = state.Versions.SetItem(e.Version, state.Versions[e.Version] with { ValidFrom = e.ValidFrom, Takes = e.Takes }) },
        PolicyRetired e   => state with { Ended = new(e.From, e.Version) },
        _ => throw new UnreachableException(),
    };

    // A draft is followed by nobody: it can be put in force after the end.
    int LastActive(string name) => Versions.Where(v => v.Value.ValidFrom is not null).Select(v => v.Key).Append(ShippedPolicies.All.Where(p => p.Name == name).Select(p => p.Version).FirstOrDefault()).Max();

    int Last(string name) => Math.Max(Versions.IsEmpty ? 0 : Versions.Keys.Last(), ShippedPolicies.All.Where(p => p.Name == name).Select(p => p.Version).FirstOrDefault());

    Decision<PolicyEvent> Drafts(DraftPolicy draft) =>
        !Versions.IsEmpty && Versions[Versions.Keys.Last()] is { ValidFrom: null } last && last.Document == draft.Document
            ? Nothing
            : new PolicyDrafted(draft.Creditor, draft.Name, Last(draft.Name) + 1, draft.Document, draft.By);

    Decision<PolicyEvent> Activates(ActivatePolicy activate) => Versions.GetValueOrDefault(activate.Version) switch
    {
        null                                                  => Refuse("no_such_version", "There is no draft of that number."),
        { ValidFrom: { } from, Takes: var takes } when from == activate.ValidFrom && takes == activate.Takes => Nothing,
        { ValidFrom: not null }                               => Refuse("already_active", "This version is in force already; write a new one to change it."),
        { By: var author } when author == activate.By         => Refuse("same_person", "Who wrote a version may not put it in force: a second person must."),
        _ when activate.Takes == Takes.None                   => Refuse("takes_missing", "It takes over all_cases or new_episodes."),
        _ when activate.ValidFrom < activate.Today            => Refuse("valid_from_is_past", "A version is in force from today at the earliest: what was followed before does not change."),
        _ => new PolicyActivated(activate.Creditor, activate.Name, activate.Version, activate.ValidFrom, activate.Takes, activate.By),
    };

    Decision<PolicyEvent> Retires(RetirePolicy retire) =>
        LastActive(retire.Name) is not (> 0 and var last)          ? Refuse("no_such_policy", "There is no policy of that name that is, or will be, in force.")
        : Ended == new PolicyEnd(retire.From, last)                ? Nothing
        : retire.From < retire.Today                               ? Refuse("from_is_past", "A policy ends today at the earliest: what was followed before does not change.")
        : Ended is { } ended && ended.Version >= last && ended.From <= retire.Today ? Refuse("already_retired", $"It has ended on {ended.From:yyyy-MM-dd}.")
        : new PolicyRetired(retire.Creditor, retire.Name, last, retire.From, retire.By);
}
