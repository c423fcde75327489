using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>What the debtor is told in writing of what was agreed or done.</summary>
public abstract partial record DunningEvent
{
    /// <summary>A plan that holds is to be confirmed to the debtor: a service, no contact of the policy.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Decision">Its key, made of the plan: one plan, one confirmation.</param>
    /// <param name="Plan">The plan.</param>
    /// <param name="Episode">Of the case when the plan was entered.</param>
    /// <param name="Channel">E-mail, or letter where the debtor has no e-mail or wants none.</param>
    /// <param name="Addressee">Whom it is meant for.</param>
    /// <param name="Language">ISO 639-1.</param>
    /// <param name="Mode">Of the entity on that day: in redirect it goes to its own mailbox.</param>
    /// <param name="Terms">Days and amounts as agreed, to the cent.</param>
    /// <param name="Statement">The invoices as they stood when the plan was entered, without late interest and compensation: together the sum of the terms and of what is given up.</param>
    /// <param name="On">Business date: the day of the agreement.</param>
    /// <param name="GivenUp">Principal that is given up once all terms are kept; null where nothing is, as in all facts from before such plans were confirmed.</param>
    public sealed record PlanConfirmationRequested(
        Account Account, Guid Decision, Guid Plan, int Episode, Channel Channel, ContactRole Addressee, string Language, SendingMode Mode, ImmutableArray<PlanTerm> Terms, Statement Statement, DateOnly On,
        Money? GivenUp = null) : DunningEvent;

    /// <summary>The debtor is to be told that an agency has claims (avis de transmission): a service, no contact of the policy. It only informs.</summary>
    /// <param name="Account">Whose case.</param>
    /// <param name="Decision">Its key, made of the hand-over: one hand-over, one notice.</param>
    /// <param name="HandOver">The hand-over.</param>
    /// <param name="Episode">Of the case when the claims left the house.</param>
    /// <param name="Channel">E-mail, or letter where the debtor has no e-mail or wants none.</param>
    /// <param name="Addressee">Whom it is meant for.</param>
    /// <param name="Language">ISO 639-1.</param>
    /// <param name="Mode">Of the entity on that day: in redirect it goes to its own mailbox.</param>
    /// <param name="From">Day from which the agency has them.</param>
    /// <param name="Agency">How the agency is shown to debtors; null where nobody told in time: the text names none.</param>
    /// <param name="Statement">The claims as they stood, without late interest and compensation: what it claims is for the agency's own letter to say.</param>
    /// <param name="On">Business date.</param>
    public sealed record HandOverNoticeRequested(
        Account Account, Guid Decision, Guid HandOver, int Episode, Channel Channel, ContactRole Addressee, string Language, SendingMode Mode, DateOnly From, string? Agency, Statement Statement, DateOnly On) : DunningEvent;
}
