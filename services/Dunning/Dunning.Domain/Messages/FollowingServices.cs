using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Calendars;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>
/// A service message takes no other way by itself and is never sent twice: one that failed or came back for good is a task of the day for a person, once, with its reason.
/// It ends when it is done, or by itself when the message left all the same or has lost its object.
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
            // It had left before it was called back, or was tried again: nobody has to send it.
            case MessageSent e when before.ServiceMessages.ContainsKey(e.Decision): course.Drop(task => task.Contact == e.Decision, on); break;
        }
    }

    /// <summary>Nobody has to tell what no longer holds. A debtor who asked for copies still waits for them.</summary>
    internal static void DropTasksOfServices(this Course course, DateOnly on)
    {
        if (course.Now.FollowUps.IsEmpty) return;
        course.Drop(task => task.Kind == FollowUpKind.SendByHand && course.Now.ServiceMessages.GetValueOrDefault(task.Contact) is { } message && course.Now.Against(message, on) is not null, on);
    }

    // Copies are awaited whatever the mode. What is told unasked is told nobody while the entity only tries out, and what has lost its object nobody at all.
    static void HandToPerson(this Course course, Guid decision, ServiceMessage message, string why, DateOnly on)
    {
        if (course.Now.FollowUps.Values.Any(task => task.Contact == decision)) return;
        if (message.Kind != ServiceKind.Copies && (message.Mode != SendingMode.Live || course.Now.Against(message, on) is not null)) return;
        course.Ask(message.Kind == ServiceKind.Copies ? FollowUpKind.SendInvoiceCopy : FollowUpKind.SendByHand, decision, message.Invoices, WorkingDays.Next(on), Searching.Service, on, why);
    }

    static void Drop(this Course course, Func<FollowUp, bool> which, DateOnly on)
    {
        foreach (var task in course.Now.FollowUps.Values.Where(task => task is { Kind: FollowUpKind.SendInvoiceCopy or FollowUpKind.SendByHand, IsOpen: true } && which(task)).OrderBy(task => task.Id).ToArray())
            course.Add(new FollowUpDropped(task.Id, TaskCancellation.NoLongerNeeded, Searching.Service, on));
    }
}
