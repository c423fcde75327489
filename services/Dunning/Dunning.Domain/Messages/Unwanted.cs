using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>What a debtor does not want is not done: a call that was to be made is called back at once, an agency that calls in our name stops, a message finds its other way when Correspondence turns it away.</summary>
static class Unwanted
{
    /// <summary>Why it is called back.</summary>
    internal const string Reason = "opted_out";

    internal static void KeepFrom(this Course course, DunningEvent heard, DateOnly on)
    {
        if (heard is not DunningEvent.WayChanged { IsClosed: true } closed || !course.Now.IsUnwanted(closed.Way, on)) return;
        foreach (var act in course.Now.Unsent().Where(act => act.Channel == closed.Way && act.Status == OutgoingStatus.CallToMake)) course.Withdraw(act, Reason, on);
        // An agency calls in our name: whoever does not want to be called is not called by it either.
        if (closed.Way is Channel.Call) course.EndAssignmentsOf(course.Now.Invoices.Keys, Reason, on);
    }
}
