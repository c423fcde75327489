using System.Globalization;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>A request to a colleague is chased until it is answered.</summary>
public sealed class RequestTests
{
    static readonly Guid Id = Guid.NewGuid(), Anne = Guid.NewGuid(), Denis = Guid.NewGuid();

    // Thursday before Easter: the deadline's working days go over Easter Monday.
    static readonly DateOnly Deadline = new(2026, 4, 2);

    static readonly RequestEvent Made = new RequestEvent.RequestMade(Id, new(RequestItem.SignedDeliveryNote, "732829320", Guid.NewGuid(), null, Anne, Deadline, 2), "collector", new(2026, 3, 31));

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    static ColleagueRequest After(params RequestEvent[] facts) => Folding.Fold<ColleagueRequest, RequestCommand, RequestEvent>([Made, .. facts]);

    [Theory]
    [InlineData("2026-04-02", "nothing")]
    [InlineData("2026-04-03", "reminded")]
    [InlineData("2026-04-04", "nothing")]
    [InlineData("2026-04-06", "nothing")]
    [InlineData("2026-04-07", "escalated")]
    public void A_reminder_comes_on_working_days_after_the_deadline_and_the_manager_hears_after_two_of_them(string day, string expected)
    {
        var facts = ColleagueRequest.Decide(After(), new RequestCommand.Chase(Id, Denis, Day(day))).Facts;
        Assert.Equal(expected, facts.IsEmpty ? "nothing" : facts[0] is RequestEvent.RequestEscalated ? "escalated" : "reminded");
    }

    [Fact]
    public void Chasing_twice_on_a_day_adds_nothing_and_the_next_day_counts_on()
    {
        var state = After(new RequestEvent.ColleagueReminded(Id, 1, new(2026, 4, 3)));
        Assert.Empty(ColleagueRequest.Decide(state, new RequestCommand.Chase(Id, null, new(2026, 4, 3))).Facts);
        Assert.Equal(new RequestEvent.ColleagueReminded(Id, 2, new(2026, 4, 7)), Assert.Single(ColleagueRequest.Decide(state, new RequestCommand.Chase(Id, null, new(2026, 4, 7))).Facts));
    }

    [Fact]
    public void Once_the_manager_has_heard_of_it_nobody_is_reminded_any_more() =>
        Assert.Empty(ColleagueRequest.Decide(After(new RequestEvent.RequestEscalated(Id, Denis, new(2026, 4, 7))), new RequestCommand.Chase(Id, Denis, new(2026, 4, 8))).Facts);

    [Fact]
    public void What_was_answered_is_chased_no_more_and_ends_once()
    {
        var answered = After(new RequestEvent.RequestAnswered(Id, Anne, "collector", new(2026, 4, 3)));
        Assert.Equal(default, ColleagueRequest.Decide(answered, new RequestCommand.Chase(Id, Denis, new(2026, 4, 7))));
        Assert.Equal(default, ColleagueRequest.Decide(answered, new RequestCommand.Reply(Id, Anne, "collector", new(2026, 4, 7))));
        Assert.Equal("request_ended", ColleagueRequest.Decide(answered, new RequestCommand.Decline(Id, DeclineReason.Lost, Anne, "collector", new(2026, 4, 7))).Refusal?.Code);
        Assert.Equal("reason_missing", ColleagueRequest.Decide(After(), new RequestCommand.Decline(Id, DeclineReason.Unknown, Anne, "collector", new(2026, 4, 7))).Refusal?.Code);
        Assert.Equal("request_unknown", ColleagueRequest.Decide(ColleagueRequest.Initial, new RequestCommand.Withdraw(Id, "collector", new(2026, 4, 7))).Refusal?.Code);
    }

    [Fact]
    public void Who_replies_is_who_was_asked_unless_somebody_else_is_named() =>
        Assert.Equal(new RequestEvent.RequestAnswered(Id, Anne, "collector", Deadline), Assert.Single(ColleagueRequest.Decide(After(), new RequestCommand.Reply(Id, null, "collector", Deadline)).Facts));

    [Fact]
    public void Reply_times_are_working_days()
    {
        AskedQuestion[] asked =
        [
            new(new(2026, 4, 2), new(2026, 4, 3), new(2026, 4, 2)),
            new(new(2026, 4, 2), new(2026, 4, 3), new(2026, 4, 8)),
            new(new(2026, 4, 2), new(2026, 4, 3), new(2026, 4, 3)),
            new(new(2026, 4, 2), new(2026, 4, 3), null),
        ];
        // None, three (Good Friday is worked, Easter Monday is not) and one.
        Assert.Equal(new ReplyTimes(3, 2, 1, 13, 3), ReplyTimes.Of(asked));
        Assert.Equal(new ReplyTimes(0, 0, 0, null, null), ReplyTimes.Of([]));
    }
}
