using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Litigation.Domain.EvidenceHolds;

/// <summary>What a case is needed for as evidence.</summary>
public enum HoldReason
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>Claims of it are still pursued.</summary>
    FileOpen,

    /// <summary>An agency has claims of it.</summary>
    PlacementOpen,

    /// <summary>Somebody goes to court with its claims, or proposes to.</summary>
    ProcedureOpen,

    /// <summary>Insolvency proceedings over its debtor run.</summary>
    InsolvencyOpen,

    /// <summary>A settlement was agreed to and is still to be paid.</summary>
    SettlementOpen,

    /// <summary>A settlement that was not kept can still be enforced (CPCE L111-4).</summary>
    TitleRuns,

    /// <summary>Its tax was claimed back, and the time for that claim still runs (CGI ann. II art. 208).</summary>
    VatReclaimed,
}

/// <summary>Orders about the evidence of a case.</summary>
public abstract record HoldCommand
{
    HoldCommand() { }

    /// <summary>Something began or ended that a case may be evidence for.</summary>
    /// <param name="Case">Stream id of the dunning case.</param>
    /// <param name="Creditor">SIREN of the creditor entity.</param>
    /// <param name="HandOvers">All of the case that are known, in order.</param>
    /// <param name="Why">All that is open, in order.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReckonHold(Guid Case, string Creditor, ImmutableArray<Guid> HandOvers, ImmutableArray<HoldReason> Why, DateOnly On) : HoldCommand;
}

/// <summary>Facts about the evidence of a case.</summary>
public abstract record HoldEvent
{
    HoldEvent() { }

    /// <summary>What it is evidence for goes on: nothing of it is erased.</summary>
    public sealed record EvidenceHeld(Guid Case, string Creditor, ImmutableArray<Guid> HandOvers, ImmutableArray<HoldReason> Why, DateOnly On) : HoldEvent;

    /// <summary>It is needed for nothing any more that is known here.</summary>
    public sealed record EvidenceReleased(Guid Case, string Creditor, ImmutableArray<Guid> HandOvers, DateOnly On) : HoldEvent;
}

/// <summary>Whether the letters, proofs and histories of a case must be kept (legal hold): GDPR article 17(3)(e) lets who keeps them refuse to erase what a claim rests on.</summary>
/// <param name="HandOvers">Those that the last fact knew.</param>
/// <param name="Why">What it is held for.</param>
public sealed record EvidenceHold(ImmutableArray<Guid> HandOvers, ImmutableArray<HoldReason> Why) : IDecider<EvidenceHold, HoldCommand, HoldEvent>
{
    /// <inheritdoc/>
    public static EvidenceHold Initial { get; } = new([], []);

    /// <summary>The stream of the hold of a case.</summary>
    public static Guid StreamOf(Guid @case) => NameBasedId.Of($"evidence_hold|{@case}");

    /// <inheritdoc/>
    public static Decision<HoldEvent> Decide(EvidenceHold state, HoldCommand command) => command switch
    {
        HoldCommand.ReckonHold same when state.Why.SequenceEqual(same.Why) && state.HandOvers.SequenceEqual(same.HandOvers) => Nothing,
        HoldCommand.ReckonHold { Why.IsEmpty: true } free => new HoldEvent.EvidenceReleased(free.Case, free.Creditor, free.HandOvers, free.On),
        HoldCommand.ReckonHold held                       => new HoldEvent.EvidenceHeld(held.Case, held.Creditor, held.HandOvers, held.Why, held.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static EvidenceHold Evolve(EvidenceHold state, HoldEvent happened) => happened switch
    {
        HoldEvent.EvidenceHeld e     => new(e.HandOvers, e.Why),
        HoldEvent.EvidenceReleased e => new(e.HandOvers, []),
        _ => throw new UnreachableException(),
    };
}
