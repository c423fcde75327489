using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Files;

/// <summary>Facts of a litigation file.</summary>
public abstract record FileEvent
{
    FileEvent() { }

    /// <summary>Claims came out of dunning. <c>IsWhiteLabel</c>: they did not, and an agency works on them in the creditor's name; absent of all others, and <c>Notice</c> is then of no letter.</summary>
    public sealed record FileOpened(DebtorCase Of, int Episode, Guid Notice, ImmutableArray<Claim> Claims, DateOnly On, bool? IsWhiteLabel = null) : FileEvent;

    /// <summary>A claim is in another file already and stays there: a claim is in one place at a time.</summary>
    public sealed record ClaimLeftOut(Guid Invoice, Guid File, DateOnly On) : FileEvent;

    /// <summary>What is owed on a claim that is with no agency has changed.</summary>
    public sealed record ClaimRevalued(Guid Invoice, Money Outstanding, string Cause, long Version, DateOnly On) : FileEvent;

    /// <summary>No agency can take it: it waits, and this is what spoke against each that was asked. None was where no rule is for it.</summary>
    public sealed record FileHeldBack(ImmutableArray<TurnedDown> TurnedDown, DateOnly On) : FileEvent;

    /// <summary>What was still owed went to an agency. <c>Why</c> that one is null in facts from before it was kept.</summary>
    public sealed record FilePlaced(Guid Placement, string Agency, DateOnly On, WhyAgency? Why = null) : FileEvent;

    /// <summary>Nothing of it is owed, and no agency has it: the claim belongs to dunning again, where it goes on should its payment come back. Of a file of an assignment also what is in another file (<c>claims_elsewhere</c>): the agency never had it.</summary>
    public sealed record ClaimReturned(DebtorCase Of, Guid Invoice, string Number, string Reason, DateOnly On) : FileEvent;

    /// <summary>Nothing is left to do.</summary>
    public sealed record FileClosed(string Reason, DateOnly On) : FileEvent;

    /// <summary>An agency gave the claims back and is not chosen again. <c>Waits</c>: another may take them at once; otherwise a person says what comes next.</summary>
    public sealed record FileTakenBack(string Agency, string Reason, bool Waits, DateOnly On) : FileEvent;

    /// <summary>What came back waits for another agency.</summary>
    public sealed record FileWaits(DateOnly On) : FileEvent;
}
