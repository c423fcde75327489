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
        .Where(act => Policies.Channels.IsRegistered(act.Channel) && act.SentOn is not null && act.Mode >= mode)
        .Where(act => dunning.EpisodeIsOpen && act.Episode == dunning.Episode && !dunning.IsVoid(act))
        .OrderByDescending(act => act.SentOn);

    /// <summary>The notice is lost, or it reached nobody and other addresses are known since: it may be sent again.</summary>
    internal static bool IsVoid(this DunningCase dunning, Outgoing act) => NoticeProof.IsLost(act) || (NoticeProof.ReachedNobody(act) && dunning.Reach.Version > act.ReachVersion);

    /// <summary>What the claim of a formal notice waits for.</summary>
    internal static NextAction After(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        if (situation.AgainstLeavingTheHouse(notice, invoice).FirstOrDefault() is { } against) return against;
        var from = NoticeProof.HandOverFrom(notice, situation.Policy!.Values.Notice)!.Value;
        var going = situation.Going(from, invoice);
        if (from > situation.On) return new NextAction.Wait(Step, going.GoesOn);
        if (situation.FeedIsStale && (going.TellOn is not null || going.GoesOn <= situation.On || invoice.HasInstalmentsAfter(situation.On))) return new NextAction.Blocked(Blocker.BankFeedStale);
        return going.GoesOn > situation.On && !invoice.HasInstalmentsAfter(situation.On) ? new NextAction.Wait(Step, going.GoesOn) : new NextAction.HandOverDue(notice.Id);
    }

    /// <summary>The hand-over of a claim, where sales is still to be told of it and nothing else stands against it.</summary>
    internal static IEnumerable<ThreatAhead> UntoldHandOver(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        if (situation.AgainstLeavingTheHouse(notice, invoice).Any(by => by.By != Blocker.SalesObjection)) yield break;
        var from = situation.AfterObjections(Step, invoice, NoticeProof.HandOverFrom(notice, situation.Policy!.Values.Notice)!.Value);
        if (from <= situation.On && situation.FeedIsStale) yield break;
        if (situation.Going(from, invoice) is { TellOn: { } day } wait) yield return new(Step, invoice, wait.GoesOn, day);
    }

    // A claim leaves whole: sales is told for the day on which the last of it has fallen due.
    static SalesWait Going(this Situation situation, DateOnly from, CaseInvoice invoice) => situation.SalesBefore(Step, invoice, Whole(situation, from, invoice), day => Situation.Later(day, situation.On));

    static DateOnly Whole(Situation situation, DateOnly from, CaseInvoice invoice) =>
        situation.Policy!.Values.SalesNoticeDays > 0 && situation.Case.SalesPerson is not null && invoice.HasInstalmentsAfter(situation.On) ? Situation.Later(from, invoice.Terms!.Instalments!.All[^1].DueOn.AddDays(1)) : from;

    /// <summary>All that stands against the hand-over of a claim, time among it.</summary>
    internal static IEnumerable<NextAction.Blocked> AgainstHandOver(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        foreach (var against in situation.AgainstLeavingTheHouse(notice, invoice)) yield return against;
        if (invoice.HasInstalmentsAfter(situation.On)) yield return new(Blocker.InstalmentsToCome, invoice.Terms!.Instalments!.All[^1].DueOn.AddDays(1));
        if (NoticeProof.HandOverFrom(notice, situation.Policy!.Values.Notice) is not { } from) yield break;
        if (from > situation.On) yield return new(TimeRule.StepNotDue, from);
        else if (situation.FeedIsStale) yield return new(Blocker.BankFeedStale);
        if (situation.Going(from, invoice) is var going && going.GoesOn > Situation.Later(Whole(situation, from, invoice), situation.On)) yield return new(TimeRule.SalesNotice, going.GoesOn);
    }

    static IEnumerable<NextAction.Blocked> AgainstLeavingTheHouse(this Situation situation, Outgoing notice, CaseInvoice invoice)
    {
        var (entity, values) = (situation.Now.Entity, situation.Policy!.Values);
        if (entity.Mode != SendingMode.Live) yield return new(Blocker.NotLive);
        if (invoice.HasDispute) yield return new(Blocker.Disputed);
        if (invoice.ToCredit.IsPositive) yield return new(Blocker.DiscountToCredit);
        if (NoticeProof.ReachedNobody(notice)) yield return new(Blocker.UnknownAddress);
        else if (NoticeProof.HandOverFrom(notice, values.Notice) is null) yield return Unproven(notice.SentOn!.Value.AddDays(values.Notice.DaysWithoutProof), situation.On);
        // What becomes of a claim in another currency, a person decides, and what of a notice whose effect nobody has judged yet.
        if ((values.AfterNotice == AfterNotice.Person || invoice.Currency != Money.Zero.Currency || NoticeProof.IsReading(notice)) && NoticeProof.HandOverFrom(notice, values.Notice) is not null) yield return new(Blocker.NoticeRunOut);
        if (!entity.HandsOver) yield return new(Blocker.HandOverOff);
        if (!situation.HasFullMeans(invoice.Currency)) yield return new(Blocker.BelowNoticeMinimum);
        foreach (var objection in situation.ObjectionsTo(Step, invoice)) yield return objection;

        var open = situation.Case.HandOvers.Values.FirstOrDefault(h => h.IsOpen && h.Invoices.Contains(invoice.Id));
        if (open is { Status: HandOverStatus.Proposed }) yield return new(Blocker.AwaitingApproval);
        else if (open is not null && !open.HasLapsed(situation.On)) yield return new(Blocker.Rejected, open.RejectedUntil);
    }

    static NextAction.Blocked Unproven(DateOnly patience, DateOnly on) =>
        on < patience ? new(Blocker.AwaitingProof, patience) : new(Blocker.NoProof);
}
