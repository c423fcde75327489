using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Simulations;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>The confirmation of an instalment plan: what was agreed, in writing, once.</summary>
public sealed class ConfirmationTests
{
    static readonly DateOnly Due = new(2026, 3, 2), Said = Due.AddDays(4), First = Due.AddDays(20), Second = Due.AddDays(50);

    static Story Reminded(bool email = true, bool post = true) => Story.Of(email: email, post: post, phone: false).Owes("F1", Due, 300).Owes("F2", Due, 200).Walk(Due, Due.AddDays(3));

    static Story Planned() => Reminded().Plans(Said, (First, 166.67m), (Second, 333.33m));

    static PlanConfirmationRequested[] Confirmed(Story story) => [.. story.Facts.OfType<PlanConfirmationRequested>()];

    [Fact]
    public void A_plan_that_is_agreed_at_once_is_confirmed_with_its_terms_to_the_cent_and_its_invoices()
    {
        var story = Planned();
        var asked = Assert.Single(Confirmed(story));
        Assert.Equal((story.Plan().Id, Channel.Email, ContactRole.AccountsPayable, SendingMode.Live, Said), (asked.Plan, asked.Channel, asked.Addressee, asked.Mode, asked.On));
        Assert.Equal([new(First, Money.Euros(166.67m)), new PlanTerm(Second, Money.Euros(333.33m))], asked.Terms.AsEnumerable());
        Assert.Equal([("F1", 300m), ("F2", 200m)], asked.Statement.Lines.Select(line => (line.Number, line.Outstanding.Amount)));
        Assert.Equal((500m, 0m, 0m), (asked.Statement.Outstanding.Amount, asked.Statement.Interest.Amount, asked.Statement.Compensation.Amount));
        Assert.Equal(asked.Statement.Outstanding, story.Plan().Total);
    }

    [Fact]
    public void A_plan_that_needs_a_manager_is_confirmed_when_one_agrees_as_it_stood_when_it_was_entered()
    {
        var story = Reminded();
        story.Plans(Said, (First, 100), (Said.AddMonths(6), 400));
        Assert.Empty(Confirmed(story));
        story.Pays("F2", 50, Said.AddDays(1));
        story.Do(new DunningCommand.Approve(story.Plan().Id, story.Now(Said.AddDays(2)), "manager", Said.AddDays(2)));
        var asked = Assert.Single(Confirmed(story));
        Assert.Equal((Said.AddDays(2), Said, 500m), (asked.On, asked.Statement.AsOf, asked.Statement.Outstanding.Amount));
        Assert.Equal(story.Plan().Terms, asked.Terms);
    }

    [Fact]
    public void A_plan_that_nobody_agreed_to_is_not_confirmed()
    {
        var story = Reminded();
        story.Approves = false;
        story.Plans(Said, (Said.AddMonths(6), 500));
        story.Do(new DunningCommand.Reject(story.Plan().Id, RejectionReason.Other, Said.AddDays(9), "manager", Said.AddDays(1)));
        Assert.Empty(Confirmed(story));
    }

    [Theory]
    [InlineData(true, true, Channel.Email)]
    [InlineData(true, false, Channel.Email)]
    [InlineData(false, true, Channel.Letter)]
    [InlineData(false, false, null)]
    public void It_goes_by_email_else_by_letter_else_not_at_all(bool email, bool post, Channel? way)
    {
        var story = Reminded(email, post).Plans(Said, (First, 500));
        Assert.Equal(PlanStatus.Agreed, story.Plan().Status);
        Assert.Equal(way is { } by ? [by] : [], Confirmed(story).Select(asked => asked.Channel));
    }

    [Theory]
    [InlineData(Channel.Email, -1, Channel.Email)]
    [InlineData(Channel.Email, 0, Channel.Letter)]
    [InlineData(Channel.Letter, 0, Channel.Email)]
    public void Who_wants_no_email_on_that_day_gets_a_letter(Channel unwanted, int last, Channel way)
    {
        var story = Reminded().Hear(new WayChanged(Guid.NewGuid(), unwanted, IsWhole: true, IsClosed: true, "asked", Said.AddDays(last), 1, Due), Due);
        Assert.Equal(way, Assert.Single(Confirmed(story.Plans(Said, (First, 500)))).Channel);
    }

    [Theory]
    [InlineData(SendingMode.Redirect, false, true)]
    [InlineData(SendingMode.Shadow, false, false)]
    [InlineData(SendingMode.Live, true, false)]
    public void The_entitys_mode_and_stop_hold_for_it_too(SendingMode mode, bool stopped, bool goes)
    {
        var story = Reminded();
        story.Entity = story.Entity with { Mode = mode, Stopped = stopped };
        Assert.Equal(goes ? [mode] : [], Confirmed(story.Plans(Said, (First, 500))).Select(asked => asked.Mode));
        Assert.Equal(PlanStatus.Agreed, story.Plan().Status);
    }

