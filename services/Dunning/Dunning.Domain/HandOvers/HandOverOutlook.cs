using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;

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
    internal static NextAction After(this Situation situation, Outgoing notice, CaseInvoice invoice) =>
        situation.AgainstLeavingTheHouse(notice, invoice).FirstOrDefault() is { } against ? against
        : NoticeProof.HandOverFrom(notice, situation.Policy!.Values.Notice)!.Value is var from && from > situation.On ? new NextAction.Wait(Step, from)
        : situation.FeedIsStale ? new NextAction.Blocked(Blocker.BankFeedStale) : new NextAction.HandOverDue(notice.Id);

    /// <summary>All that stands against the hand-over of a claim, time among it.</summary>
    internal static IEnumerable<NextAction.Blocked> AgainstHandOver(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        foreach (var against in situation.AgainstLeavingTheHouse(notice, invoice)) yield return against;
        if (invoice.HasInstalmentsAfter(situation.On)) yield return new(Blocker.InstalmentsToCome, invoice.Terms!.Instalments!.All[^1].DueOn.AddDays(1));
        if (NoticeProof.HandOverFrom(notice, situation.Policy!.Values.Notice) is not { } from) yield break;
        if (from > situation.On) yield return new(TimeRule.StepNotDue, from);
        else if (situation.FeedIsStale) yield return new(Blocker.BankFeedStale);
    }

    static IEnumerable<NextAction.Blocked> AgainstLeavingTheHouse(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        var (entity, values) = (situation.Now.Entity, situation.Policy!.Values);
        if (entity.Mode != SendingMode.Live) yield return new(Blocker.NotLive);
        if (invoice.HasDispute) yield return new(Blocker.Disputed);
        if (NoticeProof.ReachedNobody(notice)) yield return new(Blocker.UnknownAddress);
        else if (NoticeProof.HandOverFrom(notice, values.Notice) is null) yield return Unproven(notice.SentOn!.Value.AddDays(values.Notice.DaysWithoutProof), situation.On);
        // What becomes of a claim in another currency, a person decides.
        if ((values.AfterNotice == AfterNotice.Person || invoice.Currency != Money.Zero.Currency) && NoticeProof.HandOverFrom(notice, values.Notice) is not null) yield return new(Blocker.NoticeRunOut);
        if (!entity.HandsOver) yield return new(Blocker.HandOverOff);
        if (!situation.HasFullMeans(invoice.Currency)) yield return new(Blocker.BelowNoticeMinimum);

        var open = situation.Case.HandOvers.Values.FirstOrDefault(h => h.IsOpen && h.Invoices.Contains(invoice.Id));
        if (open is { Status: HandOverStatus.Proposed }) yield return new(Blocker.AwaitingApproval);
        else if (open is not null && !open.HasLapsed(situation.On)) yield return new(Blocker.Rejected, open.RejectedUntil);
    }

    static NextAction.Blocked Unproven(DateOnly patience, DateOnly on) =>
        on < patience ? new(Blocker.AwaitingProof, patience) : new(Blocker.NoProof);
}
