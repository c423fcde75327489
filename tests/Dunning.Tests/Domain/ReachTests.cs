using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>By which way a step goes out, where there is one.</summary>
public sealed class ReachTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    [Fact]
    public void Nothing_is_sent_where_no_address_is_known()
    {
        var story = Story.Of(email: false, post: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(20));
        Assert.Empty(story.Steps);
        Assert.Equal("no_address", Story.Blocker(story.Next("F1", Due.AddDays(20))));
    }

    [Fact]
    public void A_reminder_goes_by_post_where_no_mail_address_is_known_and_spends_a_letter()
    {
        var story = Story.Of(email: false, phone: false).Owes("F1", Due, 600).Walk(Due.AddDays(-15), Due.AddDays(80));
        Assert.Equal(Channel.Letter, story.Decided("pre_reminder").Channel);
        // Three letters are spent with letter_1: nothing is left in between, so the notice comes next, as early as the pace allows.
        Assert.Equal(["pre_reminder", "reminder_1", "letter_1", "formal_notice"], story.Steps.Select(s => s.Step));
        Assert.Equal(story.Decided("letter_1").On.AddDays(7), story.Decided("formal_notice").On);
    }

    [Theory]
    [InlineData(CustomerKind.Retailer, null, "reminder_2", ContactRole.Buyer)]
    [InlineData(CustomerKind.PublicBody, null, "letter_of_accountant", ContactRole.PublicAccountant)]
    public void Some_steps_of_the_policies_shipped_are_meant_for_a_role_of_their_own(CustomerKind kind, string? claims, string step, ContactRole role) =>
        Assert.Equal(role, Story.Of(kind, claimObject: claims).Owes("F1", Due, 4000).Walk(Due, Due.AddDays(60)).Asked(step).Addressee);

    [Theory]
    [InlineData("works", true)]
    [InlineData("goods", false)]
    public void A_site_manager_is_called_where_the_step_is_meant_for_it_and_stands_in_for_nobody(string claims, bool called)
    {
        var story = Story.Of(claimObject: claims).Owes("F1", Due, 400)
            .Hear(new ReachChanged(Story.Debtor.Debtor, [new(ContactRole.AccountsPayable, Email: true, Post: true, Phone: false), new(ContactRole.SiteManager, Email: true, Post: true, Phone: true)], 9), Due);
        Assert.Equal(called, story.Walk(Due, Due.AddDays(12)).Steps.Any(s => s.Step == "call_1"));
        story.Hear(new ReachChanged(Story.Debtor.Debtor, [new(ContactRole.SiteManager, Email: true, Post: true, Phone: true)], 10), Due.AddDays(12));
        Assert.Equal(called ? "call_to_make" : "no_address", Story.Blocker(story.Next("F1", Due.AddDays(40))));
    }

    [Fact]
    public void A_letter_waits_for_a_postal_address()
    {
        var story = Story.Of(post: false, phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(30));
        Assert.Equal(["reminder_1"], story.Steps.Select(s => s.Step));
        Assert.Equal("no_address", Story.Blocker(story.Next("F1", Due.AddDays(30))));
        story.Reaches(email: true, post: true, phone: false, Due.AddDays(30));
        Assert.Contains(story.Run(Due.AddDays(30)).OfType<StepDecided>(), s => s.Step == "letter_1");
    }

    [Fact]
    public void What_has_failed_takes_the_other_way_next_day_and_then_waits_for_new_addresses()
    {
        var story = Story.Of();
        story.Sends = false;
        story.Owes("F1", Due, 400).Run(Due.AddDays(3));
        story.Hear(new MessageFailed(story.Asked("reminder_1").Decision, "recipient_refused", 1, Due.AddDays(3)), Due.AddDays(3));
        Assert.Empty(story.Run(Due.AddDays(3)));
        Assert.Equal(Channel.Letter, Assert.Single(story.Run(Due.AddDays(4)).OfType<MessageRequested>()).Channel);
        story.Hear(new MessageFailed(story.Asked("reminder_1").Decision, "refused_by_carrier", 1, Due.AddDays(4)), Due.AddDays(4));
        Assert.Equal("undeliverable", Story.Blocker(story.Next("F1", Due.AddDays(7))));
        story.Reaches(email: true, post: true, phone: true, Due.AddDays(7));
        Assert.Single(story.Run(Due.AddDays(7)).OfType<MessageRequested>());
    }
}
