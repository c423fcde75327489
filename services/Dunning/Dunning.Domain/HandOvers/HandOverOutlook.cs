using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>What comes after the formal notice.</summary>
static class HandOverOutlook
{
    /// <summary>The name of what comes after the last step.</summary>
    internal const string Step = "hand_over";

    /// <summary>The formal notices of this episode that went out and may have reached somebody, the latest first.</summary>
    internal static IEnumerable<Outgoing> NoticesIn(this DunningCase dunning, SendingMode mode) => dunning.Outgoing.Values
        .Where(act => act.Channel == Policies.Channel.RegisteredLetter && act.SentOn is not null && act.Mode >= mode)
        .Where(act => dunning.EpisodeIsOpen && act.Episode == dunning.Episode && !dunning.IsVoid(act))
        .OrderByDescending(act => act.SentOn);

    /// <summary>The notice reached nobody, and other addresses are known since: it may be sent again.</summary>
    internal static bool IsVoid(this DunningCase dunning, Outgoing act) => NoticeProof.ReachedNobody(act) && dunning.Reach.Version > act.ReachVersion;

    /// <summary>What the claim of a formal notice waits for.</summary>
    internal static NextAction After(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        var (entity, values) = (situation.Now.Entity, situation.Policy!.Values);
        if (entity.Mode != SendingMode.Live) return new NextAction.Blocked(Blocker.NotLive);
        if (invoice.HasDispute) return new NextAction.Blocked(Blocker.Disputed);
        if (NoticeProof.ReachedNobody(notice)) return new NextAction.Blocked(Blocker.UnknownAddress);
        if (NoticeProof.HandOverFrom(notice, values.Notice) is not { } from) return Unproven(notice.SentOn!.Value.AddDays(values.Notice.DaysWithoutProof), situation.On);
        if (values.AfterNotice == AfterNotice.Person) return new NextAction.Blocked(Blocker.NoticeRunOut);
        if (!entity.HandsOver) return new NextAction.Blocked(Blocker.HandOverOff);
        if (situation.Overdue < values.FullMeansFrom) return new NextAction.Blocked(Blocker.BelowNoticeMinimum);

        var open = situation.Case.HandOvers.Values.FirstOrDefault(h => h.IsOpen && h.Invoices.Contains(invoice.Id));
        if (open is { Status: HandOverStatus.Proposed }) return new NextAction.Blocked(Blocker.AwaitingApproval);
        if (open is not null && !open.HasLapsed(situation.On)) return new NextAction.Blocked(Blocker.Rejected, open.RejectedUntil);
        if (from > situation.On) return new NextAction.Wait(Step, from);
        return situation.FeedIsStale ? new NextAction.Blocked(Blocker.BankFeedStale) : new NextAction.HandOverDue(notice.Id);
    }

    static NextAction.Blocked Unproven(DateOnly patience, DateOnly on) =>
        on < patience ? new(Blocker.AwaitingProof, patience) : new(Blocker.NoProof);
}
