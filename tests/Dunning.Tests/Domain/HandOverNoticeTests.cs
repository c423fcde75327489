using System.Text.Json;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Tests.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Dunning.Tests.Domain.NoticedStory;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>The debtor is told that an agency has its claims, where the policy wants it.</summary>
public sealed partial class HandOverNoticeTests
{
    // Wednesday; Ascension day follows, then Friday 15, Monday 18 and Tuesday 19 as working days.
    static readonly DateOnly Left = Day("2026-05-13"), Third = Day("2026-05-19"), Tenth = Day("2026-05-29");

    static Story HandedOver(bool wanted = true, bool email = true, bool post = true)
    {
        var story = Noticed(second: 200);
        story.Reaches(email, post, phone: false, Deposit.AddDays(1)).Letter(Notice(story), LetterState.Delivered, Day("2026-04-22")).Run(Left);
        Assert.Single(story.Facts.OfType<ClaimsHandedOver>());
        story.Policies = Asking(wanted);
        return story;
    }

    static PolicyBook Asking(bool wanted) => Written.Book(ShippedPolicies.Documents.Single(d => d.Name == "standard_company") with { Values = new(HandOverNotice: wanted) });

    static Story Placed(Story story, DateOnly on, string? name = "Agence Alpha") =>
        story.Hear(new ClaimsPlaced(Guid.NewGuid(), story.Case.HandOvers.Keys.Single(), "alpha", Money.Euros(600), 1, on, name), on);

    static HandOverNoticeRequested[] Told(Story story) => [.. story.Facts.OfType<HandOverNoticeRequested>()];

    static Story Asked(bool sent = false)
    {
        var story = Placed(HandedOver(), Left);
        story.Run(Left);
        if (sent) story.Hear(new MessageSent(Told(story).Single().Decision, null, 1, Left), Left);
        return story;
    }

    [Theory]
    [InlineData("2026-05-13", "2026-05-13", true)]
    [InlineData("2026-05-14", "2026-05-14", true)]
    [InlineData("2026-05-18", "2026-05-18", true)]
    [InlineData("2026-05-19", "2026-05-19", true)]
    [InlineData("2026-05-20", "2026-05-20", true)]
    [InlineData("2026-05-13", "2026-05-19", false)]
    [InlineData("2026-05-14", "2026-05-19", false)]
    [InlineData("2026-05-18", "2026-05-21", false)]
    public void It_is_asked_for_once_an_agency_has_the_claims_by_its_name_else_on_the_third_working_day_without_one(string placed, string told, bool named)
    {
        var story = HandedOver();
        for (var day = Left; day <= Tenth.AddDays(10); day = day.AddDays(1))
        {
            if (placed == $"{day:yyyy-MM-dd}") Placed(story, day, named ? "Agence Alpha" : null);
            story.Run(day);
        }

        var asked = Assert.Single(Told(story));
        Assert.Equal((Day(told), named ? "Agence Alpha" : null, Day(placed)), (asked.On, asked.Agency, asked.From));
        Assert.Equal((Channel.Email, ContactRole.AccountsPayable, SendingMode.Live, 1), (asked.Channel, asked.Addressee, asked.Mode, asked.Episode));
        Assert.Equal([("F1", 400m), ("F2", 200m)], asked.Statement.Lines.Select(line => (line.Number, line.Outstanding.Amount)));
        Assert.Equal((600m, 0m, 0m), (asked.Statement.Outstanding.Amount, asked.Statement.Interest.Amount, asked.Statement.Compensation.Amount));
    }

    [Fact]
    public void Claims_that_no_agency_has_yet_are_not_told_of() => Assert.Empty(Told(HandedOver().Walk(Left, Tenth.AddDays(10))));

    [Fact]
    public void A_policy_that_does_not_want_it_has_none() => Assert.Empty(Told(Placed(HandedOver(wanted: false), Left).Walk(Left, Tenth)));

    [Theory]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void A_policy_that_begins_to_want_it_tells_nothing_of_old_hand_overs(int days, bool told)
    {
        var story = Placed(HandedOver(wanted: false), Left).Walk(Left, Tenth.AddDays(days - 1));
        story.Policies = Asking(true);
        Assert.Equal(told, Told(story.Walk(Tenth.AddDays(days), Tenth.AddDays(20))).Length == 1);
    }

    [Theory]
    [InlineData(true, true, Channel.Email)]
    [InlineData(false, true, Channel.Letter)]
    [InlineData(false, false, null)]
    public void It_goes_by_email_else_by_letter_else_not_at_all(bool email, bool post, Channel? way) =>
        Assert.Equal(way is { } by ? [by] : [], Told(Placed(HandedOver(email: email, post: post), Left).Walk(Left, Tenth)).Select(asked => asked.Channel));

