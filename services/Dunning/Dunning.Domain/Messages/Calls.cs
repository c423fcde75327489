using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>Calls are tasks of a collector; only a call that was made counts as a contact. What the debtor said in it drives what follows.</summary>
static class Calls
{
    internal static Decision<DunningEvent> Records(this DunningCase dunning, DunningCommand.RecordCall call) =>
        dunning.Outgoing.GetValueOrDefault(call.Decision) switch
        {
            null                                               => Refuse("no_such_call", "There is no such call to make."),
            { IsTask: false }                                  => Refuse("no_such_call", "There is no such call to make."),
            { Status: OutgoingStatus.Sent }                    => Nothing,
            { Status: not OutgoingStatus.CallToMake }          => Refuse("call_withdrawn", "This call is no longer to be made: the invoices were paid or contested, or a message went out instead."),
            { DecidedOn: var decided } when call.On < decided  => Refuse("call_too_early", $"This call was decided on {decided:yyyy-MM-dd} only."),
            var made                                           => dunning.Made(made, call),
        };

    // What is owed is frozen with the decision: who calls days later reads it as of that day, and the case beside it.
    internal static void AskFor(this Course course, Outgoing call, Situation situation)
    {
        var (policy, step) = (situation.Policy!, situation.StepOf(call));
        var order = step.IsPrevention ? 0 : policy.Steps.Count(other => other is { Channel: Channel.Call, IsPrevention: false } && policy.RankOf(other.Name) <= policy.RankOf(step.Name));
        course.Add(new DunningEvent.CallAsked(
            course.Now.Account!, call.Id, call.Episode, call.Step, order, step.Addressee, course.Now.Language, course.Now.StatementOf(policy, call.Covered, situation.On, situation.Now.Law), situation.On,
            step.Tone == Tone.None ? null : step.Tone, step.Offer == Offer.None ? null : step.Offer));
    }

    static Decision<DunningEvent> Made(this DunningCase dunning, Outgoing made, DunningCommand.RecordCall call)
    {
        var course = new Course(dunning);
        course.Add(new DunningEvent.ContactMade(call.Decision, call.Outcome, call.By, call.On));
        return course.FollowUp(new(call.Decision, call.Outcome, call.Day, [.. made.Covered.Select(covered => covered.Invoice)], call.Now, call.By, call.On)) is { } refusal ? refusal : course.Facts;
    }
}