    [Fact]
    public void A_plan_that_gives_principal_up_is_confirmed_with_what_is_paid_and_what_is_given_up()
    {
        var story = Reminded();
        story.Do(story.Discounting(Said, 5.01m, Negotiator.Manager, (First, 200), (Second, 294.99m)));
        Assert.Equal(PlanStatus.Agreed, story.Plan().Status);
        var asked = Assert.Single(Confirmed(story));
        Assert.Equal((5.01m, 494.99m, 500m), (asked.GivenUp!.Value.Amount, asked.Terms.Sum(term => term.Amount.Amount), asked.Statement.Outstanding.Amount));
        Assert.Null(Assert.Single(Confirmed(Planned())).GivenUp);
    }

    [Fact]
    public void One_from_before_such_plans_were_confirmed_is_read_without_it()
    {
        var kept = JsonSerializer.SerializeToNode(Assert.Single(Confirmed(Planned())), EventJson.Options)!.AsObject();
        kept.Remove("givenUp");
        Assert.Null(kept.Deserialize<PlanConfirmationRequested>(EventJson.Options)!.GivenUp);
    }

    [Fact]
    public void It_is_no_contact_of_the_policy_and_an_insolvent_debtor_gets_none()
    {
        var story = Planned();
        Assert.DoesNotContain(Confirmed(story)[0].Decision, story.Case.Outgoing.Keys);
        story.Hear(new MessageSent(Confirmed(story)[0].Decision, null, 1, Said), Said).Walk(Said, First);
        Assert.Single(story.Steps);

        // Claims born after the judgment are payable, and may be paid by terms.
        var insolvent = Reminded().Hear(new InsolvencyOpened(Story.Debtor.Debtor, "safeguard", Due.AddDays(-90), null, 9, Due), Due.AddDays(3));
        insolvent.Plans(Said, (First, 500));
        Assert.Equal(PlanStatus.Agreed, insolvent.Plan().Status);
        Assert.Empty(Confirmed(insolvent));
    }

    [Theory]
    [InlineData("cancelled", "plan_ended")]
    [InlineData("paid", "plan_ended")]
    [InlineData("insolvent", "insolvency")]
    [InlineData("stopped", "stopped")]
    [InlineData("redirected", "mode_changed")]
    [InlineData("nothing", null)]
    public void What_has_not_left_is_called_back_once_and_what_has_left_is_not(string news, string? reason)
    {
        var (waiting, gone) = (Planned(), Planned());
        var decision = Confirmed(waiting).Single().Decision;
        gone.Hear(new MessageSent(decision, null, 1, Said), Said);
        foreach (var story in new[] { waiting, gone })
        {
            switch (news)
            {
                case "cancelled": story.Do(new DunningCommand.CancelPlan(story.Plan().Id, StopEnd.Replaced, "collector", Said)); break;
                case "paid": story.Pays("F1", 300, Said).Pays("F2", 200, Said); break;
                case "insolvent": story.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", Said, null, 9, Said), Said); break;
                case "stopped": story.Do(new DunningCommand.WithdrawAll(WithdrawalReason.Stopped, Said)); break;
                case "redirected": story.Entity = story.Entity with { Mode = SendingMode.Redirect }; break;
            }

            story.Run(Said);
            story.Run(Said.AddDays(1));
        }

        Assert.Equal(reason is null ? [] : [(decision, reason)], waiting.Facts.OfType<MessageWithdrawn>().Where(back => back.Decision == decision).Select(back => (back.Decision, back.Reason)));
        Assert.DoesNotContain(gone.Facts.OfType<MessageWithdrawn>(), back => back.Decision == decision);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void It_is_called_back_when_its_plan_is_broken(int days, bool called)
    {
        var story = Planned().Walk(Said, First.AddDays(days - 1));
        Assert.Equal(called, story.Facts.OfType<PlanBroken>().Any());
        Assert.Equal(called ? ["plan_ended"] : [], story.Facts.OfType<MessageWithdrawn>().Where(back => back.Decision == Confirmed(story)[0].Decision).Select(back => back.Reason));
    }

    [Fact]
    public void A_plan_that_follows_another_has_a_confirmation_of_its_own()
    {
        var story = Planned();
        story.Do(new DunningCommand.CancelPlan(story.Plan().Id, StopEnd.EnteredInError, "collector", Said));
        story.Plans(Said.AddDays(1), (First, 500));
        Assert.Equal(2, Confirmed(story).Select(asked => asked.Decision).Distinct().Count());
    }

    [Fact]
    public void A_history_that_is_played_again_confirms_nothing_again()
    {
        var replay = Replay.Of([.. Planned().Facts.Select(fact => new DatedFact(Said, fact))], Said);
        Assert.Contains(replay.Heard, news => news.Fact is PlanAgreed);
        Assert.DoesNotContain(replay.Heard, news => news.Fact is PlanConfirmationRequested or MessageWithdrawn);
    }
}
