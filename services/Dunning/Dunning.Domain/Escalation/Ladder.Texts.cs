using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Escalation;

// A text message goes out by itself where the entity has it so and it can get there; else it is a task, for a person may know of another number. A threat is never one line.
sealed partial class Ladder
{
    bool IsTask(PolicyStep step) => step.Channel.IsTask() && !IsSentText(step);

    bool IsSentText(PolicyStep step) =>
        step is { Channel: Channel.Sms, IsThreat: false } && situation.Now.Entity is { Mode: SendingMode.Live, SendsTexts: true } && PolicyReading.TextMessages.Contains(step.Template)
        && situation.Case.Reach.HasMobile(step.Addressee) && !situation.Case.IsUnwanted(Channel.Sms, situation.On) && !HasFailedAsText(step) && !IsClosed(step, Channel.Sms);

    // Whatever it failed for, and whoever is to blame: it is not worth waiting for.
    bool HasFailedAsText(PolicyStep step) =>
        situation.Failed.Concat(situation.FailedHere.Where(act => act.Episode == situation.Case.Episode)).Any(act => act.Step == step.Name && act.Channel == Channel.Sms);

    // Who answered STOP is not written to by hand either.
    bool IsDeclined(PolicyStep step) => step.Channel is Channel.Sms && situation.Closed.Any(act => act.Channel == Channel.Sms && act.Addressee == step.Addressee && act.Failure == Unwanted.Reason);
}
