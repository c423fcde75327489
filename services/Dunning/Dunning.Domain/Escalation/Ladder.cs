using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>
/// The next step of one invoice. Each comes at the later of (due date + its offset) and (last contact really made + the gap between the two
/// offsets), so that one first seen late starts with the first contact and never with a threat. A call that was not made holds nothing up:
/// it is passed over once the step after it is due. A sanction that would not follow is never announced. A threat waits until sales was told of it.
/// </summary>
sealed partial class Ladder(Situation situation, DunningPolicy policy, Contacts contacts)
{
    readonly record struct Rung(int Rank, PolicyStep Step, Channel Channel, DateOnly From);

    internal NextAction Next(CaseInvoice invoice, bool withTasks)
    {
        var made = contacts.About(invoice.Id);
        var (rung, against) = Chosen(invoice, made, withTasks);
        return rung is { } next ? Weigh(next, invoice, made) : against!;
    }

    /// <summary>All that stands against the next step, time among it.</summary>
    internal IEnumerable<NextAction.Blocked> Against(CaseInvoice invoice, bool withTasks)
    {
        var made = contacts.About(invoice.Id);
        var (rung, against) = Chosen(invoice, made, withTasks);
        if (rung is not { } next) return [against!];
        var (ready, going) = (Ready(next.From), Going(next, invoice));
        var lasting = Lasting(next, invoice, made);
        IEnumerable<NextAction.Blocked> sales = going.GoesOn > ready ? [new(TimeRule.SalesNotice, going.GoesOn)] : [];
        if (ready <= situation.On) return lasting.Concat(Today(next, invoice)).Concat(sales);
        if (next.From > situation.On) lasting = lasting.Append(new(TimeRule.StepNotDue, next.From));
        return lasting.Concat(TimeRule.Against(situation.On, contacts.From, policy.Values.Calendar)).Concat(sales);
    }

    /// <summary>The step that comes next, whatever stands against it.</summary>
    internal string? StepAhead(CaseInvoice invoice, bool withTasks) => Chosen(invoice, contacts.About(invoice.Id), withTasks).Rung?.Step.Name;

    (Rung? Rung, NextAction.Blocked? Against) Chosen(CaseInvoice invoice, IReadOnlyList<Contact> made, bool withTasks)
    {
        if (BroughtForward(invoice, made) is { } notice) return notice;
        var (task, message, blocker) = Reachable(invoice, made, policy.Values.CatchUp == CatchUp.MostSevere ? Overdue(invoice, made, Level(made)) : Level(made), withTasks);
        return task is { } first && !(message?.From <= Ready(first.From)) ? (first, null)
             : message is not null ? (message, null)
             : (null, blocker ?? new NextAction.Blocked(Blocker.PolicyEnded));
    }

    static int Level(IReadOnlyList<Contact> made) => made.Count == 0 ? -1 : made.Max(contact => contact.Rank);

    // The first task and the first message above a level; or what stands against the message.
    (Rung? Task, Rung? Message, NextAction.Blocked? Against) Reachable(CaseInvoice invoice, IReadOnlyList<Contact> made, int level, bool withTasks)
    {
        Rung? task = null;
        var spent = false;
        for (var rank = level + 1; rank < policy.Steps.Length; rank++)
        {
            var step = policy.Steps[rank];
            var from = From(rank, invoice, made);
            if (!IsFor(step, invoice, from) || IsReplaced(step, invoice, made)) continue;
            if (IsTask(step))
            {
                if (withTasks && task is null && MayTake(step, invoice, made)) task = new(rank, step, step.Channel, from);
                continue;
            }

            if (Unmended(step) is { } failed) return (task, null, failed);
            // What the debtor does not want is passed over, as a call that nobody made.
            if (Way(step) is null && situation.Case.IsUnwanted(step.Channel, situation.On)) continue;
            if (Way(step) is not { } channel) return (task, null, new(HasFailed(step) ? Blocker.Undeliverable : Blocker.NoAddress));
            if (Allows(channel, made))
                // Budget spent with nothing left in between brings the notice to the next allowed day; what people did beside the policy brings nothing forward.
                return (task, new(rank, step, channel, step.IsFormalNotice && spent && made.Count > 0 && task is null && !made.Any(contact => contact.IsManual) && !MayCallLater(rank, invoice, made, level) ? made[^1].On : from), null);
            spent = true;
        }

        return (task, null, null);
    }

    NextAction Weigh(Rung rung, CaseInvoice invoice, IReadOnlyList<Contact> made)
    {
        if (Lasting(rung, invoice, made).FirstOrDefault() is { } lasting) return lasting;
        var going = Going(rung, invoice);
        if (going.GoesOn > situation.On && !(going.TellOn is not null && IsHeldToday(rung, invoice))) return new NextAction.Wait(rung.Step.Name, going.GoesOn);
        if (Today(rung, invoice).FirstOrDefault() is { } today) return today;
        var level = Level(made);
        string[] skipped = [.. Enumerable.Range(level + 1, rung.Rank - level - 1).Select(rank => policy.Steps[rank]).Where(between => !between.IsPrevention && between.If == StepConditions.Any).Select(between => between.Name)];
        return new NextAction.Due(rung.Step, rung.Channel, skipped.Length == 0 ? null : [.. skipped]) { IsSentText = IsSentText(rung.Step) };
    }

    // What stands against a step before its day as well as on it.
    IEnumerable<NextAction.Blocked> Lasting(Rung rung, CaseInvoice invoice, IReadOnlyList<Contact> made)
    {
        if (rung.Step.IsFormalNotice && !situation.HasFullMeans(invoice.Currency)) yield return new(Blocker.BelowNoticeMinimum);
        if (rung.Step.IsThreat && !MayThreaten(made)) yield return new(Blocker.TooFewContacts);
        if (rung.Step.IsThreat) foreach (var objection in situation.ObjectionsTo(rung.Step.Name, invoice)) yield return objection;
    }

