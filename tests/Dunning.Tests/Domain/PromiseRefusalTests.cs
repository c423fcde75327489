using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using static Recouvrement.Dunning.Tests.Domain.Promising;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Which promises to pay are taken: not too many, not too far, not for what is not owed.</summary>
public sealed class PromiseRefusalTests
{
    [Theory]
    [InlineData(0, null)]
    [InlineData(15, null)]
    [InlineData(16, "promised_too_far")]
    [InlineData(-1, "promised_too_late")]
    public void A_promise_lies_at_most_fifteen_days_ahead(int days, string? refused) => Assert.Equal(refused, Reminded().PromiseRefused(Said.AddDays(days), Said));

    [Fact]
    public void Two_promises_are_taken_in_an_episode()
    {
        var story = Reminded().Promises(Said, Said).Walk(Said, Said.AddDays(4)).Promises(Said.AddDays(5), Said.AddDays(5)).Walk(Said.AddDays(5), Said.AddDays(9));
        Assert.Equal("promises_used_up", story.PromiseRefused(Said.AddDays(12), Said.AddDays(10)));
        Assert.Equal(new PromiseRecord(0, 0, 0, 2), story.Case.PromiseRecord);
        story.Pays("F1", 400, Said.AddDays(11)).Walk(Said.AddDays(11), Said.AddDays(12)).Owes("F2", Said.AddDays(10), 200);
        Assert.Null(story.PromiseRefused(Said.AddDays(13), Said.AddDays(13)));
    }

    [Fact]
    public void One_that_was_entered_in_error_counts_for_nothing()
    {
        var story = Promised();
        story.Do(new DunningCommand.WithdrawPromise(story.Promise().Id, StopEnd.EnteredInError, "collector", Said));
        Assert.IsNotType<NextAction.Blocked>(story.Next("F1", Said));
        story.Promises(Said, Said).Walk(Said, Said.AddDays(4));
        Assert.Null(story.PromiseRefused(Said.AddDays(6), Said.AddDays(5)));
    }

    [Theory]
    [InlineData(400, null)]
    [InlineData(400.01, "amount_too_high")]
    [InlineData(0, "amount_not_positive")]
    public void No_more_is_promised_than_is_owed(double amount, string? refused) => Assert.Equal(refused, Reminded().PromiseRefused(Day, Said, (decimal)amount));

    [Fact]
    public void What_is_contested_held_promised_or_unknown_cannot_be_promised()
    {
        var story = Reminded().Owes("F2", Due, 200).Contests("F2", Said);
        Assert.Equal("disputed", story.PromiseRefused(Day, Said, null, "F2"));
        Assert.Equal("no_such_invoice", story.PromiseRefused(Day, Said, null, "F3"));
        Assert.Equal("held_factored", story.Holds("F1", "factored", null, Said).PromiseRefused(Day, Said, null, "F1"));
        Assert.Equal("already_promised", Promised().PromiseRefused(Day.AddDays(1), Said, null, "F1"));
        Assert.Equal("nothing_to_pay", Promised().PromiseRefused(Day.AddDays(1), Said));
    }

    [Fact]
    public void A_promise_in_a_call_about_what_is_contested_promises_nothing_else()
    {
        var story = Reminded().Owes("F2", Due, 200).Contests("F2", Said);
        var told = DunningCase.Decide(story.Case, new DunningCommand.NoteContact(Guid.NewGuid(), Channel.Call, CallOutcome.Promise, Day, ["F2"], story.Now(Said), "collector", Said));
        Assert.Equal("nothing_to_pay", told.Refusal?.Code);
    }
}
