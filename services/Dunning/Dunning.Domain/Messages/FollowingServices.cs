using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Kernel.Calendars;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>
/// A service message takes no other way by itself and is never sent twice: one that failed, came back for good, was called back with its object still there, or has no way to go is a task of the
/// day for a person, once, with its reason. It ends when it is done, or by itself when the message left all the same or has lost its object.
/// </summary>
static class FollowingServices
{
    /// <summary>What was heard of one.</summary>
    internal static void FollowServices(this Course course, DunningCase before, DunningEvent heard, DateOnly on)
    {
        switch (heard)
        {
            case MessageFailed e when before.ServiceMessages.GetValueOrDefault(e.Decision) is { IsOpen: true } message: course.HandToPerson(e.Decision, message, e.Reason, on); break;
            case MessageBounced { Kind: BounceKind.Hard } e when before.ServiceMessages.GetValueOrDefault(e.Decision) is { } message: course.HandToPerson(e.Decision, message, FailureReason.Bounced, on); break;
            // It had left before it was called back, or was tried again: nobody has to send it. What came back has left, whichever is heard first.
            case MessageSent e when before.ServiceMessages.ContainsKey(e.Decision): course.Drop(task => task.Contact == e.Decision && task.Why != FailureReason.Bounced, on); break;
        }
    }

    /// <summary>Nobody has to tell what no longer holds. A debtor who asked for copies still waits for them.</summary>
    internal static void DropTasksOfServices(this Course course, DateOnly on)
    {
        if (course.Now.FollowUps.IsEmpty) return;
        course.Drop(task => task.Kind == FollowUpKind.SendByHand && course.Now.MessageOf(task) is { } message && course.Now.Against(message, on) is not null, on);
    }

    /// <summary>Asks a person to tell the debtor another way, once. Copies are awaited whatever the mode; what is told unasked is told nobody while the entity only tries out, and what has lost its object nobody at all.</summary>
    internal static void HandToPerson(this Course course, Guid decision, ServiceMessage message, string why, DateOnly on)
    {
        if (course.Now.FollowUps.Values.Any(task => task.Contact == decision)) return;
        if (message.Kind != ServiceKind.Copies && (message.Mode != SendingMode.Live || course.Now.Against(message, on) is not null)) return;
        course.Ask(message.Kind == ServiceKind.Copies ? FollowUpKind.SendInvoiceCopy : FollowUpKind.SendByHand, decision, message.Invoices, WorkingDays.Next(on), Searching.Service, on, why);
    }

    // One that had no way to go was never asked for: its task has the key that it would have had.
    static ServiceMessage? MessageOf(this DunningCase dunning, FollowUp task) =>
        dunning.ServiceMessages.TryGetValue(task.Contact, out var message) ? message
        : dunning.Plans.Keys.Where(plan => Confirming.KeyOf(plan) == task.Contact).Select(plan => new ServiceMessage(ServiceKind.PlanConfirmation, plan, task.Invoices, SendingMode.Live, IsOpen: false))
            .Concat(dunning.HandOvers.Keys.Where(handOver => TellingOfHandOvers.KeyOf(handOver) == task.Contact).Select(handOver => new ServiceMessage(ServiceKind.HandOverNotice, handOver, task.Invoices, SendingMode.Live, IsOpen: false)))
            .FirstOrDefault();
}
