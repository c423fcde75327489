using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What is decided here.</summary>
public abstract partial record DunningEvent
{
    /// <summary>The debtor fell behind, for the first time or again after all was settled: budgets and steps start afresh.</summary>
    public sealed record EpisodeOpened(int Episode, DateOnly On) : DunningEvent;

    /// <summary>Nothing overdue and nothing dunned is left open.</summary>
    public sealed record EpisodeClosed(int Episode, DateOnly On) : DunningEvent;

    /// <summary>One step of the policy is to be taken for some invoices: an outgoing act, or a call to make.</summary>
    /// <param name="Decision">Key of the act: case, episode, step and date.</param>
    /// <param name="Episode">From 1.</param>
    /// <param name="Step">Step of the policy.</param>
    /// <param name="Channel">How.</param>
    /// <param name="Covered">Invoices that advance with it, each to its own step.</param>
    /// <param name="Claimed">What is owed on them.</param>
    /// <param name="Mode">Of the entity on that day; in shadow the step counts as taken and nothing goes out.</param>
    /// <param name="NeedsApproval">A second person must agree before it goes out.</param>
    /// <param name="Policy">Name and version of the policy it follows from.</param>
    /// <param name="AskedBy">Who asked for the run: may not be who approves.</param>
    /// <param name="On">Business date.</param>
    /// <param name="IsSentText">True: a text message that goes out by itself; null: done as its channel is, a text message by a person.</param>
    public sealed record StepDecided(
        Guid Decision, int Episode, string Step, Channel Channel, ImmutableArray<CoveredInvoice> Covered, Money Claimed, SendingMode Mode,
        bool NeedsApproval, string Policy, string AskedBy, DateOnly On, bool? IsSentText = null) : DunningEvent
    {
        internal bool IsTask => Channel.IsTask() && IsSentText is not true;

        internal bool IsOnPaperOnly => Mode == SendingMode.Shadow || (Mode == SendingMode.Redirect && IsTask);
    }

    /// <summary>A second person agreed to a threat.</summary>
    public sealed record StepApproved(Guid Decision, string By, DateOnly On) : DunningEvent;

    /// <summary>A second person did not agree.</summary>
    public sealed record StepRejected(Guid Decision, RejectionReason Reason, DateOnly? Until, string By, DateOnly On) : DunningEvent;

    /// <summary>A step that had not gone out yet will not.</summary>
    public sealed record StepWithdrawn(Guid Decision, string Reason, DateOnly On) : DunningEvent;

    /// <summary>A message is to go out once, with the frozen statement it cites; its text is that of the step where no template is named. Facts of before tones and offers were told have neither. <c>CopyToSales</c> is the ERP's code of who sells to the debtor and gets a copy.</summary>
    public sealed record MessageRequested(
        Account Account, Guid Decision, int Episode, string Step, Channel Channel, ContactRole Addressee, string Language, SendingMode Mode,
        Statement Statement, DateOnly? Deadline, DateOnly? SanctionOn, DateOnly On, string? Template = null, Tone? Tone = null, Offer? Offer = null, Signatory? SignedBy = null, string? CopyToSales = null) : DunningEvent;

    /// <summary>A message that was asked for must not go out any more; one that has gone out stays sent.</summary>
    public sealed record MessageWithdrawn(Account Account, Guid Decision, string Reason, DateOnly On) : DunningEvent;

    /// <summary>A collector called the debtor.</summary>
    public sealed record ContactMade(Guid Decision, CallOutcome Outcome, string By, DateOnly On) : DunningEvent;

    /// <summary>The formal notice has run out with nothing paid: its claims may leave the house if a person agrees.</summary>
    public sealed record HandOverProposed(Guid HandOver, int Episode, Guid Notice, ImmutableArray<ProposedClaim> Claims, Money Total, string AskedBy, DateOnly On) : DunningEvent;

    /// <summary>A person did not agree to a hand-over.</summary>
    public sealed record HandOverRejected(Guid HandOver, RejectionReason Reason, DateOnly? Until, string By, DateOnly On) : DunningEvent;

    /// <summary>A proposed hand-over no longer holds.</summary>
    public sealed record HandOverWithdrawn(Guid HandOver, string Reason, DateOnly On) : DunningEvent;

    /// <summary>Claims that have left the house are wanted back at once: nobody may act on them any more.</summary>
    public sealed record ClaimsRecalled(Account Account, Guid HandOver, string Reason, DateOnly On) : DunningEvent;

    /// <summary>A person agreed: these claims leave the house.</summary>
    public sealed record ClaimsHandedOver(Account Account, Guid HandOver, int Episode, Guid Notice, ImmutableArray<HandedOverClaim> Claims, Money Total, string By, DateOnly On) : DunningEvent;
}
