namespace Recouvrement.Litigation.Domain.Agencies;

/// <summary>Facts of the register of agencies. Whom to ask there is personal data and lies in a table, where it can be erased.</summary>
public abstract record AgencyEvent
{
    AgencyEvent() { }

    /// <summary>An agency may be given claims.</summary>
    public sealed record AgencyRegistered(string Name, string DisplayName) : AgencyEvent;

    /// <summary>It is shown under another name; its name in the register never changes.</summary>
    public sealed record AgencyRenamed(string DisplayName) : AgencyEvent;

    /// <summary>What it can take on was said.</summary>
    public sealed record AgencyDescribed(AgencyProfile Profile, DateOnly On) : AgencyEvent;

    /// <summary>It reads no queue: what it is told is kept, delivered to its webhook where it has one, and read over REST.</summary>
    public sealed record QueueClosed(string Name, DateOnly On) : AgencyEvent;

    /// <summary>It reads a queue again; what was told meanwhile is sent again when it asks for it.</summary>
    public sealed record QueueOpened(string Name, DateOnly On) : AgencyEvent;

    /// <summary>It has shown a paper; one of the same kind and reference is replaced by it.</summary>
    public sealed record PaperFiled(AgencyPaper Paper, DateOnly On) : AgencyEvent;

    /// <summary>A paper is on file no more.</summary>
    public sealed record PaperWithdrawn(PaperKind Kind, string Reference, DateOnly On) : AgencyEvent;

    /// <summary>A paper was seen to end soon. <c>LapsesOn</c> is its last day.</summary>
    public sealed record PaperLapseForeseen(PaperKind Kind, string Reference, DateOnly LapsesOn, DateOnly On) : AgencyEvent;

    /// <summary>A paper has ended. Where it <c>Blocks</c>, the agency is given nothing new.</summary>
    public sealed record PaperLapsed(PaperKind Kind, string Reference, DateOnly LapsedOn, bool Blocks, DateOnly On) : AgencyEvent;
}
