using System.Text.Json;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>Which colleague is told what, once.</summary>
public sealed class NoticeTests
{
    static readonly Guid Anne = Id(1), Bruno = Id(2), Chloé = Id(3), Denis = Id(4), Request = Id(9);

    static readonly DateOnly Monday = new(2026, 8, 3), Friday = new(2026, 8, 7);

    static readonly Standing There = new(IsMember: true, HasAddress: true);

    static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    static RosterEntry Entry(Guid id, string? sells = null, DateOnly? left = null, Guid? manager = null, Guid? substitute = null) =>
        new(id, Department.Sales, manager, left, substitute is { } other ? [new(Guid.NewGuid(), Monday, Friday, other)] : []) { SalesPerson = sells };

    static NoticeOrder Order(NoticeKind kind = NoticeKind.RequestAsked, long version = 1, Guid? recipient = null) => new(kind, "732829320", Request, version, Anne, recipient ?? Anne, NoticeFacts.None);

    static NoticeCommand.Tell Tell(SendingMode mode = SendingMode.Live, bool stopped = false, Standing? standing = null, NoticeOrder? order = null) =>
        new((order ?? Order()).Key, order ?? Order(), mode, stopped, standing ?? There, Monday);

    static Specification<ColleagueNotice, NoticeCommand, NoticeEvent> Given(params NoticeEvent[] facts) => Specification<ColleagueNotice, NoticeCommand, NoticeEvent>.Given(facts);

    [Theory]
    [InlineData(SendingMode.Live)]
    [InlineData(SendingMode.Redirect)]
    public void A_mail_is_asked_for_once(SendingMode mode)
    {
        var asked = new NoticeEvent.NoticeAsked(Order().Key, Order(), mode, Monday);
        Given().When(Tell(mode)).Then(asked);
        Given(asked).When(Tell(mode, standing: default(Standing))).ThenNothing();
    }

    [Theory]
    [InlineData(SendingMode.Unknown, false, true, true, WithheldReason.Shadow)]
    [InlineData(SendingMode.Shadow, false, true, true, WithheldReason.Shadow)]
    [InlineData(SendingMode.Live, true, true, true, WithheldReason.Stopped)]
    [InlineData(SendingMode.Live, false, false, true, WithheldReason.HasLeft)]
    [InlineData(SendingMode.Live, false, true, false, WithheldReason.NoAddress)]
    [InlineData(SendingMode.Redirect, false, true, false, WithheldReason.NoAddress)]
    public void Nobody_is_mailed_and_it_is_noted_why_and_not_made_up_for(SendingMode mode, bool stopped, bool isMember, bool hasAddress, WithheldReason reason)
    {
        var withheld = new NoticeEvent.NoticeWithheld(Order().Key, Order(), reason, Monday);
        Given().When(Tell(mode, stopped, new(isMember, hasAddress))).Then(withheld);
        Given(withheld).When(Tell()).ThenNothing();
    }

    [Fact]
    public void A_notice_without_a_kind_is_refused() => Given().When(Tell(order: Order(NoticeKind.Unknown))).ThenRefused("kind_missing");

    [Fact]
    public void The_same_fact_tells_the_same_person_the_same_thing_under_one_key()
    {
        Assert.Equal(Order().Key, (Order() with { Facts = NoticeFacts.None with { Count = 2 }, Member = Bruno }).Key);
        Assert.Distinct(new[] { Order().Key, Order(NoticeKind.RequestReminded).Key, Order(version: 2).Key, Order(recipient: Bruno).Key });
    }

    [Fact]
    public void Who_is_away_is_told_by_the_substitute_and_who_stands_in_for_several_is_told_once()
    {
        var roster = new Roster([Entry(Anne, substitute: Bruno), Entry(Bruno), Entry(Chloé, substitute: Bruno), Entry(Denis)]);
        Assert.Equal([new Told(Bruno, Bruno), new Told(Denis, Denis)], Audience.Of([Anne, Bruno, Chloé, Denis, Denis], roster, Monday).AsEnumerable());
        Assert.Equal([new Told(Anne, Bruno)], Audience.Of([Anne, Chloé], roster, Friday).AsEnumerable());
        Assert.Equal([new Told(Anne, Anne), new Told(Chloé, Chloé)], Audience.Of([Anne, Chloé], roster, Friday.AddDays(1)).AsEnumerable());
    }

