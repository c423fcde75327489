using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Domain.Escalation;

// Why not? All that stands against an invoice, and not only what is told first. The rules themselves are those the engine goes by.
public sealed partial class Situation
{
    /// <summary>
    /// Everything that stands against the next step of an invoice today, the most lasting first; time itself among it. Empty exactly where the step may be
    /// taken today.
    /// </summary>
    public IReadOnlyList<NextAction.Blocked> Blockers(CaseInvoice invoice) => invoice switch
    {
        { Terms: null }   => [],
        { IsOpen: false } => [new(TimeRule.Settled)],
        _                 => [.. AllStanding(invoice).Concat(GoesOn(invoice) ? Further(invoice) : []).DistinctBy(blocked => blocked.By.Reason)],
    };

    /// <summary>The step that comes next for an invoice, were there nothing against it; null where there is none.</summary>
    public string? StepAhead(CaseInvoice invoice) =>
        !invoice.IsOpen || !GoesOn(invoice)          ? null
        : Notice(invoice) is not null                ? HandOverOutlook.Step
        : Covering(invoice) is { } covering          ? covering.Step
        : ladder!.StepAhead(invoice, withTasks: !callIsPending);

    /// <summary>
    /// The first day on which the next step may be taken as things stand, with the bank feed coming in daily and sales told in time; null while something stands against it whose
    /// end nobody knows.
    /// </summary>
    public DateOnly? FirstDay(CaseInvoice invoice)
    {
        const int most = 60;
        var at = this;
        for (var tries = 0; tries < most; tries++)
        {
            var day = at.Of(invoice) switch
            {
                NextAction.Due or NextAction.HandOverDue => at.On,
                NextAction.Wait wait                     => wait.Until,
                NextAction.Blocked { Until: { } until }  => until,
                _                                        => (DateOnly?)null,
            };
            if (day is not { } next || next == at.On) return day;
            var entity = Now.Entity with { FeedThrough = Now.Entity.FeedThrough >= next.AddDays(-1) ? Now.Entity.FeedThrough : next.AddDays(-1) };
            at = new(at.Foretold(invoice, next), Now with { Entity = entity }, next);
        }

        return null;
    }

    // What has left the house, or is in a currency without thresholds, follows no policy.
    bool GoesOn(CaseInvoice invoice) => Policy is not null && invoice.HandedOver is null && Follows(invoice.Currency);

    // A threshold looks at what may be claimed: it says nothing of an invoice that may not.
    IEnumerable<NextAction.Blocked> Further(CaseInvoice invoice) =>
        Ahead(invoice).Where(blocked => blocked.By != Blocker.BelowNoticeMinimum || invoice.IsClaimable(On));

    IEnumerable<NextAction.Blocked> Ahead(CaseInvoice invoice)
    {
        if (Notice(invoice) is { } notice) return this.AgainstHandOver(notice, invoice);
        if (Covering(invoice) is { } covering) return AgainstLeaving(covering, invoice);
        return ladder!.Against(invoice, withTasks: !callIsPending).Concat(voiceIsHeld ? [new(Blocker.OneVoice)] : []);
    }

    IEnumerable<NextAction.Blocked> AgainstLeaving(Outgoing act, CaseInvoice invoice)
    {
        if (act.Status != OutgoingStatus.Approved) return Settled(act, invoice) is NextAction.Blocked blocked ? [blocked] : [];
        var timed = TimeRule.Against(On, contacts!.From, Policy!.Values.Calendar).ToArray();
        return timed.Length > 0 ? timed : AgainstLeavingToday(act);
    }

    // What stands against an approved message on a day on which it could leave.
    IEnumerable<NextAction.Blocked> AgainstLeavingToday(Outgoing act)
    {
        if (LacksLaw(act)) yield return new(Blocker.LegalParameterMissing);
        if (StepOf(act).IsThreat && FeedIsStale) yield return new(Blocker.BankFeedStale);
    }

    /// <summary>The formal notice of an invoice that still holds.</summary>
    internal Outgoing? NoticeOf(CaseInvoice invoice) => Notice(invoice);

    Outgoing? Notice(CaseInvoice invoice) => notices.FirstOrDefault(act => act.Covers(invoice.Id) && act.StillHolds(invoice, On));
}
