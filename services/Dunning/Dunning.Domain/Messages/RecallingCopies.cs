using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Tasks;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>Calls back a mail of copies that has not left when it would no longer be sent by itself. The debtor has asked all the same: a person answers.</summary>
static class RecallingCopies
{
    /// <summary>For what became of the case.</summary>
    internal static void RecallCopies(this Course course, DateOnly on)
    {
        foreach (var (key, copies) in course.Now.CopiesUnderWay())
            if (course.Now.Against(copies, on) is { } reason) course.Recall(key, copies, reason, on);
    }

    /// <summary>For what became of the case, or of its entity.</summary>
    internal static void RecallCopies(this Course course, DunningCommand.Act act)
    {
        course.RecallCopies(act.On);
        foreach (var (key, copies) in course.Now.CopiesUnderWay())
            if (act.Now.Entity.NoLongerSends(copies.Mode) is { } reason) course.Recall(key, copies, reason, act.On);
    }

    /// <summary>All of them.</summary>
    internal static void RecallCopies(this Course course, string reason, DateOnly on)
    {
        foreach (var (key, copies) in course.Now.CopiesUnderWay()) course.Recall(key, copies, reason, on);
    }

    /// <summary>It had left before it was called back: nobody has to send it again.</summary>
    internal static void DropSentCopies(this Course course, DunningEvent heard, DateOnly on)
    {
        if (heard is not MessageSent sent || !course.Now.CopiesSent.ContainsKey(sent.Decision)) return;
        foreach (var task in course.Now.FollowUps.Values.Where(task => task is { Kind: FollowUpKind.SendInvoiceCopy, IsOpen: true } && task.Contact == sent.Decision).OrderBy(task => task.Id).ToArray())
            course.Add(new FollowUpDropped(task.Id, TaskCancellation.NoLongerNeeded, SendingCopies.Service, on));
    }

    static void Recall(this Course course, Guid key, CopiesOnTheirWay copies, string reason, DateOnly on)
    {
        course.Add(new MessageWithdrawn(course.Now.Account!, key, reason, on));
        course.Ask(FollowUpKind.SendInvoiceCopy, key, copies.Invoices, on, SendingCopies.Service, on);
    }

    static KeyValuePair<Guid, CopiesOnTheirWay>[] CopiesUnderWay(this DunningCase dunning) => [.. dunning.CopiesSent.Where(copies => copies.Value.IsOpen).OrderBy(copies => copies.Key)];

    static string? Against(this DunningCase dunning, CopiesOnTheirWay copies, DateOnly on)
    {
        CaseInvoice[] invoices = [.. copies.Invoices.Select(id => dunning.Invoices[id])];
        return dunning.Insolvency.IsOpen ? Blocker.Insolvency.Reason
             : invoices.Any(invoice => invoice.IsDisputed) ? WithdrawalReason.Disputed
             : invoices.Select(invoice => invoice.HeldBy(on)).FirstOrDefault(hold => hold is not null) is { } held ? Blocker.Held(held).Reason
             : null;
    }
}