    IEnumerable<NextAction.Blocked> Today(Rung rung, CaseInvoice invoice)
    {
        if (rung.Step.IsThreat && situation.FeedIsStale) yield return new(Blocker.BankFeedStale);
        if (LateMoney.IsClaimedOf(invoice, rung.Step) && LateMoney.Of(invoice, situation.Case, situation.On, situation.Now.Law) is null) yield return new(Blocker.LegalParameterMissing);
    }

    // One found several steps behind takes the last that is due, once a first word has been said; no threat before enough of them.
    int Overdue(CaseInvoice invoice, IReadOnlyList<Contact> made, int level)
    {
        if (made.All(contact => contact.IsManual)) return level;
        for (var rank = policy.Steps.Length - 1; rank > level; rank--)
        {
            var step = policy.Steps[rank];
            if (step is { IsPrevention: false } && !IsTask(step) && From(rank, invoice, made) <= situation.On && (!step.IsThreat || (MayThreaten(made) && situation.ObjectionTo(step.Name, invoice.Id) is null))
                && IsFor(step, invoice, situation.On) && Way(step) is { } channel && Allows(channel, made)) return rank - 1;
        }

        return level;
    }

    DateOnly From(int rank, CaseInvoice invoice, IReadOnlyList<Contact> made)
    {
        var planned = policy.PlannedOn(rank, invoice.DueOn);
        if ((policy.Values.CatchUp == CatchUp.MostSevere && policy.Steps[rank].From != Trigger.PreviousStep) || made.All(contact => contact.IsManual)) return planned;
        var last = made.Last(contact => !contact.IsManual);
        var gap = Days.Plus(last.On, planned.DayNumber - (last.Rank < 0 ? planned : policy.PlannedOn(last.Rank, invoice.DueOn)).DayNumber);
        return gap > planned ? gap : planned;
    }

    // A pre-reminder is a first word while the due date is still to come; a sanction that would not follow is never announced.
    bool IsFor(PolicyStep step, CaseInvoice invoice, DateOnly from)
    {
        var claimed = invoice.ClaimedOn(situation.On);
        return step.If.Allows(claimed)
            && (step.If.BalanceShare is not { } share || situation.IsAmongLargest(invoice, share) || situation.IsAmongFirst(invoice, step.If.FirstInvoices))
            && !(step.IsPrevention && (Ready(from) >= invoice.DueOn || (Way(step) is null && !IsTask(step))))
            && !(step.NamesSanction && situation.Sanctionless(invoice.Currency) is not null);
    }

    bool IsReplaced(PolicyStep step, CaseInvoice invoice, IReadOnlyList<Contact> made) => Enumerable.Range(0, policy.Steps.Length).Any(rank =>
        policy.Steps[rank] is var other && other.If.InsteadOf == step.Name && (made.Any(contact => contact.Rank == rank) || (IsFor(other, invoice, From(rank, invoice, made)) && Way(other) is not null)));

    bool MayTake(PolicyStep task, CaseInvoice invoice, IReadOnlyList<Contact> made) =>
        (!task.IsFullMeans || situation.HasFullMeans(invoice.Currency)) && situation.Reaches(task.Channel, task.Addressee) && !IsDeclined(task) && Allows(task.Channel, made);

    bool MayCallLater(int rank, CaseInvoice invoice, IReadOnlyList<Contact> made, int level) =>
        Enumerable.Range(level + 1, rank - level - 1).Select(between => policy.Steps[between]).Any(between => between.Channel == Channel.Call && MayTake(between, invoice, made));

    bool Allows(Channel channel, IReadOnlyList<Contact> made) => policy.Values.Budget.Allows(channel, made.Select(contact => contact.Channel));

    bool MayThreaten(IReadOnlyList<Contact> made) => made.Count(contact => contact is { Reached: true, IsManual: false }) >= policy.Values.ContactsBeforeThreat;

    Channel? Way(PolicyStep step) => Works(step, step.Channel) ? step.Channel : Works(step, step.Fallback) ? step.Fallback : null;

    // Only professionals are written to electronically without having consented: whoever may be none is not.
    bool Works(PolicyStep step, Channel channel) => situation.Reaches(channel, step.Addressee)
        && !(channel is Channel.ElectronicRegisteredLetter && situation.Case.Kind is CustomerKind.Consumer or CustomerKind.Unknown)
        && !situation.Failed.Any(act => act.Step == step.Name && act.Channel == channel) && !IsClosed(step, channel);

    bool IsClosed(PolicyStep step, Channel channel) => situation.Closed.Any(act => act.Addressee == step.Addressee && act.Channel == channel);

    bool HasFailed(PolicyStep step) => situation.Failed.Any(act => act.Step == step.Name) || IsClosed(step, step.Channel) || IsClosed(step, step.Fallback);

    // What failed for no fault of the debtor's address is tried again at the pace of contacts: nothing tells this case that it was mended.
    NextAction.Blocked? Unmended(PolicyStep step) => situation.FailedHere
        .Where(act => act.Step == step.Name)
        .Select(act => new NextAction.Blocked(FailedSending.Of(act.Failure!), WorkingDays.AddWorkingDays(act.EndedOn!.Value, policy.Values.WorkingDaysBetweenContacts)))
        .MaxBy(failed => failed.Until) is { } last && last.Until > situation.On ? last : null;

    // The first day on which it could go out, pace and calendar considered.
    DateOnly Ready(DateOnly from)
    {
        var earliest = from > situation.On ? from : situation.On;
        return policy.Values.Calendar.Next(contacts.From > earliest ? contacts.From : earliest);
    }
}
