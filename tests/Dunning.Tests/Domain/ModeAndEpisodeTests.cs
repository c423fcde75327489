using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Support;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Going live without harm, and starting afresh.</summary>
public sealed class ModeAndEpisodeTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    static Story In(SendingMode mode)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        story.Entity = story.Entity with { Mode = mode };
        return story;
    }

    [Fact]
    public void In_shadow_everything_is_decided_and_nothing_goes_out()
    {
        var story = In(SendingMode.Shadow).Walk(Due, Due.AddDays(60));
        Assert.Equal(["reminder_1", "letter_1", "reminder_2", "letter_2", "formal_notice"], story.Steps.Select(s => s.Step));
        Assert.DoesNotContain(story.Facts, f => f is MessageRequested or StepApproved);
    }

    [Theory]
    [InlineData(SendingMode.Shadow)]
    [InlineData(SendingMode.Redirect)]
    public void Who_never_heard_of_it_gets_the_first_contact_when_it_becomes_live(SendingMode before)
    {
        var story = In(before).Walk(Due, Due.AddDays(30));
        story.Entity = story.Entity with { Mode = SendingMode.Live };
        story.Walk(Due.AddDays(31), Due.AddDays(36));
        Assert.Equal(("reminder_1", Due.AddDays(31)), story.Steps.Last());
        Assert.Equal(SendingMode.Live, story.Asked("reminder_1").Mode);
    }

    [Fact]
    public void While_all_goes_to_the_creditors_mailbox_nobody_telephones_the_debtor()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Entity = story.Entity with { Mode = SendingMode.Redirect };
        story.Walk(Due, Due.AddDays(20));
        Assert.Contains(story.Steps, s => s.Step == "call_1");
        Assert.DoesNotContain(story.Case.Outgoing.Values, act => act.Status == OutgoingStatus.CallToMake);
    }

    [Fact]
    public void What_waits_under_another_mode_is_called_back()
    {
        var story = In(SendingMode.Redirect);
        story.Approves = false;
        story.Walk(Due, Due.AddDays(36));
        story.Entity = story.Entity with { Mode = SendingMode.Live };
        Assert.Contains(new StepWithdrawn(story.Decided("letter_2").Decision, "mode_changed", Due.AddDays(37)), story.Run(Due.AddDays(37)));
    }

    [Fact]
    public void An_episode_opens_with_the_first_step_and_ends_when_all_is_settled()
    {
        var story = In(SendingMode.Live).Walk(Due, Due.AddDays(3));
        Assert.Contains(new EpisodeOpened(1, Due.AddDays(3)), story.Facts);
        story.Pays("F1", 400, Due.AddDays(5));
        Assert.Equal(new EpisodeClosed(1, Due.AddDays(7)), Assert.Single(story.Run(Due.AddDays(7))));
    }

    [Fact]
    public void A_debtor_that_falls_behind_again_starts_afresh()
    {
        var story = In(SendingMode.Live).Walk(Due, Due.AddDays(40)).Pays("F1", 400, Due.AddDays(41)).Owes("F2", Due.AddDays(60), 400).Walk(Due.AddDays(41), Due.AddDays(70));
        Assert.Equal(2, story.Decided("reminder_1").Episode);
        Assert.Equal([Story.Id("F2")], story.Decided("reminder_1").Covered.Select(c => c.Invoice));
    }

    [Fact]
    public void An_episode_goes_on_while_one_dunned_invoice_is_open()
    {
        var story = In(SendingMode.Live).Owes("F2", Due, 300).Walk(Due, Due.AddDays(5)).Pays("F1", 400, Due.AddDays(6)).Walk(Due.AddDays(6), Due.AddDays(40));
        Assert.DoesNotContain(story.Facts, f => f is EpisodeClosed);
    }

    [Fact]
    public void An_entity_starts_in_shadow_and_hands_nothing_over() =>
        Assert.Equal((SendingMode.Shadow, false, false), (DunningEntity.Initial.Facts.Mode, DunningEntity.Initial.Facts.HandsOver, DunningEntity.Initial.Facts.Stopped));

    [Fact]
    public void Settings_asked_for_twice_are_changed_once()
    {
        var live = new EntitySettings(SendingMode.Live, HandsOver: true, Stopped: false, null);
        Specification<DunningEntity, EntityCommand, EntityEvent>.Given().When(new EntityCommand.ChangeSettings("732829320", live, "manager")).Then(new EntityEvent.SettingsChanged("732829320", live, "manager"));
    }

    [Fact]
    public void Redirect_needs_its_mailbox() =>
        Specification<DunningEntity, EntityCommand, EntityEvent>.Given()
            .When(new EntityCommand.ChangeSettings("732829320", new(SendingMode.Redirect, false, false, null), "manager")).ThenRefused("mailbox_missing");

    [Fact]
    public void An_older_bank_feed_heard_late_takes_nothing_back()
    {
        var after = Recouvrement.Kernel.Deciding.Folding.Fold<DunningEntity, EntityCommand, EntityEvent>(
            [new EntityEvent.BankFeedHeard("732829320", Due, 5), new EntityEvent.BankFeedHeard("732829320", Due.AddDays(-3), 4)]);
        Assert.Equal(Due, after.FeedThrough);
    }
}
