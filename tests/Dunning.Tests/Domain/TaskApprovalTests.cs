using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Steps that a person takes need nobody else's consent.</summary>
public sealed class TaskApprovalTests
{
    static readonly DateOnly Due = new(2026, 3, 2); // a Monday

    [Theory]
    [InlineData(Channel.Call)]
    [InlineData(Channel.Sms)]
    [InlineData(Channel.Portal)]
    public void Nobody_agrees_to_a_task_before_it_is_done(Channel channel)
    {
        var document = Written.Document(Written.Reminder, new("second", 10, channel) { Approval = StepApproval.SecondPerson });
        Assert.Contains("steps[1].approval", PolicyReading.Read(document, 1).Faults.Select(f => f.Field));
        // One that was taken before that was asked is followed, without it.
        Assert.Equal(StepApproval.None, PolicyReading.Read(document, 1, isKept: true).Policy!.Steps[1].Approval);
        Assert.Contains("steps[0].template", PolicyReading.Read(Written.Document(new StepDocument("sms_1", 3, Channel.Sms) { Template = "reminder_1" }), 1).Faults.Select(f => f.Field));
    }

    [Fact]
    public void A_call_that_waited_for_a_second_person_is_made_and_never_sent()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(9));
        var policy = ShippedPolicies.All[0];
        story.Policies = Written.Book(policy with { Steps = [.. policy.Steps.Select(step => step.Channel == Channel.Call ? step with { Approval = StepApproval.SecondPerson } : step)] });
        story.Run(Due.AddDays(10));
        Assert.True(story.Decided("call_1").NeedsApproval);
        Assert.Equal(OutgoingStatus.CallToMake, story.Case.Outgoing[story.Decided("call_1").Decision].Status);
        Assert.Single(story.Facts.OfType<CallAsked>());
        Assert.DoesNotContain(story.Facts.OfType<MessageRequested>(), m => m.Channel == Channel.Call);
    }
}