    public static TheoryData<string, string?> Turns => new() { { "recalled", "insolvency" }, { "returned", "recalled" }, { "paid", "settled" }, { "contested", "disputed" }, { "stopped", "stopped" }, { "redirected", "mode_changed" }, { "part paid", null }, { "one contested", null }, { "nothing", null } };

    [Theory]
    [MemberData(nameof(Turns))]
    public void It_is_not_asked_for_where_something_stands_against_it_on_the_day(string turn, string? against)
    {
        var story = HandedOver();
        Happens(story, turn, Third);
        story.Entity = story.Entity with { Stopped = turn == "stopped" };
        Placed(story, Third).Run(Third);
        Assert.Equal(against is null, Told(story).Length == 1);
    }

    [Theory]
    [MemberData(nameof(Turns))]
    public void What_has_not_left_is_called_back_once_and_what_has_left_is_not(string turn, string? reason)
    {
        foreach (var sent in new[] { false, true })
        {
            var story = Asked(sent);
            Happens(story, turn, Left);
            story.Walk(Left, Tenth);
            // What came back and is still owed leaves anew, with a notice of its own.
            var decision = Told(story)[0].Decision;
            Assert.Distinct(Told(story).Select(told => told.HandOver));
            Assert.Equal(reason is null || sent ? [] : [reason], story.Facts.OfType<MessageWithdrawn>().Where(back => back.Decision == decision).Select(back => back.Reason));
        }
    }

    static void Happens(Story story, string turn, DateOnly on)
    {
        switch (turn)
        {
            case "recalled": story.Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", on, null, 99, on), on); break;
            case "returned": story.Returns("F1", on).Returns("F2", on); break;
            case "paid": story.Pays("F1", 400, on).Pays("F2", 200, on); break;
            case "contested": story.Contests("F1", on).Contests("F2", on); break;
            case "stopped": story.Do(new DunningCommand.WithdrawAll(WithdrawalReason.Stopped, on)); break;
            case "redirected": story.Entity = story.Entity with { Mode = SendingMode.Redirect }; break;
            case "part paid": story.Pays("F1", 400, on); break;
            case "one contested": story.Contests("F2", on); break;
        }
    }

    [Fact]
    public void It_names_only_what_the_agency_still_has()
    {
        var story = HandedOver().Pays("F1", 150, Left).Contests("F2", Left);
        Placed(story, Left).Run(Left);
        Assert.Equal([("F1", 250m)], Told(story).Single().Statement.Lines.Select(line => (line.Number, line.Outstanding.Amount)));
    }

    [Fact]
    public void It_is_no_contact_and_claims_that_are_wanted_back_are_not_told_of_when_the_proceedings_turn_out_to_be_none()
    {
        Assert.DoesNotContain(Told(Asked())[0].Decision, Asked().Case.Outgoing.Keys);
        var story = HandedOver();
        Happens(story, "recalled", Left);
        Placed(story.Hear(new InsolvencyClosed(Story.Debtor.Debtor, Left, "reported_in_error", 100, Left), Left), Left).Walk(Left, Tenth);
        Assert.Empty(Told(story));
    }

    [Fact]
    public void A_placement_from_before_names_were_told_is_read_without_one()
    {
        var kept = JsonSerializer.SerializeToNode(new ClaimsPlaced(Guid.NewGuid(), Guid.NewGuid(), "alpha", Money.Euros(600), 1, Left, "Agence Alpha"), EventJson.Options)!.AsObject();
        kept.Remove("agencyName");
        Assert.Equal((null, "alpha"), kept.Deserialize<ClaimsPlaced>(EventJson.Options) is { } read ? (read.AgencyName, read.Agency) : default);
    }

    [Theory]
    [InlineData(AfterNotice.HandOver, true)]
    [InlineData(AfterNotice.Person, false)]
    public void A_policy_that_asks_for_it_leads_to_hand_overs(AfterNotice after, bool right)
    {
        var (policy, faults) = PolicyReading.Read(Written.Document(Written.Reminder, Written.Letter, Written.Second, Written.Notice) with { Values = new(AfterNotice: after, HandOverNotice: true) }, 1);
        Assert.Equal(right, policy?.Values.HandOverNotice is true);
        Assert.Equal(right ? [] : ["values.handOverNotice"], faults.Select(fault => fault.Field));
    }

    [Fact]
    public void No_shipped_policy_asks_for_it() => Assert.DoesNotContain(ShippedPolicies.All, policy => policy.Values.HandOverNotice);
}
