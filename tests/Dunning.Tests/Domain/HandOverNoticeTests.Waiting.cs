using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.FollowUps;

namespace Recouvrement.Dunning.Tests.Domain;

// What waits for the entity or for an address.
public sealed partial class HandOverNoticeTests
{
    [Fact]
    public void An_entity_that_tries_something_out_for_two_days_does_not_lose_it()
    {
        var story = Placed(HandedOver(), Left);
        story.Entity = story.Entity with { Mode = SendingMode.Redirect };
        story.Walk(Left, Left.AddDays(1));
        Assert.Empty(Told(story));
        story.Entity = story.Entity with { Mode = SendingMode.Live };
        story.Walk(Left.AddDays(2), Tenth);
        Assert.Equal([(Left.AddDays(2), SendingMode.Live)], Told(story).Select(asked => (asked.On, asked.Mode)));
    }

    static FollowUp[] ByHand(Story story) => [.. story.Case.FollowUps.Values.Where(task => task.Kind == FollowUpKind.SendByHand)];

    [Fact]
    public void Who_has_no_address_on_the_last_day_is_told_by_a_person_once()
    {
        var story = Placed(HandedOver(email: false, post: false), Left).Walk(Left, Tenth.AddDays(-1));
        Assert.Empty(ByHand(story));
        story.Walk(Tenth, Tenth).Walk(Tenth, Tenth).Reaches(true, true, false, Tenth).Walk(Tenth, Tenth).Walk(Tenth.AddDays(1), Tenth.AddDays(9));
        Assert.Equal([(Tenth, "no_address", 2)], ByHand(story).Select(task => (task.Deadline, task.Why!, task.Invoices.Length)));
        Assert.Empty(Told(story));
        story.Pays("F1", 400, Tenth.AddDays(10)).Pays("F2", 200, Tenth.AddDays(10));
        Assert.Equal(Tenth.AddDays(10), ByHand(story).Single().DroppedOn);
    }

    [Theory]
    [InlineData(SendingMode.Redirect, false)]
    [InlineData(SendingMode.Live, true)]
    public void Nobody_is_asked_to_while_the_entity_tries_out_or_stands_still(SendingMode mode, bool stopped)
    {
        var story = Placed(HandedOver(email: false, post: false), Left);
        story.Entity = story.Entity with { Mode = mode, Stopped = stopped };
        Assert.Empty(ByHand(story.Walk(Left, Tenth.AddDays(9))));
    }
}
