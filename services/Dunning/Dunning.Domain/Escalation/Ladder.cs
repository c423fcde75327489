using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>
/// The next step of one invoice. Each comes at the later of (due date + its offset) and (last contact really made + the gap between the two
/// offsets), so that one first seen late starts with the first contact and never with a threat. A call that was not made holds nothing up:
/// it is passed over once the step after it is due. A sanction that would not follow is never announced.
/// </summary>
sealed class Ladder(Situation situation, DunningPolicy policy, Contacts contacts)
{
    static readonly DateOnly Never = new(9990, 1, 1);

    readonly record struct Rung(PolicyStep Step, Channel Channel, DateOnly From);

    internal NextAction Next(CaseInvoice invoice, bool withCalls)
    {
        var made = contacts.About(invoice.Id);
        var (call, message, blocker) = Reachable(invoice, made, withCalls);
        if (call is { } task && !(message?.From <= Ready(task.From))) return Weigh(task, invoice, made);
        if (message is { } rung) return Weigh(rung, invoice, made);
        return blocker ?? new NextAction.Blocked(Blocker.PolicyEnded);
    }

    // The first call and the first message above the level reached; or what stands against the message.
    (Rung? Call, Rung? Message, NextAction.Blocked? Against) Reachable(CaseInvoice invoice, IReadOnlyList<Contact> made, bool withCalls)
    {
        Rung? call = null;
        var level = made.Count == 0 ? -1 : made.Max(contact => contact.Rank);
        var spent = false;
        for (var rank = level + 1; rank < policy.Steps.Length; rank++)
        {
            var step = policy.Steps[rank];
            var from = From(step, invoice, made);
            if (step.IsPrevention && !Informs(step, invoice, from)) continue;
            if (step.NamesSanction && situation.Sanctionless is not null) continue;
            if (step.Channel == Channel.Call)
            {
                if (withCalls && call is null && MayCall(made)) call = new(step, Channel.Call, from);
                continue;
            }

            if (Mended(step) is { } day && day > situation.On) return (call, null, new NextAction.Blocked(Blocker.SenderIncomplete, day));
            if (Way(step) is not { } channel) return (call, null, new(HasFailed(step) ? Blocker.Undeliverable : Blocker.NoAddress));
            if (made.Count(contact => contact.Channel == channel) < policy.Values.Budget.Of(channel))
                // Budget spent with nothing left in between brings the notice to the next allowed day.
                return (call, new(step, channel, step.IsFormalNotice && spent && call is null && !MayCallLater(rank, made, level) ? made[^1].On : from), null);
            spent = true;
        }

        return (call, null, null);
    }

    NextAction Weigh(Rung rung, CaseInvoice invoice, IReadOnlyList<Contact> made)
    {
        var step = rung.Step;
        if (step.IsFormalNotice && situation.Overdue < policy.Values.FullMeansFrom) return new NextAction.Blocked(Blocker.BelowNoticeMinimum);
        if (step.IsThreat && made.Count(contact => contact.Reached) < policy.Values.ContactsBeforeThreat) return new NextAction.Blocked(Blocker.TooFewContacts);
        var ready = Ready(rung.From);
        if (ready > situation.On) return new NextAction.Wait(step.Name, ready);
        if (step.IsThreat && situation.FeedIsStale) return new NextAction.Blocked(Blocker.BankFeedStale);
        if (step.ClaimsInterest && LateMoney.Of(invoice, situation.Case, situation.On, situation.Now.Law) is null) return new NextAction.Blocked(Blocker.LegalParameterMissing);
        return new NextAction.Due(step, rung.Channel);
    }

    DateOnly From(PolicyStep step, CaseInvoice invoice, IReadOnlyList<Contact> made)
    {
        var due = invoice.DueOn;
        var from = Plus(due, step.IsPrevention ? step.Offset : Math.Max(step.Offset, policy.Values.GraceDays));
        if (made.Count == 0) return from;
        var gap = Plus(made[^1].On, step.Offset - (made[^1].Rank < 0 ? step.Offset : policy.Steps[made[^1].Rank].Offset));
        return gap > from ? gap : from;
    }

    // A pre-reminder is worth it for large invoices, as a first word, while the due date is still to come.
    bool Informs(PolicyStep step, CaseInvoice invoice, DateOnly from) =>
        invoice.ClaimedOn(situation.On) >= step.From && Ready(from) < invoice.DueOn && Way(step) is not null;

    bool MayCall(IReadOnlyList<Contact> made) =>
        situation.Overdue >= policy.Values.FullMeansFrom && situation.Case.Reach.Has(Channel.Call) && made.Count(contact => contact.Channel == Channel.Call) < policy.Values.Budget.Calls;

    bool MayCallLater(int rank, IReadOnlyList<Contact> made, int level) =>
        MayCall(made) && Enumerable.Range(level + 1, rank - level - 1).Any(between => policy.Steps[between].Channel == Channel.Call);

    Channel? Way(PolicyStep step) => Works(step, step.Channel) ? step.Channel : Works(step, step.Fallback) ? step.Fallback : null;

    bool Works(PolicyStep step, Channel channel) => situation.Case.Reach.Has(channel) && !situation.Failed.Any(act => act.Step == step.Name && act.Channel == channel);

    bool HasFailed(PolicyStep step) => situation.Failed.Any(act => act.Step == step.Name);

    // What failed for a fault of the creditor's own is tried again at the pace of contacts: nothing tells this case that it was mended.
    DateOnly? Mended(PolicyStep step) => situation.FailedHere
        .Where(act => act.Step == step.Name).Select(act => (DateOnly?)WorkingDays.AddWorkingDays(act.EndedOn!.Value, policy.Values.WorkingDaysBetweenContacts)).Max();

    // The first day on which it could go out, pace and calendar considered.
    DateOnly Ready(DateOnly from)
    {
        var earliest = from > situation.On ? from : situation.On;
        return policy.Values.Calendar.Next(contacts.From > earliest ? contacts.From : earliest);
    }

    static DateOnly Plus(DateOnly day, int days) => day >= Never ? Never : day.AddDays(days);
}
