using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>One message per debtor and day, at the highest step due; what is paid or contested is not spoken of.</summary>
public sealed class OneVoiceTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    // F1 is due for letter_1 and F2 for its first reminder on the 15th day; F3 is not overdue yet.
    static Story Three() => Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Due.AddDays(12), 200).Owes("F3", Due.AddDays(60), 300).Walk(Due, Due.AddDays(14));

    [Fact]
    public void The_highest_step_speaks_and_carries_the_lower_ones_along()
    {
        var story = Three();
        var asked = Assert.Single(story.Run(Due.AddDays(15)).OfType<MessageRequested>());
        Assert.Equal("letter_1", asked.Step);
        Assert.Equal([("F1", "letter_1"), ("F2", "reminder_1")], story.Decided("letter_1").Covered.Select(c => (Number(story, c.Invoice), c.Step)).Order());
        Assert.Equal(["F1", "F2"], asked.Statement.Lines.Select(l => l.Number));
        Assert.Equal(["F3"], asked.Statement.Others.Select(o => o.Number));
    }

    [Fact]
    public void An_invoice_carried_along_climbs_on_its_own_from_there()
    {
        var story = Three().Walk(Due.AddDays(15), Due.AddDays(15));
        Assert.Equal(new Recouvrement.Dunning.Domain.Escalation.NextAction.Wait("letter_1", Due.AddDays(28)), story.Next("F2", Due.AddDays(15))); // 27 is a Sunday
    }

    [Fact]
    public void Only_the_invoice_whose_own_step_it_is_is_charged_interest_in_a_letter()
    {
        var lines = Three().Run(Due.AddDays(15)).OfType<MessageRequested>().Single().Statement.Lines;
        Assert.Equal([(200L, 4000L), (0L, 0L)], lines.Select(l => (l.Interest.Cents, l.Compensation.Cents)));
    }

    [Fact]
    public void A_threat_is_only_for_the_invoices_whose_step_it_is()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(33)).Owes("F2", Due.AddDays(32), 200);
        story.Walk(Due.AddDays(34), Due.AddDays(36));
        Assert.Equal(["F1"], story.Asked("letter_2").Statement.Lines.Select(l => l.Number));
        Assert.Equal(["F2"], story.Asked("letter_2").Statement.Others.Select(l => l.Number));
        Assert.Single(story.Decided("letter_2").Covered);
    }

    [Fact]
    public void A_contested_invoice_is_neither_claimed_nor_listed()
    {
        var story = Story.Of().Owes("F1", Due, 400).Owes("F2", Due, 200).Contests("F2", Due.AddDays(2));
        var statement = Assert.Single(story.Run(Due.AddDays(3)).OfType<MessageRequested>()).Statement;
        Assert.Equal(["F1"], statement.Lines.Select(l => l.Number));
        Assert.Empty(statement.Others);
        Assert.Equal("disputed", Story.Blocker(story.Next("F2", Due.AddDays(3))));
    }

    [Fact]
    public void A_payment_calls_back_what_speaks_of_its_invoice_and_the_rest_is_decided_anew_the_next_day()
    {
        var story = Story.Of();
        story.Sends = false;
        story.Owes("F1", Due, 400).Owes("F2", Due, 200).Run(Due.AddDays(3));
        var asked = story.Asked("reminder_1");
        story.Pays("F1", 400, Due.AddDays(3));
        Assert.Equal(new MessageWithdrawn(Story.Debtor, asked.Decision, "settled", Due.AddDays(3)), story.Facts[^1]);

        // It may have left while the payment came in: that day is spent.
        Assert.Empty(story.Run(Due.AddDays(3)));
        Assert.Equal(["F2"], Assert.Single(story.Run(Due.AddDays(4)).OfType<MessageRequested>()).Statement.Lines.Select(l => l.Number));
    }

    [Fact]
    public void The_day_of_a_message_called_back_is_spent_for_every_other_step_too()
    {
        var story = Three();
        story.Sends = false;
        story.Run(Due.AddDays(15));
        story.Pays("F1", 400, Due.AddDays(15));
        Assert.Empty(story.Run(Due.AddDays(15)));
        Assert.Equal("reminder_1", Assert.Single(story.Run(Due.AddDays(16)).OfType<MessageRequested>()).Step);
    }

    [Fact]
    public void A_message_that_left_before_it_was_called_back_stays_sent()
    {
        var story = Story.Of();
        story.Sends = false;
        story.Owes("F1", Due, 400).Owes("F2", Due, 200).Run(Due.AddDays(3));
        var asked = story.Asked("reminder_1").Decision;
        story.Pays("F1", 400, Due.AddDays(3)).Hear(new MessageSent(asked, null, 1, Due.AddDays(3)), Due.AddDays(3));
        Assert.Empty(story.Run(Due.AddDays(4)));
        Assert.Equal(Due.AddDays(3), story.Case.Outgoing[asked].SentOn);
    }

    [Theory]
    [InlineData(100, "amount_changed")]
    [InlineData(400, "settled")]
    public void A_part_payment_calls_back_a_threat_that_waits_for_approval(int paid, string reason)
    {
        var story = Story.Of(phone: false);
        story.Approves = false;
        story.Owes("F1", Due, 400).Walk(Due, Due.AddDays(36));
        story.Pays("F1", paid, Due.AddDays(37));
        Assert.Equal(new StepWithdrawn(story.Decided("letter_2").Decision, reason, Due.AddDays(37)), story.Facts[^1]);
    }

    [Fact]
    public void A_dispute_calls_back_and_its_end_resumes_where_the_invoice_stood()
    {
        var story = Story.Of(phone: false);
        story.Sends = false;
        story.Owes("F1", Due, 400).Run(Due.AddDays(3));
        story.Contests("F1", Due.AddDays(3));
        Assert.Equal("disputed", Assert.IsType<MessageWithdrawn>(story.Facts[^1]).Reason);
        story.Sends = true;
        story.Resolves("F1", Due.AddDays(30));
        Assert.Equal("reminder_1", Assert.Single(story.Run(Due.AddDays(30)).OfType<MessageRequested>()).Step);
    }

    [Fact]
    public void Nothing_else_is_said_while_a_message_is_on_its_way()
    {
        var story = Story.Of();
        story.Sends = false;
        story.Owes("F1", Due, 400).Run(Due.AddDays(3));
        story.Owes("F2", Due.AddDays(5), 200).Walk(Due.AddDays(4), Due.AddDays(21));
        Assert.Single(story.Steps);
        Assert.Equal("being_sent", Story.Blocker(story.Next("F1", Due.AddDays(21))));
        Assert.Equal("one_voice", Story.Blocker(story.Next("F2", Due.AddDays(21))));
    }

    static string Number(Story story, Guid invoice) => story.Case.Invoices[invoice].Terms!.Number;
}
