using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What is laid before who is to call.</summary>
public sealed class CallAskedTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    [Fact]
    public void What_is_owed_is_frozen_with_the_decision_to_call()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));
        var decided = story.Decided("call_1");
        var asked = Assert.Single(story.Facts.OfType<CallAsked>());
        Assert.Equal((decided.Decision, decided.On, "call_1", 1, ContactRole.AccountsPayable), (asked.Decision, asked.On, asked.Step, asked.Order, asked.Addressee));
        Assert.Equal((Due.AddDays(10), Money.Euros(400), Money.Zero), (asked.Statement.AsOf, asked.Statement.Outstanding, asked.Statement.Interest));
    }

    [Fact]
    public void Each_call_of_the_policy_knows_which_one_it_is()
    {
        var story = Story.Of().Owes("F1", Due, 4000).Walk(Due, Due.AddDays(60));
        Assert.Equal([("call_1", 1), ("call_2", 2), ("call_3", 3)], story.Facts.OfType<CallAsked>().Select(asked => (asked.Step, asked.Order)));
    }

    [Theory]
    [InlineData(SendingMode.Shadow)]
    [InlineData(SendingMode.Redirect)]
    public void Nobody_is_asked_to_call_where_nobody_may(SendingMode mode)
    {
        var story = Story.Of();
        story.Entity = story.Entity with { Mode = mode };
        Assert.Empty(story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(12)).Facts.OfType<CallAsked>());
        Assert.Contains(story.Facts.OfType<StepDecided>(), decided => decided.Channel == Channel.Call);
    }

    [Fact]
    public void The_story_before_a_call_tells_contacts_promises_and_causes_as_they_stood()
    {
        var story = Story.Of().Owes("F1", Due, 400).Walk(Due, Due.AddDays(10));
        story.Do(new DunningCommand.RecordCall(story.Decided("call_1").Decision, CallOutcome.NoAnswer, "collector", Due.AddDays(10)));
        var told = CallStory.Of(story.Facts);
        Assert.Equal(
        [
            new EarlierContact(Due.AddDays(3), Channel.Email, "reminder_1", null, Reached: true),
            new EarlierContact(Due.AddDays(10), Channel.Call, "call_1", CallOutcome.NoAnswer, Reached: false),
        ], told.Contacts.AsEnumerable());
        Assert.Empty(told.Promises);
        Assert.Empty(told.Causes);
    }

    [Fact]
    public void Of_a_history_the_latest_are_told()
    {
        var account = Story.Debtor;
        DunningEvent[] history = [new CaseOpened(account), .. Enumerable.Range(1, 14).Select(n => new CauseHeard(account, Story.Id($"contact {n}"), [new(Story.Id("F1"), "F1")], "other", Due.AddDays(n)))];
        var causes = CallStory.Of(history).Causes;
        Assert.Equal((CallStory.Most, Due.AddDays(5), Due.AddDays(14)), (causes.Length, causes[0].On, causes[^1].On));
    }
}
