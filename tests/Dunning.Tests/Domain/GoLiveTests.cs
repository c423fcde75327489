using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What the ERP had reminded before counts, and no threat is ever our own first word.</summary>
public sealed class GoLiveTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Live = new(2026, 6, 1);

    [Theory]
    [InlineData(1, "letter_1")]
    [InlineData(2, "reminder_2")]
    [InlineData(3, "reminder_2")]
    [InlineData(99, "reminder_2")]
    public void An_invoice_goes_on_where_the_ERP_left_it(int level, string next) => Assert.Equal(next, First(Reminded(level, Live.AddDays(-20))).Step);

    [Fact]
    public void Before_the_first_threat_there_is_always_a_reminder_of_our_own()
    {
        var story = Reminded(99, Live.AddDays(-20)).Walk(Live, Live.AddDays(60));
        Assert.Equal(["reminder_2", "letter_2", "formal_notice"], story.Steps.Select(s => s.Step));
    }

    [Theory]
    [InlineData(-90, "letter_1")]
    [InlineData(-91, "reminder_1")]
    public void A_reminder_of_too_long_ago_says_nothing(int days, string next) => Assert.Equal(next, First(Reminded(1, Live.AddDays(days), Live.AddDays(-200))).Step);

    [Theory]
    [InlineData(0, "reminder_1")]
    [InlineData(1, "letter_1")]
    public void A_reminder_before_the_invoice_was_late_says_nothing(int days, string next) => Assert.Equal(next, First(Reminded(1, Live.AddDays(-30 + days), Live.AddDays(-30))).Step);

    [Fact]
    public void The_debtor_is_left_in_peace_after_the_ERPs_last_reminder()
    {
        var story = Reminded(1, Live.AddDays(-1));
        Assert.True(story.Next("F1", Live) is NextAction.Wait { Step: "letter_1", Until: var until } && until == Live.AddDays(11));
    }

    [Fact]
    public void However_old_an_invoice_nobody_reminded_of_it_begins_with_the_first_contact() =>
        Assert.Equal("reminder_1", First(Story.Of(phone: false).Owes("F1", Live.AddDays(-900), 400, Live)).Step);

    [Fact]
    public void A_part_that_is_contested_is_not_claimed_and_the_rest_goes_on()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 1000);
        story.Hear(new InvoiceDisputed(Story.Id("F1"), "F1", "D1", "price", Kernel.Amounts.Money.Euros(300), story.Next(Story.Id("F1")), Due), Due);
        story.Walk(Due, Due.AddDays(20));
        Assert.Equal(700, story.Asked("letter_1").Statement.Outstanding.Amount);
        Assert.Equal(["reminder_1", "letter_1"], story.Steps.Select(s => s.Step));
    }

    [Fact]
    public void What_is_left_when_the_uncontested_part_is_paid_is_not_claimed()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 1000);
        story.Hear(new InvoiceDisputed(Story.Id("F1"), "F1", "D1", "price", Kernel.Amounts.Money.Euros(300), story.Next(Story.Id("F1")), Due), Due);
        story.Pays("F1", 700, Due.AddDays(1));
        Assert.True(story.Next("F1", Due.AddDays(10)) is NextAction.Blocked { By: var by } && by == Blocker.Disputed);
    }

    [Fact]
    public void A_claim_that_is_partly_contested_does_not_leave_the_house()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 1000);
        story.Hear(new InvoiceDisputed(Story.Id("F1"), "F1", "D1", "price", Kernel.Amounts.Money.Euros(300), story.Next(Story.Id("F1")), Due), Due);
        story.Walk(Due, Due.AddDays(60));
        Assert.True(story.Next("F1", Due.AddDays(60)) is NextAction.Blocked { By: var by } && by == Blocker.Disputed);
        Assert.DoesNotContain(story.Facts, f => f is HandOverProposed);
    }

    static Story Reminded(int level, DateOnly on, DateOnly? due = null)
    {
        var story = Story.Of(phone: false).Owes("F1", due ?? Due, 400);
        return story.Hear(new RemindersImported(Story.Id("F1"), "F1", level, on, Channel.None, story.Next(Story.Id("F1")), Live), Live);
    }

    static (string Step, DateOnly On) First(Story story) => story.Walk(Live, Live.AddDays(25)).Steps.First();
}
