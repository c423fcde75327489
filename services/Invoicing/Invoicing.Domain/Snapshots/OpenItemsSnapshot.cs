using System.Diagnostics;
using System.Globalization;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Snapshots;

/// <summary>Where a list of open items is on its way.</summary>
public enum SnapshotStatus
{
    /// <summary>Never sent.</summary>
    None,

    /// <summary>It is being compared, or booked.</summary>
    Received,

    /// <summary>It settles nothing until a person accepts it.</summary>
    Refused,

    /// <summary>A person accepted it: it is being booked.</summary>
    Accepted,

    /// <summary>All that it settles is booked.</summary>
    Booked,

    /// <summary>It was compared and settles nothing.</summary>
    Compared,

    /// <summary>It can be used for nothing.</summary>
    Discarded,

    /// <summary>A later list was booked before anybody accepted it.</summary>
    Superseded,
}

/// <summary>
/// A complete list of what is open in the ERP for one creditor entity (situation des postes ouverts). What vanished from it is presumed paid, unless too much did.
/// </summary>
/// <param name="Creditor">SIREN; null until it was sent.</param>
/// <param name="Drawn">When.</param>
/// <param name="Sha256">Of its bytes.</param>
/// <param name="Status">Where it is on its way.</param>
/// <param name="Refusal">Why it settles nothing, while it does not.</param>
/// <param name="Figures">What came of the comparison.</param>
public sealed record OpenItemsSnapshot(string? Creditor, SnapshotMoment? Drawn, string? Sha256, SnapshotStatus Status, Refusal? Refusal, SnapshotFigures? Figures)
    : IDecider<OpenItemsSnapshot, SnapshotCommand, SnapshotEvent>
{
    /// <inheritdoc/>
    public static OpenItemsSnapshot Initial => new(null, null, null, SnapshotStatus.None, null, null);

    /// <summary>The stream of a list: the same bytes drawn at the same moment are the same list.</summary>
    public static Guid Of(Siren creditor, SnapshotMoment drawn, string sha256) =>
        NameBasedId.OfStream("open_items_snapshot", creditor, drawn.At.UtcDateTime.ToString("O", CultureInfo.InvariantCulture), sha256);

    /// <summary>Reference of the payment that a list presumes for an invoice: the same list presumes it once.</summary>
    /// <param name="snapshot">Stream of the list.</param>
    /// <param name="on">Its day.</param>
    /// <param name="invoice">Stream of the invoice.</param>
    public static string PaymentOf(Guid snapshot, DateOnly on, Guid invoice) =>
        string.Create(CultureInfo.InvariantCulture, $"open-items:{on:yyyy-MM-dd}:{NameBasedId.Of($"presumed_payment|{snapshot}|{invoice}"):N}");

    /// <inheritdoc/>
    public static Decision<SnapshotEvent> Decide(OpenItemsSnapshot snapshot, SnapshotCommand command) => command switch
    {
        SnapshotCommand.Receive receive when snapshot.Status is SnapshotStatus.None or SnapshotStatus.Refused or SnapshotStatus.Discarded =>
            new SnapshotEvent.OpenItemsReceived(receive.Creditor, receive.Drawn, receive.Sha256),
        SnapshotCommand.Receive                                  => Nothing,
        _ when snapshot.Creditor is null                         => Refuse("snapshot_unknown", "There is no such list of open items."),
        SnapshotCommand.Judge judge                              => snapshot.IsJudged(judge),
        SnapshotCommand.Discard { Why: var why }                 => snapshot.Status is SnapshotStatus.Received ? new SnapshotEvent.OpenItemsDiscarded(snapshot.Creditor, why.Code, why.Reason) : Nothing,
        SnapshotCommand.Accept                                   => snapshot.IsAccepted(),
        SnapshotCommand.Finish finish                            => snapshot.IsUnderWay ? new SnapshotEvent.OpenItemsBooked(snapshot.Creditor, finish.Settled, finish.Reopened) : Nothing,
        SnapshotCommand.Compare { Figures: var figures }         => snapshot.IsUnderWay ? new SnapshotEvent.OpenItemsCompared(snapshot.Creditor, figures) : Nothing,
        SnapshotCommand.Supersede                                => snapshot.Status is SnapshotStatus.Refused ? new SnapshotEvent.OpenItemsSuperseded(snapshot.Creditor) : Nothing,
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static OpenItemsSnapshot Evolve(OpenItemsSnapshot was, SnapshotEvent happened) => happened switch
    {
        SnapshotEvent.OpenItemsReceived e  => new(e.Creditor, e.Drawn, e.Sha256, SnapshotStatus.Received, null, null),
        SnapshotEvent.OpenItemsRefused e   => was with { Status = SnapshotStatus.Refused, Refusal = new(e.Code, e.Reason), Figures = e.Figures },
        SnapshotEvent.OpenItemsDiscarded e => was with { Status = SnapshotStatus.Discarded, Refusal = new(e.Code, e.Reason) },
        SnapshotEvent.OpenItemsAccepted    => was with { Status = SnapshotStatus.Accepted },
        SnapshotEvent.OpenItemsBooked      => was with { Status = SnapshotStatus.Booked },
        SnapshotEvent.OpenItemsCompared e  => was with { Status = SnapshotStatus.Compared, Figures = e.Figures },
        SnapshotEvent.OpenItemsSuperseded  => was with { Status = SnapshotStatus.Superseded },
        _ => throw new UnreachableException(),
    };

    bool IsUnderWay => Status is SnapshotStatus.Received or SnapshotStatus.Accepted;

    Decision<SnapshotEvent> IsJudged(SnapshotCommand.Judge judge) =>
        Status is SnapshotStatus.Received && judge.Threshold.Judge(judge.Figures) is { } why ? new SnapshotEvent.OpenItemsRefused(Creditor!, why.Code, why.Reason, judge.Figures) : Nothing;

    Decision<SnapshotEvent> IsAccepted() => Status switch
    {
        SnapshotStatus.Refused                           => new SnapshotEvent.OpenItemsAccepted(Creditor!),
        SnapshotStatus.Accepted or SnapshotStatus.Booked => Nothing,
        SnapshotStatus.Superseded                        => Refuse("snapshot_outdated", "A later list of open items is booked: this one says nothing any more."),
        _                                                => Refuse("snapshot_not_refused", "The list of open items waits for nobody."),
    };
}
