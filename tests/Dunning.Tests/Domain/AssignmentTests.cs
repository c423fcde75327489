using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>An agency works in the creditor's name while the claims are dunned (marque blanche).</summary>
public sealed class AssignmentTests
{
    static readonly DateOnly Start = new(2026, 3, 4), Last = new(2026, 3, 31);
    static readonly Guid Placement = Story.Id("placement");

    [Fact]
    public void What_is_overdue_and_free_is_given_once_and_the_plan_goes_on()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Start.AddDays(20), 200);
        var given = Assign(story, Start);
        Assert.Equal(["F1"], given.Claims.Select(claim => claim.Number));
        Assert.Equal(Money.Euros(400), given.Total);
        Assert.Empty(story.Do(Order(story, Start)));
        Assert.Equal("assigned_already", Refusal(story, Order(story, Start) with { Agency = "beta" }));
        story.Walk(Start, Last);
        Assert.Contains(story.Steps, step => step.Item1 == "reminder_1");
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(92, null)]
    [InlineData(93, "assignment_too_long")]
    [InlineData(-1, "until_is_past")]
    public void It_has_an_end_within_ninety_two_days(int days, string? refused)
    {
        var story = Story.Of().Owes("F1", Due, 400);
        Assert.Equal(refused, Refusal(story, Order(story, Start) with { Until = Start.AddDays(days) }));
    }

    [Theory]
    [InlineData(2, "not_overdue")]
    [InlineData(3, null)]
    public void A_claim_is_given_from_the_day_after_it_fell_due(int day, string? refused)
    {
        var story = Story.Of().Owes("F1", Due, 400);
        DateOnly on = new(2026, 3, day);
        Assert.Equal(refused, Refusal(story, Order(story, on) with { Invoices = ["F1"] }));
    }

    [Fact]
    public void What_nobody_may_claim_nobody_else_may_in_our_name()
    {
        var story = Story.Of().Owes("F1", Due, 400).Contests("F1", Start);
        Assert.Equal("not_free", Refusal(story, Order(story, Start) with { Invoices = ["F1"] }));
        Assert.Equal("nothing_to_assign", Refusal(story, Order(story, Start)));
        story.Entity = story.Entity with { Mode = SendingMode.Shadow };
        Assert.Equal("not_live", Refusal(story, Order(story, Start)));
    }

    [Fact]
    public void It_ends_the_day_after_its_last_and_once()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        Assign(story, Start);
        story.Walk(Start, Last);
        Assert.Empty(story.Facts.OfType<AssignmentEnded>());
        Assert.Equal("term_over", Assert.Single(story.Run(Last.AddDays(1)).OfType<AssignmentEnded>()).Reason);
        Assert.Empty(story.Run(Last.AddDays(2)).OfType<AssignmentEnded>());
    }

    [Fact]
    public void A_person_takes_it_back_and_another_agency_may_follow()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        var given = Assign(story, Start);
        Assert.Equal("creditor_request", Assert.Single(story.Do(new DunningCommand.EndAssignment(given.Assignment, "manager", Start)).OfType<AssignmentEnded>()).Reason);
        Assert.Empty(story.Do(new DunningCommand.EndAssignment(given.Assignment, "manager", Start)));
        Assert.Null(Refusal(story, Order(story, Start) with { Agency = "beta" }));
        Assert.Equal("no_such_assignment", Refusal(story, new DunningCommand.EndAssignment(Placement, "manager", Start)));
    }

    [Fact]
    public void What_leaves_the_house_is_taken_back_first_in_the_same_decision()
    {
        var story = Noticed();
        story.Approves = false;
        story.Letter(Notice(story), LetterState.Delivered, Day("2026-04-22"));
        var given = story.Do(Order(story, Day("2026-04-23")) with { Until = Day("2026-06-30") }).OfType<ClaimsAssigned>().Single();
        var proposed = story.Run(Day("2026-05-13")).OfType<HandOverProposed>().Single();
        var decided = story.Do(new DunningCommand.Approve(proposed.HandOver, story.Now(Day("2026-05-14")), "manager", Day("2026-05-14")));
        Assert.Collection(decided,
            first => Assert.Equal((given.Assignment, "handed_over"), first is AssignmentEnded end ? (end.Assignment, end.Reason) : default),
            then => Assert.IsType<ClaimsHandedOver>(then));
        // What comes back from the agency meanwhile is not what has left.
        story.Hear(new ClaimReturned(given.Assignment, Story.Id("F1"), "F1", "handed_over", 1, Day("2026-05-14")), Day("2026-05-14"));
        Assert.Equal(proposed.HandOver, story.Case.Invoices[Story.Id("F1")].HandedOver);
    }

    [Fact]
    public void Where_the_creditor_is_to_be_silent_nobody_speaks_in_its_name()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        Assign(story, Start);
        Assert.Equal("stopped", Assert.Single(story.Do(new DunningCommand.WithdrawAll(WithdrawalReason.Stopped, Start)).OfType<AssignmentEnded>()).Reason);
        Assert.Empty(story.Do(new DunningCommand.WithdrawAll(WithdrawalReason.Stopped, Start)));
    }

    [Fact]
    public void A_claim_that_comes_back_ends_it_with_the_last_one()
    {
        var story = Story.Of().Owes("F1", Due, 400).Owes("F2", Due, 200);
        var given = Assign(story, Start);
        story.Hear(new ClaimReturned(given.Assignment, Story.Id("F1"), "F1", "settled", 1, Start), Start);
        Assert.True(story.Case.Assignments[given.Assignment].IsOpen);
        story.Hear(new ClaimReturned(given.Assignment, Story.Id("F2"), "F2", "no_white_label_mandate", 2, Start), Start);
        Assert.Equal((Start, "no_white_label_mandate"), (story.Case.Assignments[given.Assignment].EndedOn, story.Case.Assignments[given.Assignment].End));
    }

    [Theory]
    [InlineData("call", Channel.Call)]
    [InlineData("email", Channel.Email)]
    [InlineData("letter", Channel.Letter)]
    [InlineData("visit", null)]
    public void What_the_agency_does_in_our_name_counts_as_our_own(string kind, Channel? counted)
    {
        var story = Story.Of().Owes("F1", Due, 400);
        var given = Assign(story, Start);
        story.Hear(new ClaimsPlaced(Placement, given.Assignment, "alpha", Money.Euros(400), 1, Start), Start);
        story.Hear(new AgencyActed(Placement, "alpha", "act-1", kind, Start, 2, Start), Start);
        story.Hear(new AgencyActed(Placement, "alpha", "ACT-1", kind, Start, 3, Start), Start);
        Assert.Equal(counted is null ? [] : [counted.Value], story.Case.Contacts.Values.Select(contact => contact.Channel));
    }

    [Theory]
    [InlineData("2026-03-20", "2026-03-20")]
    [InlineData("2026-03-31", "2026-03-31")]
    [InlineData("2026-12-31", "2026-03-31")]
    public void What_was_promised_to_the_agency_is_not_reminded_of_before_its_day_nor_longer_than_the_agency_has_it(string promisedOn, string silentUntil)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        var given = Assign(story, Start);
        story.Hear(new ClaimsPlaced(Placement, given.Assignment, "alpha", Money.Euros(400), 1, Start), Start);
        story.Hear(new AgencyPromised(Placement, "alpha", Story.Id("F1"), "pr-1", Money.Euros(400), Day(promisedOn), Start, 2, Start), Start);
        Assert.Equal("promised", Story.Blocker(story.Next("F1", Day(silentUntil))));
        Assert.Null(story.Case.Invoices[Story.Id("F1")].StoppedBy(Day(silentUntil).AddDays(1)));
        story.Walk(Start, Day(silentUntil));
        Assert.Empty(story.Steps);
    }

    [Fact]
    public void What_was_promised_to_an_agency_that_has_nothing_in_our_name_is_only_told()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Hear(new AgencyPromised(Placement, "alpha", Story.Id("F1"), "pr-1", Money.Euros(400), Last, Start, 2, Start), Start);
        Assert.Null(story.Case.Invoices[Story.Id("F1")].StoppedBy(Start));
    }

    [Fact]
    public void What_an_agency_does_with_what_has_left_the_house_does_not_count_here()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Hear(new AgencyActed(Placement, "alpha", "act-1", "call", Start, 2, Start), Start);
        Assert.Empty(story.Case.Contacts);
    }

    static ClaimsAssigned Assign(Story story, DateOnly on) => story.Do(Order(story, on)).OfType<ClaimsAssigned>().Single();

    static DunningCommand.AssignClaims Order(Story story, DateOnly on) => new("alpha", [], on > Last ? on : Last, story.Now(on), "manager", on);

    static string? Refusal(Story story, DunningCommand command) => DunningCase.Decide(story.Case, command).Refusal?.Code;
}
