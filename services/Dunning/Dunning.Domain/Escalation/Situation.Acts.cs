using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Escalation;

// Acts that were decided and have not gone out: what each waits for, and why it no longer may.
public sealed partial class Situation
{
    /// <summary>An approved message may leave today.</summary>
    internal bool MayLeave(Outgoing approved) => MaySpeak && !AgainstLeavingToday(approved).Any();

    /// <summary>The step of an act as the policy has it that follows the debtor now; null where it has none.</summary>
    public PolicyStep? StepTaken(Outgoing act) => Policy is null || Policy.RankOf(act.Step) < 0 ? null : StepOf(act);

    /// <summary>The step of an act.</summary>
    internal PolicyStep StepOf(Outgoing act) => Policy!.StepOf(act.Covered.FirstOrDefault(covered => covered.Step == act.Step) ?? new(Guid.Empty, act.Step));

    /// <summary>Why an act that has not gone out no longer may; null when it still may.</summary>
    internal string? Forbids(Outgoing act) =>
        Now.Entity.NoLongerSends(act.Mode) is { } gone ? gone
        : act.IsSentText && !Now.Entity.SendsTexts ? WithdrawalReason.TextsNotSent
        : Policy is null                 ? Blocker.NoPolicy.Reason
        : Policy.RankOf(act.Step) < 0    ? WithdrawalReason.PolicyChanged
        : act.Covered.Select(covered => Reason(Case.Invoices[covered.Invoice])).FirstOrDefault(reason => reason is not null)
          ?? (StepOf(act).IsFullMeans && !HasFullMeans(CurrencyOf(act)) ? Blocker.BelowNoticeMinimum.Reason : null)
          ?? (StepOf(act).NamesSanction ? Sanctionless(CurrencyOf(act))?.Reason : null)
          ?? (IsObjectedTo(act) ? Blocker.SalesObjection.Reason : null)
          ?? (IsUntold(act) ? TimeRule.SalesNotice.Reason : null);

    // An act speaks of one currency.
    string CurrencyOf(Outgoing act) => act.Covered.Select(covered => Case.Invoices[covered.Invoice].Currency).FirstOrDefault(Money.Zero.Currency);

    // It waited beyond the table of legal parameters: what it would claim is never guessed.
    bool LacksLaw(Outgoing act) => act.Covered.Any(covered =>
        LateMoney.IsClaimedOf(Case.Invoices[covered.Invoice], Policy!.StepOf(covered)) && LateMoney.Of(Case.Invoices[covered.Invoice], Case, On, Now.Law) is null);

    NextAction Settled(Outgoing act, CaseInvoice invoice) => act.Status switch
    {
        OutgoingStatus.AwaitingApproval => new NextAction.Blocked(Blocker.AwaitingApproval),
        OutgoingStatus.Rejected         => new NextAction.Blocked(Blocker.Rejected, act.RejectedUntil),
        OutgoingStatus.Requested        => new NextAction.Blocked(Blocker.BeingSent),
        OutgoingStatus.Approved         => Leaves(act),
        _                               => ladder!.Next(invoice, withTasks: false) switch
        {
            NextAction.Due due   => due,
            NextAction.Wait wait => new NextAction.Blocked(Blocker.CallToMake, wait.Until),
            NextAction.Blocked { By.EndsWithNews: true } => new NextAction.Blocked(Blocker.CallToMake, On.AddDays(1)),
            NextAction.Blocked blocked                   => new NextAction.Blocked(Blocker.CallToMake, blocked.Until),
            _                    => new NextAction.Blocked(Blocker.CallToMake),
        },
    };

    NextAction Leaves(Outgoing act)
    {
        var ready = Policy!.Values.Calendar.Next(contacts!.From > On ? contacts.From : On);
        return ready > On ? new NextAction.Wait(act.Step, ready)
             : AgainstLeavingToday(act).FirstOrDefault() is { } against ? against
             : new NextAction.Due(StepOf(act), act.Channel) { IsSentText = act.IsSentText };
    }
}
