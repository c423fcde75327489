using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>The work of a day on one case. Doing it twice adds nothing.</summary>
static class Acting
{
    internal static Decision<DunningEvent> Acts(this DunningCase dunning, DunningCommand.Act act)
    {
        // A run never predates what a later one decided: a fact is never worked out anew.
        if (dunning.Account is null || dunning.ActedOn > act.On) return Nothing;
        var course = new Course(dunning);
        course.JudgePromises(act);
        course.FollowPlans(act);
        CallBackWhatNoLongerHolds(course, act);
        course.CallBackServices(act);
        if (course.Situation(act.Now, act.On).EpisodeHasEnded) course.Add(new EpisodeClosed(course.Now.Episode, act.On));
        course.EndAssignments(act.On);
        course.ProposeHandOvers(act);
        course.TellOfHandOvers(act);
        Speak(course, act);
        course.TellSales(act);
        course.Seek(act);
        course.WarnOfLimits(act);
        return course.Facts;
    }

    static void CallBackWhatNoLongerHolds(Course course, DunningCommand.Act act)
    {
        var situation = course.Situation(act.Now, act.On);
        foreach (var unsent in course.Now.Unsent())
            if (situation.Forbids(unsent) is { } reason && Withdrawal.EndsWith(reason, unsent.Status == OutgoingStatus.Rejected)) course.Withdraw(unsent, reason, act.On);
        course.WithdrawHandOvers(act);
    }

    // One voice: an act under way comes first, else one new message, else one call.
    static void Speak(Course course, DunningCommand.Act act)
    {
        var situation = course.Situation(act.Now, act.On);
        if (course.Now.Unsent().FirstOrDefault(unsent => unsent.HoldsTheVoice) is { } voice)
        {
            if (voice.Status == OutgoingStatus.Approved && MayLeave(voice, situation, act)) course.Request(voice, situation);
            return;
        }

        if (Choice.Of(situation) is not { } choice) return;
        foreach (var overtaken in course.Now.Unsent().Where(unsent => choice.Overtakes(unsent) || unsent.HasLapsed(act.On)))
            course.Withdraw(overtaken, WithdrawalReason.Overtaken, act.On);
        if (!course.Now.EpisodeIsOpen) course.Add(new EpisodeOpened(choice.Episode, act.On));

        var (mode, policy) = (act.Now.Entity.Mode, situation.Policy!);
        course.Add(new StepDecided(
            choice.Decision, choice.Episode, choice.Step.Name, choice.Channel, choice.Covered, Claimed(course.Now, choice.Covered, act.On), mode,
            NeedsApproval: choice.Step.Approval != StepApproval.None && mode != SendingMode.Shadow, policy.Label, act.AskedBy, act.On, choice.IsSentText ? true : null));
        if (course.Now.Outgoing[choice.Decision] is { Status: OutgoingStatus.CallToMake, Channel: Channel.Call } call) course.AskFor(call, situation);
        if (course.Now.Outgoing[choice.Decision] is { Status: OutgoingStatus.Approved } free && MayLeave(free, situation, act)) course.Request(free, situation);
    }

    // A run that makes up for a day that has gone sends today: not on a day of rest, and no threat, which is for a person or the run of the day.
    static bool MayLeave(Outgoing approved, Situation situation, DunningCommand.Act act) =>
        situation.MayLeave(approved) && (act.Today == act.On || (!situation.StepOf(approved).IsThreat && situation.Policy!.Values.Calendar.IsAllowed(act.Today)));

    static Money Claimed(DunningCase dunning, ImmutableArray<CoveredInvoice> covered, DateOnly on) =>
        covered.Aggregate(Money.Zero, (sum, one) => sum + dunning.Invoices[one.Invoice].ClaimedOn(on));
}

/// <summary>What is said to the debtor today.</summary>
/// <param name="Decision">Key of the act: case, episode, step and date.</param>
/// <param name="Episode">The open episode, or the one that opens with it.</param>
/// <param name="Step">The highest step due.</param>
/// <param name="Channel">How.</param>
/// <param name="Covered">Invoices that advance with it, each to its own step.</param>
/// <param name="IsSentText">It is a text message that goes out by itself.</param>
sealed record Choice(Guid Decision, int Episode, PolicyStep Step, Channel Channel, ImmutableArray<CoveredInvoice> Covered, bool IsSentText)
{
    /// <summary>A message goes before a call, which nobody has to make; one day, one contact.</summary>
    internal static Choice? Of(Situation situation)
    {
        if (!situation.MaySpeak) return null;
        var due = situation.Case.Invoices.Values.OrderBy(i => i.Id)
            .Select(i => (Invoice: i, Due: situation.Of(i) as NextAction.Due))
            .Where(i => i.Due is not null).Select(i => (i.Invoice, Due: i.Due!)).ToArray();
        return Highest(situation, due, due.Where(d => !d.Due.IsTask))
            ?? Highest(situation, due, due.Where(d => d.Due.IsTask));
    }

    /// <summary>A call that was not made gives way to a message.</summary>
    internal bool Overtakes(Outgoing unsent) => !(Channel.IsTask() && !IsSentText) && unsent.Status == OutgoingStatus.CallToMake;

    static Choice? Highest(Situation situation, (CaseInvoice Invoice, NextAction.Due Due)[] due, IEnumerable<(CaseInvoice Invoice, NextAction.Due Due)> speaking)
    {
        var (dunning, policy) = (situation.Case, situation.Policy!);
        var episode = dunning.EpisodeIsOpen ? dunning.Episode : dunning.Episode + 1;
        foreach (var top in speaking.OrderByDescending(d => policy.RankOf(d.Due.Step.Name)))
        {
            // The key of what was called back today is spent: the same step comes again tomorrow.
            var key = KeyOf(dunning.Account!, episode, top.Due.Step, situation.On);
            if (!dunning.Outgoing.ContainsKey(key)) return new(key, episode, top.Due.Step, top.Due.Channel, [.. due.Where(d => RidesAlong(situation, d, top)).Select(d => new CoveredInvoice(d.Invoice.Id, d.Due.Step.Name, policy.DayOf(policy.RankOf(d.Due.Step.Name)), d.Due.Skipped))], top.Due.IsSentText);
        }

        return null;
    }

    // A message speaks of one currency. A threat is only for those whose own step it is; it is never uttered on the back of another message, nor does prevention ride on a claim.
    static bool RidesAlong(Situation situation, (CaseInvoice Invoice, NextAction.Due Due) rider, (CaseInvoice Invoice, NextAction.Due Due) top)
    {
        if (rider.Invoice.Currency != top.Invoice.Currency) return false;
        if (rider.Due.Step == top.Due.Step) return true;
        var policy = situation.Policy!;
        return !top.Due.Step.IsThreat && !rider.Due.Step.IsThreat && !rider.Due.Step.IsPrevention
            && policy.RankOf(rider.Due.Step.Name) < policy.RankOf(top.Due.Step.Name)
            && (!top.Due.IsTask || rider.Due.Channel == top.Due.Channel)
            && situation.HasBudget(rider.Invoice, top.Due.Channel);
    }

    static Guid KeyOf(Account account, int episode, PolicyStep step, DateOnly on) => NameBasedId.Of($"decision|{account.CaseId()}|{episode}|{step.Name}|{on:yyyy-MM-dd}");
}