    [Fact]
    public void All_who_sell_under_a_code_are_told_and_who_has_left_only_where_nobody_else_has_it()
    {
        var roster = new Roster([Entry(Anne, "vrp-07"), Entry(Bruno, "VRP-07", Monday, Denis), Entry(Chloé, "VRP-08", Monday, Denis), Entry(Denis)]);
        Assert.Equal([Anne], Audience.SellsUnder(" VRP-07 ", roster, Monday).AsEnumerable());
        Assert.Equal([Anne, Bruno], Audience.SellsUnder("VRP-07", roster, Monday.AddDays(-1)).AsEnumerable());
        Assert.Equal([Chloé], Audience.SellsUnder("VRP-08", roster, Monday).AsEnumerable());
        Assert.Equal([new Told(Chloé, Denis)], Audience.Of(Audience.SellsUnder("VRP-08", roster, Monday), roster, Monday).AsEnumerable());
        Assert.Empty(Audience.SellsUnder("VRP-09", roster, Monday));
    }

    [Fact]
    public void Another_code_is_news_and_members_from_before_there_were_codes_have_none()
    {
        var enrolled = JsonSerializer.Deserialize<MemberEvent.MemberEnrolled>($$"""{"member":"{{Anne}}","department":"sales"}""", EventJson.Options)!;
        var members = Specification<Member, MemberCommand, MemberEvent>.Given(enrolled);
        Assert.Null(enrolled.SalesPerson);
        members.When(new MemberCommand.Enrol(Anne, Department.Sales, null)).ThenNothing();
        members.When(new MemberCommand.Enrol(Anne, Department.Sales, null, "VRP-07")).Then(new MemberEvent.MemberEnrolled(Anne, Department.Sales, null, "VRP-07"));
    }

    [Fact]
    public void Sales_are_told_what_is_threatened_and_may_object_until_the_day_before()
    {
        var news = new SalesNews(Request, 7, "732829320", Id(8), "C0042", "formal_notice", [new("F1", Money.OfCents(10_000), Monday), new("F2", Money.OfCents(5_000))], Friday, "VRP-07");
        var orders = news.Orders(new([Entry(Anne, "VRP-07", substitute: Bruno), Entry(Bruno), Entry(Denis, "VRP-07")]), Monday);
        Assert.Equal([(Anne, Bruno), (Denis, Denis)], orders.Select(o => (o.Member!.Value, o.Recipient!.Value)).Order());
        Assert.All(orders, o => Assert.Equal(
            (NoticeKind.SalesToldOfThreat, Request, 7L, Friday.AddDays(-1), Friday, 15_000L, "formal_notice"),
            (o.Kind, o.Subject, o.SubjectVersion, o.Facts.Deadline!.Value, o.Facts.Day!.Value, o.Facts.Total!.Value.Cents, o.Facts.Step)));
        Assert.Distinct(orders.Select(o => o.Key));
    }

    [Theory]
    [InlineData(100, 100)]
    [InlineData(101, 100)]
    [InlineData(2_500, 100)]
    public void Of_very_many_invoices_the_first_are_shown_and_all_are_counted(int owed, int shown)
    {
        var news = new SalesNews(
            Request, 7, "732829320", Id(8), "C0042", "formal_notice", [.. Enumerable.Range(1, owed).Select(i => new NoticeInvoice($"F{i}", Money.OfCents(i)))], Friday, "VRP-07");
        var facts = Assert.Single(news.Orders(new([Entry(Anne, "VRP-07")]), Monday)).Facts;
        Assert.Equal(news.Invoices.Take(shown), facts.Invoices);
        Assert.Equal((owed, owed * (owed + 1L) / 2), (facts.Lines!.Value, facts.Total!.Value.Cents));
    }

    [Fact]
    public void Where_nobody_sells_under_the_code_that_is_seen()
    {
        var order = Assert.Single(new SalesNews(Request, 7, "732829320", Id(8), "C0042", "formal_notice", [], Friday, "VRP-07").Orders(new([Entry(Anne)]), Monday));
        Given().When(Tell(order: order, standing: default(Standing))).Then(new NoticeEvent.NoticeWithheld(order.Key, order, WithheldReason.Nobody, Monday));
    }
}
