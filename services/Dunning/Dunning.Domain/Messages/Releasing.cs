using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>How a decided step leaves: with its statement frozen on the day it leaves, which for a threat is the day after a second person agreed.</summary>
static class Releasing
{
    internal static void Request(this Course course, Outgoing act, Situation situation)
    {
        var (policy, step, on) = (situation.Policy!, situation.StepOf(act), situation.On);
        course.Add(new MessageRequested(
            course.Now.Account!, act.Id, act.Episode, act.Step, act.Channel, step.Addressee, course.Now.Language, act.Mode,
            course.Now.StatementOf(policy, act.Covered, on, situation.Now.Law),
            step.IsFormalNotice ? on.AddDays(policy.Values.Notice.DaysToPay) : null,
            step.NamesSanction ? SanctionOn(policy, step, on) : null, on, step.Template == act.Step ? null : step.Template,
            step.Tone == Tone.None ? null : step.Tone, step.Offer == Offer.None ? null : step.Offer, step.SignedBy == Signatory.None ? null : step.SignedBy,
            // A copy is for a mail that really goes to the debtor.
            step.CopyToSales && act is { Channel: Channel.Email, Mode: SendingMode.Live } ? course.Now.SalesPerson : null));
    }

    internal static Decision<DunningEvent> Approves(this DunningCase dunning, DunningCommand.Approve approve) =>
        dunning.Outgoing.TryGetValue(approve.Decision, out var act) ? dunning.Approves(act, approve)
        : dunning.HandOvers.TryGetValue(approve.Decision, out var handOver) ? HandOvers.HandingOver.Approves(dunning, handOver, approve)
        : dunning.Plans.TryGetValue(approve.Decision, out var plan) ? Plans.Planning.Approves(dunning, plan, approve)
        : Refuse("no_such_decision", "There is nothing of that id to approve.");

    internal static Decision<DunningEvent> Rejects(this DunningCase dunning, DunningCommand.Reject reject)
    {
        if (reject.Until <= reject.On) return Refuse("until_is_past", "The day from which it may be proposed again must lie ahead.");
        if (dunning.HandOvers.TryGetValue(reject.Decision, out var handOver)) return HandOvers.HandingOver.Rejects(handOver, reject);
        if (dunning.Plans.TryGetValue(reject.Decision, out var plan)) return Plans.Planning.Rejects(plan, reject);
        return dunning.Outgoing.GetValueOrDefault(reject.Decision) switch
        {
            null                                         => Refuse("no_such_decision", "There is nothing of that id to reject."),
            { Status: OutgoingStatus.AwaitingApproval }  => new StepRejected(reject.Decision, reject.Reason, reject.Until, reject.By, reject.On),
            { Status: OutgoingStatus.Rejected }          => Nothing,
            { Status: OutgoingStatus.Withdrawn }         => Withdrawn,
            _                                            => Refuse("already_decided", "This was approved already, or needed no approval."),
        };
    }

    internal static Refusal Withdrawn { get; } = Refuse("withdrawn", "This was called back meanwhile: an invoice was paid, contested or corrected, or it no longer holds.");

    internal static Refusal SamePerson { get; } = Refuse("same_person", "Who asked for the run may not approve what came of it: a second person must.");

    static Decision<DunningEvent> Approves(this DunningCase dunning, Outgoing act, DunningCommand.Approve approve)
    {
        var situation = new Situation(dunning, approve.Now, approve.On);
        switch (act.Status)
        {
            case OutgoingStatus.Withdrawn: return Withdrawn;
            case not (OutgoingStatus.AwaitingApproval or OutgoingStatus.Rejected): return Nothing;
        }

        if (act.AskedBy == approve.By && !(situation.Policy is not null && situation.StepOf(act).Approval == StepApproval.Manager)) return SamePerson;
        if (situation.Forbids(act) is { } reason) return Refuse(reason, $"This no longer holds ({reason}) and is called back by the next run.");
        if (act.Status == OutgoingStatus.Rejected && dunning.Unsent().Any(other => other.HoldsTheVoice)) return Refuse("one_voice", "Something else is being said to this debtor; approve it after that.");

        var course = new Course(dunning);
        course.Add(new StepApproved(act.Id, approve.By, approve.On));
        // Decided while this was rejected: a call that was not made gives way to a message.
        foreach (var call in course.Now.Unsent().Where(other => other.Status == OutgoingStatus.CallToMake && other.Id != act.Id)) course.Withdraw(call, WithdrawalReason.Overtaken, approve.On);
        // Policies of before could ask for a second person's word before a call: then it is made, and not sent.
        if (act.IsTask && act.Channel == Channel.Call) course.AskFor(act, situation);
        if (!act.IsTask && situation.MayLeave(act)) course.Request(course.Now.Outgoing[act.Id], situation);
        return course.Facts;
    }

    // The first day on which an agency can have the claims: the formal notice comes first, with its own time to pay and the money under way.
    static DateOnly SanctionOn(DunningPolicy policy, PolicyStep step, DateOnly on)
    {
        var days = policy.DayOf(policy.RankOf(policy.FormalNotice!.Name)) - policy.DayOf(policy.RankOf(step.Name));
        var (values, notice) = (policy.Values, policy.Values.Calendar.Next(on.AddDays(days)));
        return BankingDays.Add(notice.AddDays(values.Notice.DaysToPay), values.Notice.BankingDaysUnderWay);
    }
}
