using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Files;

/// <summary>Orders to a litigation file.</summary>
public abstract record FileCommand
{
    FileCommand() { }

    /// <summary>Claims have left dunning.</summary>
    /// <param name="Of">Where they come from.</param>
    /// <param name="Episode">Episode of the case, from 1.</param>
    /// <param name="Notice">Decision of the formal notice.</param>
    /// <param name="Claims">As they were handed over.</param>
    /// <param name="Elsewhere">Those of them that are in another file already, with that file.</param>
    /// <param name="On">Business date.</param>
    public sealed record OpenFile(
        DebtorCase Of, int Episode, Guid Notice, ImmutableArray<Claim> Claims, ImmutableDictionary<Guid, Guid> Elsewhere, DateOnly On) : FileCommand
    {
        /// <summary>They have not left dunning: an agency works on them in the creditor's name.</summary>
        public bool IsWhiteLabel { get; init; }
    }

    /// <summary>What is owed on a claim is something else by now.</summary>
    /// <param name="Invoice">The claim.</param>
    /// <param name="Outstanding">Still owed.</param>
    /// <param name="Cause">snake_case, as Invoicing says it.</param>
    /// <param name="Version">Of the invoice.</param>
    /// <param name="On">Business date.</param>
    public sealed record RevalueClaim(Guid Invoice, Money Outstanding, string Cause, long Version, DateOnly On) : FileCommand;

    /// <summary>An agency takes what is still owed.</summary>
    /// <param name="Placement">Stream id of the placement.</param>
    /// <param name="Agency">Name in the register.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Why">How it was chosen.</param>
    public sealed record PlaceFile(Guid Placement, string Agency, DateOnly On, WhyAgency? Why = null) : FileCommand;

    /// <summary>No agency can take it today.</summary>
    /// <param name="TurnedDown">Every agency that was asked, with what spoke against it.</param>
    /// <param name="On">Business date.</param>
    public sealed record HoldBackFile(ImmutableArray<TurnedDown> TurnedDown, DateOnly On) : FileCommand;

    /// <summary>Nothing is left to do.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record CloseFile(string Reason, DateOnly On) : FileCommand;

    /// <summary>An agency gave the claims back: it did not take them on, or closed them.</summary>
    /// <param name="Agency">Name in the register; it is not chosen again.</param>
    /// <param name="Reason">snake_case.</param>
    /// <param name="Waits">Another agency may take them at once; otherwise a person says what comes next.</param>
    /// <param name="On">Business date.</param>
    public sealed record TakeBackFile(string Agency, string Reason, bool Waits, DateOnly On) : FileCommand;

    /// <summary>A person lets what came back wait for another agency.</summary>
    /// <param name="On">Business date.</param>
    public sealed record LetFileWait(DateOnly On) : FileCommand;

    /// <summary>One claim goes back to dunning; the others stay.</summary>
    /// <param name="Invoice">The claim.</param>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record ReturnClaim(Guid Invoice, string Reason, DateOnly On) : FileCommand;
}
