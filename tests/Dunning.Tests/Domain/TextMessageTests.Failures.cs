using Recouvrement.Dunning.Domain.Messages;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// Those that did not leave, or reached nobody.
public sealed partial class TextMessageTests
{
    [Theory]
    [InlineData("no_address")]
    [InlineData("address_unreachable")]
    [InlineData("recipient_unreachable")]
    [InlineData("refused_by_carrier")]
    [InlineData("text_too_long")]
    [InlineData("no_letterhead")]
    public void One_that_could_not_leave_is_a_task_on_the_next_day(string reason)
    {
        var story = Failed(reason);
        story.Run(Thursday.AddDays(1));
        Assert.Equal([("sms_1", Thursday), ("sms_1", Thursday.AddDays(1))], story.Steps);
        Assert.Equal(OutgoingStatus.CallToMake, Act(story, "sms_1").Status);
        Assert.Single(story.Facts.OfType<MessageRequested>());
    }

    [Fact]
    public void Who_wants_no_more_of_them_is_written_to_by_nobody()
    {
        var story = Failed("opted_out");
        Assert.Equal("call_1", story.Walk(Thursday.AddDays(1), Due.AddDays(10)).Steps.Last().Step);
        Assert.Single(story.Steps, s => s.Step == "sms_1");
    }

    [Fact]
    public void Other_contacts_are_tried_again()
    {
        var story = Failed("recipient_unreachable");
        story.Reaches(email: false, post: true, phone: true, Thursday).Run(Thursday.AddDays(1));
        Assert.Equal(2, story.Facts.OfType<MessageRequested>().Count(m => m.Step == "sms_1"));
    }

    static Story Failed(string reason)
    {
        var story = Craftsman();
        story.Sends = false;
        story.Walk(Due, Thursday);
        var asked = story.Asked("sms_1").Decision;
        return story.Hear(new MessageFailed(asked, reason, story.Next(asked), Thursday), Thursday);
    }

    [Fact]
    public void One_that_came_back_reached_nobody()
    {
        var story = Craftsman().Walk(Due, Thursday);
        var sent = story.Decided("sms_1").Decision;
        story.Hear(new MessageBounced(sent, BounceKind.Hard, null, story.Next(sent), Thursday.AddDays(1)), Thursday.AddDays(1)).Walk(Thursday.AddDays(1), Thursday.AddDays(4));
        Assert.Equal(("sms_1", OutgoingStatus.CallToMake), (story.Steps.Last().Step, Act(story, "sms_1").Status));
    }
}
