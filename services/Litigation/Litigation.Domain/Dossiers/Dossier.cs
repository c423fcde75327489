using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Dossiers.DossierCommand;
using static Recouvrement.Litigation.Domain.Dossiers.DossierEvent;

namespace Recouvrement.Litigation.Domain.Dossiers;

/// <summary>How far a dossier has come.</summary>
public enum DossierStatus
{
    /// <summary>Nobody asked for it.</summary>
    NotAsked,

    /// <summary>Being made.</summary>
    Asked,

    /// <summary>There, and its time stamp is still to come.</summary>
    AwaitsStamp,

    /// <summary>There.</summary>
    Finished,

    /// <summary>It was there, and is erased.</summary>
    Erased,
}

/// <summary>One archive of all that a file holds against its debtor (dossier de preuve), sealed at a moment.</summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Archive">The one to hand out; null until it is made.</param>
/// <param name="Unstamped">The one before it, without the stamp that came later; null where there was none.</param>
public sealed record Dossier(DossierStatus Status, KeptArchive? Archive, KeptArchive? Unstamped = null) : IDecider<Dossier, DossierCommand, DossierEvent>
{
    /// <inheritdoc/>
    public static Dossier Initial { get; } = new(DossierStatus.NotAsked, null);

    /// <summary>The stream of a dossier: of the same file, day and state of what belongs to it, always the same.</summary>
    /// <param name="file">Key of the hand-over.</param>
    /// <param name="asOf">Day of the computation.</param>
    /// <param name="state">A hash of all that would go into it.</param>
    /// <param name="again">How many of that state were lost, erased or completed since.</param>
    public static Guid StreamOf(Guid file, DateOnly asOf, string state, int again = 0) =>
        NameBasedId.Of(FormattableString.Invariant($"dossier|{file}|{asOf:yyyy-MM-dd}|{state}{(again == 0 ? "" : $"|{again}")}"));

    /// <inheritdoc/>
    public static Decision<DossierEvent> Decide(Dossier state, DossierCommand command) => (command, state.Status) switch
    {
        (AskDossier ask, DossierStatus.NotAsked) => ask.AsOf > ask.On
            ? Refuse("day_in_future", $"It is {ask.On:yyyy-MM-dd}: what will be owed later is not computed as if it were.")
            : new DossierAsked(ask.Of, ask.File, ask.AsOf, ask.On),
        (AskDossier, _)                                 => Nothing,
        (_, DossierStatus.NotAsked)                     => Refuse("dossier_not_asked", "Nobody asked for this dossier."),
        (FinishDossier finish, DossierStatus.Asked)     => new DossierFinished(finish.Archive, finish.Manifest, finish.KeyId, finish.AwaitsStamp, finish.StampedAt, finish.On, !finish.Missing.IsEmpty, finish.Missing.IsEmpty ? null : finish.Missing),
        // Two processes made it: the one that was first is the one that people have.
        (FinishDossier, _)                              => Nothing,
        (StampDossier stamp, DossierStatus.AwaitsStamp) => new DossierStamped(stamp.Archive, stamp.StampedAt, stamp.On),
        (LeaveUnstamped leave, DossierStatus.AwaitsStamp) => new DossierLeftUnstamped(leave.On),
        (StampDossier or LeaveUnstamped, _)             => Nothing,
        (EraseDossier, DossierStatus.Asked)             => Refuse("dossier_not_ready", "It is being made: it can be erased when it is there."),
        (EraseDossier, DossierStatus.Erased)            => Nothing,
        (EraseDossier erase, _)                         => new DossierErased(erase.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Dossier Evolve(Dossier state, DossierEvent happened) => happened switch
    {
        DossierAsked           => state with { Status = DossierStatus.Asked },
        DossierFinished e      => new(e.AwaitsStamp ? DossierStatus.AwaitsStamp : DossierStatus.Finished, e.Archive),
        DossierStamped e       => new(DossierStatus.Finished, e.Archive, state.Archive),
        DossierLeftUnstamped   => state with { Status = DossierStatus.Finished },
        DossierErased          => state with { Status = DossierStatus.Erased },
        _ => throw new UnreachableException(),
    };
}
