using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Kernel.Deciding;
using Xunit;
using static Recouvrement.Correspondence.Domain.Suppressions.SuppressionCommand;
using static Recouvrement.Correspondence.Domain.Suppressions.SuppressionEvent;

namespace Recouvrement.Correspondence.Tests.Domain;

/// <summary>Ways that are closed: by whom, until when, and what still goes.</summary>
public sealed class SuppressionTests
{
    static readonly DateOnly Monday = new(2026, 3, 16);
    static readonly Contact
        Payable = new(ContactRole.AccountsPayable, "Comptabilité", "Compta@client.example", ["1 rue du Port"], "44000", "Nantes", "FR"),
        Finance = new(ContactRole.FinanceDirector, "DAF", "daf@client.example", ["1  Rue du port"], "44000", "NANTES", null),
        Legal = new(ContactRole.LegalRepresentative, "La présidente", null, ["2 place du Siège"], "75001", "Paris", null);

    static readonly IReadOnlyList<Contact> All = [Payable, Finance, Legal];

    static SuppressionSubject Subject(bool whole = false) => new("732829320", Guid.Empty, "C0012", SuppressedWay.Email, whole);

    static Suppress Closing(SuppressionReason reason, DateOnly? until = null, bool whole = false, DateOnly? on = null) => new(Subject(whole), reason, until, null, "collector", on ?? Monday);

    static Suppression After(params SuppressionEvent[] facts) => facts.Aggregate(Suppression.Initial, Suppression.Evolve);

    static Suppression Closed(SuppressionReason reason, DateOnly? until = null) => After(new WaySuppressed(Subject(), reason, until, null, "collector", Monday));

    static BarredWays Barred(SuppressionReason reason, Contact of, Channel by) => new([], ImmutableDictionary<(SuppressedWay, string), SuppressionReason>.Empty.Add((BarredWays.WayOf(by), AddressKey.Of(by, of)!), reason));

    static BarredWays Wished(SuppressedWay way) => BarredWays.None with { Wishes = [way] };

    [Theory]
    [InlineData(SuppressionReason.OptedOut, SuppressionReason.HardBounce, 0)]  // a wish is the stronger
    [InlineData(SuppressionReason.Complaint, SuppressionReason.WrongAddress, 0)]
    [InlineData(SuppressionReason.HardBounce, SuppressionReason.HardBounce, 0)]
    [InlineData(SuppressionReason.HardBounce, SuppressionReason.OptedOut, 1)]
    [InlineData(SuppressionReason.HardBounce, SuppressionReason.WrongAddress, 1)]
    public void Closed_again_it_is_told_where_that_says_more(SuppressionReason was, SuppressionReason again, int facts) =>
        Assert.Equal(facts, Suppression.Decide(Closed(was), Closing(again)).Facts.Length);

    [Theory]
    [InlineData(0, true)]
    [InlineData(4, true)]
    [InlineData(5, false)]
    public void It_holds_to_its_last_day_included(int days, bool holds) => Assert.Equal(holds, Closed(SuppressionReason.OptedOut, Monday.AddDays(4)).HoldsOn(Monday.AddDays(days)));

    [Fact]
    public void One_that_has_run_out_can_be_closed_again_and_one_without_end_is_not_shortened()
    {
        Assert.Single(Suppression.Decide(Closed(SuppressionReason.OptedOut, Monday.AddDays(4)), Closing(SuppressionReason.OptedOut, Monday.AddDays(30), on: Monday.AddDays(5))).Facts);
        Assert.Empty(Suppression.Decide(Closed(SuppressionReason.OptedOut), Closing(SuppressionReason.OptedOut, Monday.AddDays(30))).Facts);
    }

    [Theory]
    [InlineData(SuppressionReason.Unknown, null, false, "reason_missing")]
    [InlineData(SuppressionReason.OptedOut, -1, false, "until_is_past")]
    [InlineData(SuppressionReason.OptedOut, 0, false, null)]
    [InlineData(SuppressionReason.WrongAddress, null, true, "address_missing")]
    [InlineData(SuppressionReason.OptedOut, null, true, null)]
    public void What_cannot_be_is_refused(SuppressionReason reason, int? until, bool whole, string? refusal) =>
        Assert.Equal(refusal, Suppression.Decide(Suppression.Initial, Closing(reason, until is { } days ? Monday.AddDays(days) : null, whole)).Refusal?.Code);

