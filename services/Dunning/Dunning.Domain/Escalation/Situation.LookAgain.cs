using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Worklist;

namespace Recouvrement.Dunning.Domain.Escalation;

// When to look at the case again: a hint, never what is decided by.
public sealed partial class Situation
{
    /// <summary>The first day after this one on which anything may read differently without being heard: the next day to look at the case. Null when only news can change it.</summary>
    public DateOnly? LookAgain()
    {
        if (EpisodeHasEnded) return On.AddDays(1);
        var next = Case.DecidesOn(On);
        foreach (var invoice in Case.Invoices.Values.Where(i => i.IsOpen))
        {
            if (Of(invoice).LookAgain(On) is { } day && !(next <= day)) next = day;
            if (invoice.DueOn >= On && !(next <= invoice.DueOn)) next = invoice.DueOn.AddDays(1);
            // What is told first may hide what ends sooner, and each part that falls due moves the thresholds.
            var ends = AllStanding(invoice).Select(blocked => blocked.Until).Concat(invoice.Terms!.Instalments?.All.Select(part => (DateOnly?)part.DueOn.AddDays(1)) ?? []);
            if (ends.Where(end => end > On).Min() is { } end && !(next <= end)) next = end;
        }

        // What is told of an invoice, such as an earlier notice, may hide what its approved message waits for.
        foreach (var act in Policy is null ? [] : unsent.Where(act => act.Status == OutgoingStatus.Approved))
            if (Leaves(act).LookAgain(On) is { } day && !(next <= day)) next = day;
        if (Case.Invoices.Values.Any(i => i.IsOpen) && Case.TraitsChangeAfter(On, Now.Policies) is { } other && !(next <= other)) next = other;
        foreach (var notice in notices)
            if (HandOvers.NoticeProof.ToAskFrom(notice) is { } ask && ask > On && !(next <= ask)) next = ask;
        foreach (var way in Case.ClosedWays.Values.Where(way => way.HoldsOn(On) && way.Until is not null))
            if (!(next <= way.Until!.Value.AddDays(1))) next = way.Until.Value.AddDays(1);
        if (SalesLook() is { } sales && !(next <= sales)) next = sales;
        if (HandOvers.TellingOfHandOvers.NextAfter(this) is { } told && !(next <= told)) next = told;
        if (LimitAlerts.NextAfter(Case, Now, On) is { } alert && !(next <= alert)) next = alert;
        return CasePriority.NextAfter(this, PriorityWeights.Shipped) is { } heavier && !(next <= heavier) ? heavier : next;
    }
}
