using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.Limitation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.HandOvers;

/// <summary>Claims leave the house one formal notice at a time, after a person agreed.</summary>
static class HandingOver
{
    internal static void ProposeHandOvers(this Course course, DunningCommand.Act act)
    {
        var situation = course.Situation(act.Now, act.On);
        var due = course.Now.Invoices.Values
            .Select(invoice => (Invoice: invoice, Due: situation.Of(invoice) as NextAction.HandOverDue))
            .Where(claim => claim.Due is not null)
            .GroupBy(claim => claim.Due!.Notice, claim => claim.Invoice)
            .OrderBy(claims => claims.Key);
        foreach (var claims in due)
        {
            ProposedClaim[] proposed = [.. claims.OrderBy(i => i.DueOn).ThenBy(i => i.Terms!.Number, StringComparer.Ordinal).Select(i => new ProposedClaim(i.Id, i.Terms!.Number, i.Outstanding))];
            course.Add(new HandOverProposed(
                KeyOf(course.Now, claims.Key, act.On), course.Now.Episode, claims.Key, [.. proposed], proposed.Aggregate(Money.Zero, (sum, claim) => sum + claim.Outstanding), act.AskedBy, act.On));
        }
    }

    internal static void WithdrawHandOvers(this Course course, DunningCommand.Act act)
    {
        var situation = course.Situation(act.Now, act.On);
        foreach (var open in course.Now.OpenHandOvers())
            if (Against(situation, open) is { } reason && Withdrawal.EndsWith(reason, open.Status == HandOverStatus.Rejected)) course.Add(new HandOverWithdrawn(open.Id, reason, act.On));
    }

    internal static Decision<DunningEvent> Approves(DunningCase dunning, HandOver handOver, DunningCommand.Approve approve)
    {
        var situation = new Situation(dunning, approve.Now, approve.On);
        if (handOver.Status is HandOverStatus.Done or HandOverStatus.Recalled) return Nothing;
        if (!handOver.IsOpen) return Releasing.Withdrawn;
        if (handOver.AskedBy == approve.By) return Releasing.SamePerson;
        if (Against(situation, handOver) is { } reason) return Refuse(reason, $"This no longer holds ({reason}) and is called back by the next run.");
        if (situation.FeedIsStale) return Refuse(Blocker.BankFeedStale.Reason, "The bank feed is too old: a payment may have come in. Approve it once the feed is up to date.");

        HandedOverClaim[] claims = [.. handOver.Invoices.Select(id => dunning.Invoices[id]).Select(invoice => Claim(invoice, dunning, approve.Now.Limits))];
        // The agency that spoke in our name stops with the same decision.
        return Accept<DunningEvent>([.. dunning.EndsOf(handOver.Invoices, Assignment.HandedOver, approve.On), new ClaimsHandedOver(
            dunning.Account!, handOver.Id, dunning.Episode, handOver.Notice, [.. claims], claims.Aggregate(Money.Zero, (sum, claim) => sum + claim.Outstanding), approve.By, approve.On)]);
    }

    internal static Decision<DunningEvent> Rejects(HandOver handOver, DunningCommand.Reject reject) => handOver.Status switch
    {
        HandOverStatus.Proposed => new HandOverRejected(handOver.Id, reject.Reason, reject.Until, reject.By, reject.On),
        HandOverStatus.Rejected => Nothing,
        HandOverStatus.Done or HandOverStatus.Recalled => Refuse("already_decided", "These claims have left the house already."),
        _                       => Releasing.Withdrawn,
    };

    internal static HandedOverClaim Claim(CaseInvoice invoice, DunningCase dunning, TimeLimits limits)
    {
        var (terms, last) = (invoice.Terms!, InvoiceLimits.Of(invoice, dunning, limits));
        return new(invoice.Id, terms.Number, terms.Reference, terms.IssuedOn, invoice.DueOn, terms.Amount, invoice.Outstanding, invoice.BalanceVersion, last?.SafeOn, last?.PossibleOn);
    }

    // What the case itself would say of each claim, were it not proposed already.
    static string? Against(Situation situation, HandOver handOver)
    {
        var without = new Situation(situation.Case with { HandOvers = situation.Case.HandOvers.Remove(handOver.Id) }, situation.Now, situation.On);
        foreach (var invoice in handOver.Invoices.Select(id => situation.Case.Invoices[id]))
            switch (without.Of(invoice))
            {
                case NextAction.None: return WithdrawalReason.Settled;
                case NextAction.Blocked { By.EndsWithNews: false } blocked: return blocked.By.Reason;
                // Its day lies ahead again: sales is told anew, or the terms are others. What a person has rejected is that person's to take up again.
                case NextAction.Wait when handOver.Status == HandOverStatus.Proposed: return TimeRule.StepNotDue.Reason;
            }

        return null;
    }

    // A claim that follows later, after a dispute about it has ended, is a hand-over of its own.
    static Guid KeyOf(DunningCase dunning, Guid notice, DateOnly on)
    {
        var name = $"handover|{dunning.Account!.CaseId()}|{dunning.Episode}|{notice}";
        for (var n = 1; ; n++)
        {
            var key = NameBasedId.Of(n == 1 ? name : $"{name}|{n}");
            if (dunning.HandOvers.GetValueOrDefault(key) is not { } known || known.Status == HandOverStatus.Withdrawn || known.HasLapsed(on)) return key;
        }
    }
}