    [Fact]
    public void It_is_lifted_once_and_can_be_closed_anew()
    {
        var lift = new Lift(SuppressionEnd.WantedAgain, "collector", Monday);
        var open = After([new WaySuppressed(Subject(), SuppressionReason.OptedOut, null, null, "collector", Monday), .. Suppression.Decide(Closed(SuppressionReason.OptedOut), lift).Facts]);
        Assert.False(open.HoldsOn(Monday));
        Assert.Equal(Decisions.Nothing, Suppression.Decide(open, lift));
        Assert.Single(Suppression.Decide(open, Closing(SuppressionReason.OptedOut)).Facts);
        Assert.Equal("no_such_suppression", Suppression.Decide(Suppression.Initial, lift).Refusal?.Code);
        Assert.Equal("reason_missing", Suppression.Decide(Closed(SuppressionReason.OptedOut), lift with { Reason = SuppressionEnd.Unknown }).Refusal?.Code);
    }

    [Fact]
    public void An_address_that_is_closed_gives_way_to_another_contact_and_only_the_last_one_fails_the_message()
    {
        var barred = Barred(SuppressionReason.HardBounce, Payable, Channel.Email);
        Assert.Equal(Finance, barred.Choose(Channel.Email, ContactRole.AccountsPayable, All).Recipient?.Contact);
        Assert.Equal((null, "address_unreachable"), barred.Choose(Channel.Email, ContactRole.AccountsPayable, [Payable, Legal]));
        Assert.Equal((null, "opted_out"), Barred(SuppressionReason.Complaint, Payable, Channel.Email).Choose(Channel.Email, ContactRole.AccountsPayable, [Payable]));
        Assert.Equal((null, "no_address"), barred.Choose(Channel.Email, ContactRole.AccountsPayable, [Legal]));
    }

    [Fact]
    public void An_address_is_the_same_however_it_is_written_and_whoever_is_there()
    {
        Assert.Equal(AddressKey.OfPost(Payable), AddressKey.OfPost(Finance));
        Assert.Equal(AddressKey.OfEmail("COMPTA@Client.example"), AddressKey.Of(Channel.Email, Payable));
        Assert.Equal(Legal, Barred(SuppressionReason.UnknownAddress, Finance, Channel.Letter).Choose(Channel.Letter, ContactRole.AccountsPayable, All).Recipient?.Contact);
        Assert.Null(AddressKey.OfPost(Legal with { City = null }));
    }

    [Fact]
    public void A_seat_where_nobody_is_gives_way_to_the_contacts_own_address()
    {
        var seat = new Seat(["9 quai du Siège"], "44000", "Nantes", null);
        var gone = Legal with { Address = seat.Address, Postcode = seat.Postcode, City = seat.City, Country = seat.Country };
        Assert.Equal(new Recipient(gone, AddressKind.Seat), BarredWays.None.Choose(Channel.RegisteredLetter, ContactRole.LegalRepresentative, All, seat).Recipient);
        var barred = Barred(SuppressionReason.UnknownAddress, gone, Channel.Letter);
        Assert.Equal(new Recipient(Legal, AddressKind.Contact), barred.Choose(Channel.RegisteredLetter, ContactRole.LegalRepresentative, All, seat).Recipient);
        Assert.Equal("address_unreachable", barred.Choose(Channel.RegisteredLetter, ContactRole.LegalRepresentative, [], seat).Failure);
        Assert.Contains(AddressKey.OfPost(gone)!, AddressKey.All(All, seat));
    }

    [Theory]
    [InlineData(SuppressedWay.Email, Channel.Email, "opted_out")]
    [InlineData(SuppressedWay.Email, Channel.Letter, null)]
    [InlineData(SuppressedWay.Email, Channel.ElectronicRegisteredLetter, null)]
    [InlineData(SuppressedWay.Email, Channel.RegisteredLetter, null)]
    [InlineData(SuppressedWay.Letter, Channel.Letter, "opted_out")]
    [InlineData(SuppressedWay.Letter, Channel.RegisteredLetter, null)]
    public void A_wish_closes_its_own_way_and_never_a_registered_letter(SuppressedWay wish, Channel channel, string? failure) =>
        Assert.Equal(failure, Wished(wish).Choose(channel, ContactRole.AccountsPayable, [Payable]).Failure);

    [Theory]
    [InlineData(SuppressionReason.OptedOut, null)]
    [InlineData(SuppressionReason.Complaint, null)]
    [InlineData(SuppressionReason.UnknownAddress, "address_unreachable")]
    [InlineData(SuppressionReason.WrongAddress, "address_unreachable")]
    public void A_registered_letter_is_stopped_by_a_wrong_address_and_not_by_a_wish(SuppressionReason reason, string? failure) =>
        Assert.Equal(failure, Barred(reason, Payable, Channel.RegisteredLetter).Choose(Channel.RegisteredLetter, ContactRole.AccountsPayable, [Payable]).Failure);
}
