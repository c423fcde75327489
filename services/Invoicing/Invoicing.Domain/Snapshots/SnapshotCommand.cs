using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Invoicing.Domain.Snapshots;

/// <summary>When a list of open items was drawn.</summary>
/// <param name="On">Its day: what it settles is settled on that day.</param>
/// <param name="Through">Last day of issue that it covers: its day where it is of the end of that day, else the day before.</param>
/// <param name="At">The moment, of which the lists of an entity have their order.</param>
public sealed record SnapshotMoment(DateOnly On, DateOnly Through, DateTimeOffset At);

/// <summary>Orders to a list of open items.</summary>
public abstract record SnapshotCommand
{
    SnapshotCommand() { }

    /// <summary>The ERP has sent it; one that was refused is looked at anew.</summary>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="Drawn">When.</param>
    /// <param name="Sha256">Of its bytes.</param>
    public sealed record Receive(string Creditor, SnapshotMoment Drawn, string Sha256) : SnapshotCommand;

    /// <summary>It was compared with what is open here: may it settle what vanished?</summary>
    /// <param name="Figures">What came of the comparison.</param>
    /// <param name="Threshold">How much may vanish.</param>
    public sealed record Judge(SnapshotFigures Figures, SnapshotThreshold Threshold) : SnapshotCommand;

    /// <summary>It can be used for nothing, whoever says so.</summary>
    /// <param name="Why">Code and reason.</param>
    public sealed record Discard(Refusal Why) : SnapshotCommand;

    /// <summary>A person says that this very list is right.</summary>
    public sealed record Accept : SnapshotCommand;

    /// <summary>All that it settles is booked.</summary>
    /// <param name="Settled">Invoices settled, wholly or in part.</param>
    /// <param name="Reopened">Invoices owed again.</param>
    public sealed record Finish(int Settled, int Reopened) : SnapshotCommand;

    /// <summary>The bank says what customers paid: it was compared, and settles nothing.</summary>
    /// <param name="Figures">What came of the comparison.</param>
    public sealed record Compare(SnapshotFigures Figures) : SnapshotCommand;

    /// <summary>A later list is booked: this one waits for nobody any more.</summary>
    public sealed record Supersede : SnapshotCommand;
}

/// <summary>Facts of a list of open items.</summary>
public abstract record SnapshotEvent
{
    SnapshotEvent() { }

    /// <summary>The ERP sent a complete list of what is open.</summary>
    public sealed record OpenItemsReceived(string Creditor, SnapshotMoment Drawn, string Sha256) : SnapshotEvent;

    /// <summary>Too much vanished, or it was empty: it settles nothing until a person accepts it.</summary>
    public sealed record OpenItemsRefused(string Creditor, string Code, string Reason, SnapshotFigures Figures) : SnapshotEvent;

    /// <summary>It can be used for nothing: it is older than one that is booked, or cannot be read.</summary>
    public sealed record OpenItemsDiscarded(string Creditor, string Code, string Reason) : SnapshotEvent;

    /// <summary>A person said that it is right.</summary>
    public sealed record OpenItemsAccepted(string Creditor) : SnapshotEvent;

    /// <summary>All that it settles is booked.</summary>
    public sealed record OpenItemsBooked(string Creditor, int Settled, int Reopened) : SnapshotEvent;

    /// <summary>It was compared and settles nothing: the bank says what customers paid.</summary>
    public sealed record OpenItemsCompared(string Creditor, SnapshotFigures Figures) : SnapshotEvent;

    /// <summary>A later list was booked before anybody accepted it.</summary>
    public sealed record OpenItemsSuperseded(string Creditor) : SnapshotEvent;
}
