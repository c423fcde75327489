using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Files.FileCommand;
using static Recouvrement.Litigation.Domain.Files.FileEvent;

namespace Recouvrement.Litigation.Domain.Files;

/// <summary>How far a file has come.</summary>
public enum FileStatus
{
    /// <summary>Nothing was handed over.</summary>
    NotOpened,

    /// <summary>Waits for the creditor to choose an agency.</summary>
    Waiting,

    /// <summary>Its claims are with an agency.</summary>
    Placed,

    /// <summary>Nothing is left to do.</summary>
    Closed,

    /// <summary>An agency gave its claims back: a person says what comes next.</summary>
    Returned,
}

/// <summary>
/// The file of one hand-over (dossier de contentieux). It knows what is owed for as long as no agency has the claims; from then
/// on the placement does.
/// </summary>
/// <param name="Status">How far it has come.</param>
/// <param name="Of">Where its claims come from; null until it is opened.</param>
/// <param name="Claims">Those that are in this file and no other, by invoice.</param>
public sealed record LitigationFile(FileStatus Status, DebtorCase? Of, ImmutableDictionary<Guid, Claim> Claims)
    : IDecider<LitigationFile, FileCommand, FileEvent>
{
    /// <summary>Reason of a file whose claims are all paid or credited.</summary>
    public const string Settled = "settled";

    /// <summary>Reason of a file whose claims are all in other files.</summary>
    public const string Elsewhere = "claims_elsewhere";

    /// <inheritdoc/>
    public static LitigationFile Initial { get; } = new(FileStatus.NotOpened, null, ImmutableDictionary<Guid, Claim>.Empty);

    /// <summary>What spoke against each agency that was asked last; null while it was not held back.</summary>
    public ImmutableArray<TurnedDown>? HeldBack { get; init; }

    /// <summary>Agencies that had its claims and gave them back: none of them is chosen again.</summary>
    public ImmutableHashSet<string> Tried { get; init; } = [];

    /// <summary>What an agency would be asked to collect, in the order of the due dates.</summary>
    public ImmutableArray<Claim> Owed => [.. InOrder(Claims.Values.Where(c => c.Outstanding.IsPositive))];

    /// <inheritdoc/>
    public static Decision<FileEvent> Decide(LitigationFile state, FileCommand command) => command switch
    {
        OpenFile open        => state.Opens(open),
        RevalueClaim revalue => state.Revalues(revalue),
        PlaceFile place      => state.Places(place),
        HoldBackFile hold    => state.HoldsBack(hold),
        CloseFile close      => state.Closes(close),
        TakeBackFile take    => state.TakesBack(take),
        LetFileWait wait     => state.Status switch
        {
            FileStatus.Returned => new FileWaits(wait.On),
            FileStatus.Waiting  => Nothing,
            _                   => Refuse("file_not_returned", "Only a file whose agency gave it back can wait for another."),
        },
        ReturnClaim back     => state.Returns(back),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static LitigationFile Evolve(LitigationFile state, FileEvent happened) => happened switch
    {
        FileOpened e    => new(FileStatus.Waiting, e.Of, e.Claims.ToImmutableDictionary(c => c.Invoice)),
        ClaimLeftOut e  => state with { Claims = state.Claims.Remove(e.Invoice) },
        ClaimReturned e => state with { Claims = state.Claims.Remove(e.Invoice) },
        ClaimRevalued e => state.Claims.TryGetValue(e.Invoice, out var claim)
            ? state with { Claims = state.Claims.SetItem(e.Invoice, claim with { Outstanding = e.Outstanding, Version = e.Version }) }
            : state,
        FileHeldBack e  => state with { HeldBack = e.TurnedDown },
        FilePlaced      => state with { Status = FileStatus.Placed, HeldBack = null },
        FileTakenBack e => state with { Status = e.Waits ? FileStatus.Waiting : FileStatus.Returned, Tried = state.Tried.Add(e.Agency) },
        FileWaits       => state with { Status = FileStatus.Waiting },
        FileClosed      => state with { Status = FileStatus.Closed },
        _ => throw new UnreachableException(),
    };

    Decision<FileEvent> Opens(OpenFile open)
    {
        if (Status is not FileStatus.NotOpened) return Nothing;
        Claim[] elsewhere = [.. open.Claims.Where(c => open.Elsewhere.ContainsKey(c.Invoice))];
        ImmutableArray<FileEvent> opened =
        [
            new FileOpened(open.Of, open.Episode, open.Notice, open.Claims, open.On, open.IsWhiteLabel ? true : null),
            .. elsewhere.Select(c => new ClaimLeftOut(c.Invoice, open.Elsewhere[c.Invoice], open.On)),
            // Dunning takes an assignment for under way until it hears of its claims; what was handed over is in the other file for dunning as well.
            .. open.IsWhiteLabel ? elsewhere.Select(c => new ClaimReturned(open.Of, c.Invoice, c.Number, Elsewhere, open.On)) : [],
        ];
        var after = opened.Aggregate(this, Evolve);
        return after.Owed.IsEmpty ? opened.AddRange(after.Ends(after.Claims.IsEmpty ? Elsewhere : Settled, open.On)) : opened;
    }

    Decision<FileEvent> Revalues(RevalueClaim revalue)
    {
        if (Status is FileStatus.NotOpened or FileStatus.Closed || !Claims.TryGetValue(revalue.Invoice, out var claim)) return Nothing;
        if (claim.Version >= revalue.Version || claim.Outstanding == revalue.Outstanding) return Nothing;
        var revalued = new ClaimRevalued(revalue.Invoice, revalue.Outstanding, revalue.Cause, revalue.Version, revalue.On);
        return Status is (FileStatus.Waiting or FileStatus.Returned) && Evolve(this, revalued) is { Owed.IsEmpty: true } after
            ? Accept<FileEvent>([revalued, .. after.Ends(Settled, revalue.On)])
            : revalued;
    }

    Decision<FileEvent> Places(PlaceFile place) => Status switch
    {
        FileStatus.NotOpened => Refuse("file_not_opened", "Nothing was handed over under this file."),
        FileStatus.Waiting when Tried.Contains(place.Agency) => Nothing,
        FileStatus.Waiting   => Accept<FileEvent>([new FilePlaced(place.Placement, place.Agency, place.On, place.Why), .. Returned(Claims.Values.Where(c => !c.Outstanding.IsPositive), Settled, place.On)]),
        _                    => Nothing,
    };

    // The same as the day before is no news.
    Decision<FileEvent> HoldsBack(HoldBackFile hold) =>
        Status is not FileStatus.Waiting || (HeldBack is { } known && known.SequenceEqual(hold.TurnedDown)) ? Nothing : new FileHeldBack(hold.TurnedDown, hold.On);

    Decision<FileEvent> Closes(CloseFile close) => Status switch
    {
        FileStatus.NotOpened => Refuse("file_not_opened", "Nothing was handed over under this file."),
        FileStatus.Closed    => Nothing,
        _                    => Accept<FileEvent>([.. Ends(close.Reason, close.On)]),
    };

    Decision<FileEvent> TakesBack(TakeBackFile take) => Status switch
    {
        FileStatus.NotOpened => Refuse("file_not_opened", "Nothing was handed over under this file."),
        FileStatus.Placed    => new FileTakenBack(take.Agency, take.Reason, take.Waits, take.On),
        _                    => Nothing,
    };

    Decision<FileEvent> Returns(ReturnClaim back)
    {
        if (Status is FileStatus.NotOpened or FileStatus.Closed || !Claims.TryGetValue(back.Invoice, out var claim)) return Nothing;
        var returned = new ClaimReturned(Of!, claim.Invoice, claim.Number, back.Reason, back.On);
        return Claims.Count == 1 ? Accept<FileEvent>(returned, new FileClosed(back.Reason, back.On)) : returned;
    }

    IEnumerable<FileEvent> Ends(string reason, DateOnly on) => [.. Returned(Claims.Values, reason, on), new FileClosed(reason, on)];

    IEnumerable<FileEvent> Returned(IEnumerable<Claim> claims, string reason, DateOnly on) => InOrder(claims).Select(c => new ClaimReturned(Of!, c.Invoice, c.Number, reason, on));

    static IEnumerable<Claim> InOrder(IEnumerable<Claim> claims) => claims.OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal);
}
