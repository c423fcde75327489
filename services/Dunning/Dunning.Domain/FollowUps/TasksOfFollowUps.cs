using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Tasks;

namespace Recouvrement.Dunning.Domain.FollowUps;

/// <summary>A follow-up as a task of the team: what its case remembers is done by whoever owns the case.</summary>
public static class TasksOfFollowUps
{
    /// <summary>Where such a task comes from.</summary>
    public const string Origin = "follow_up";

    /// <summary>The order for an open follow-up of a case; the owner of the case does it.</summary>
    public static TaskOrder OrderOf(this DunningCase dunning, FollowUp asked) =>
        new(KindOf(asked.Kind), dunning.Account!.Creditor, dunning.Account.CaseId(), asked.Invoices is [var only] ? only : null, null, asked.Deadline, Origin) { FollowUp = asked.Id };

    /// <summary>What a person is to do. A kind that this build does not know is a task all the same.</summary>
    public static TaskKind KindOf(FollowUpKind kind) => kind switch
    {
        FollowUpKind.SendInvoiceCopy => TaskKind.SendInvoiceCopy,
        FollowUpKind.TellSales       => TaskKind.TellSales,
        FollowUpKind.OpenDispute     => TaskKind.OpenDispute,
        FollowUpKind.FindContact     => TaskKind.FindAddress,
        FollowUpKind.FindPayment     => TaskKind.FindPayment,
        FollowUpKind.Visit           => TaskKind.Visit,
        FollowUpKind.AskCarrier      => TaskKind.AskCarrier,
        FollowUpKind.AnswerDebtor    => TaskKind.AnswerDebtor,
        FollowUpKind.SendByHand      => TaskKind.SendByHand,
        _                            => TaskKind.Other,
    };
}
