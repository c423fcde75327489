using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Snapshots.SnapshotCommand;
using static Recouvrement.Invoicing.Domain.Snapshots.SnapshotEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class SnapshotTests
{
    const string Siren = "000123455", Sha256 = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static readonly DateOnly Through = new(2026, 3, 2);
    static readonly SnapshotMoment Drawn = new(Through, Through, new(2026, 3, 2, 23, 0, 0, TimeSpan.Zero));
    static readonly Presumption First = new(Guid.NewGuid(), Euros(60)), Second = new(Guid.NewGuid(), Euros(30));
    static readonly SnapshotFigures Many = new(800, 1_000, 200, Euros(10_000), Euros(1_000)), Some = new(950, 1_000, 50, Euros(10_000), Euros(500));

    [Fact]
    public void What_is_not_in_the_list_has_vanished_and_is_settled() => Says(Own(100), null, SnapshotFinding.Vanished, 100);

    [Fact]
    public void What_stands_there_with_nothing_has_vanished_too() => Says(Own(100), 0, SnapshotFinding.Vanished, 100);

    [Fact]
    public void Of_what_is_lower_there_the_difference_is_settled() => Says(Own(100), 40, SnapshotFinding.Lower, 60);

    [Fact]
    public void What_is_the_same_there_agrees() => Says(Own(100), 100, SnapshotFinding.Agrees, 0);

    [Fact]
    public void What_is_higher_there_is_only_reported() => Says(Own(100), 100.01m, SnapshotFinding.Higher, 0);

    [Fact]
    public void What_was_issued_after_the_list_is_left_alone()
    {
        Says(Own(100) with { IssuedOn = Through.AddDays(1) }, null, SnapshotFinding.None, 0);
        Says(Own(100) with { IssuedOn = Through.AddDays(1) }, 40, SnapshotFinding.None, 0);
        Says(Own(100) with { IssuedOn = Through }, null, SnapshotFinding.Vanished, 100);
    }

    [Fact]
    public void What_is_settled_here_and_not_there_is_nothing() => Says(Own(0), null, SnapshotFinding.None, 0);

    [Fact]
    public void What_an_earlier_list_had_settled_and_this_one_has_again_is_owed_again()
    {
        Says(Own(0, First), 60, SnapshotFinding.Reopened, 0, First);
        Says(Own(0, First, Second), 90, SnapshotFinding.Reopened, 0, First, Second);
        Says(Own(0, First, Second), 60, SnapshotFinding.Reopened, 0, First);
        Says(Own(10, First), 70, SnapshotFinding.Reopened, 0, First);
    }

    [Fact]
    public void Of_what_is_there_again_in_part_the_rest_is_presumed_anew()
    {
        Says(Own(0, First), 20, SnapshotFinding.Reopened, 40, First);
        Says(Own(0, First, Second), 70, SnapshotFinding.Reopened, 20, First, Second);
    }

    [Fact]
    public void What_is_higher_there_than_earlier_lists_explain_is_owed_again_as_far_as_they_do_and_reported() => Says(Own(0, First), 80, SnapshotFinding.Higher, 0, First);

    [Fact]
    public void What_is_not_clear_is_left_alone()
    {
        Unclear(Own(100), new(Euros(40), SnapshotDoubt.Ambiguous), SnapshotDoubt.Ambiguous);
        Unclear(Own(100), new(new Money(40, "USD")), SnapshotDoubt.CurrencyDiffers);
        Unclear(Own(100) with { DateUncertain = true }, null, SnapshotDoubt.DatesUnconfirmed);
        Says(Own(100) with { DateUncertain = true }, 40, SnapshotFinding.Lower, 60);
        Says(new(new Money(100, "USD"), Through, false, []), 0, SnapshotFinding.Vanished, new Money(100, "USD"));
    }

    [Theory]
    [InlineData(100, 100, 10, 2_000, null)]
    [InlineData(100, 100, 11, 100, "snapshot_exceeds_count")]
    [InlineData(100, 100, 4, 2_000, null)]
    [InlineData(100, 100, 4, 2_001, "snapshot_exceeds_amount")]
    [InlineData(100, 100, 3, 10_000, null)]
    [InlineData(100, 100, 0, 0, null)]
    [InlineData(0, 100, 0, 0, "snapshot_empty")]
    [InlineData(0, 0, 0, 0, "snapshot_empty")]
    [InlineData(2, 3, 1, 9_000, null)]
    [InlineData(1, 3, 2, 9_000, null)]
    [InlineData(1, 3, 3, 10_000, "snapshot_exceeds_count")]
    [InlineData(1, 2, 2, 10_000, "snapshot_exceeds_count")]
    [InlineData(1, 1, 1, 10_000, null)]
    public void More_than_a_set_share_is_refused(int listed, int open, int settled, int cents, string? code) =>
        Assert.Equal(code, SnapshotThreshold.Default.Judge(new(listed, open, settled, Euros(100), OfCents(cents)))?.Code);

    [Fact]
    public void An_entity_that_allows_all_of_it_still_accepts_an_empty_list_itself()
    {
        var all = new SnapshotThreshold(100, 100, 0);
        Assert.Null(all.Judge(new(1, 50, 50, Euros(100), Euros(100))));
        Assert.Equal("snapshot_empty", all.Judge(new(0, 50, 50, Euros(100), Euros(100)))?.Code);
        Assert.Equal("snapshot_exceeds_count", new SnapshotThreshold(0, 100, 0).Judge(new(49, 50, 1, Euros(100), Euros(1)))?.Code);
    }

    [Fact]
    public void The_currency_that_loses_the_largest_share_counts()
    {
        var figures = SnapshotFigures.Of(10, 20, 5, [(Euros(1_000), Euros(10)), (new Money(50, "USD"), new Money(25, "USD")), (new Money(5, "GBP"), Zero)]);
        Assert.Equal((new Money(50, "USD"), new Money(25, "USD")), (figures.OpenAmount, figures.SettledAmount));
        Assert.Equal(Zero, SnapshotFigures.Of(0, 0, 0, []).OpenAmount);
    }

    [Fact]
    public void A_list_from_which_too_much_vanished_waits_for_a_person()
    {
        Given(Received).When(new Judge(Many, SnapshotThreshold.Default)).Then(Refused);
        Given(Received).When(new Judge(Some, SnapshotThreshold.Default)).ThenNothing();
        Given(Received, Refused).When(new Accept()).Then(new OpenItemsAccepted(Siren));
        Given(Received, Refused, new OpenItemsAccepted(Siren)).When(new Judge(Many, SnapshotThreshold.Default)).ThenNothing();
        Given(Received, Refused, new OpenItemsAccepted(Siren)).When(new Finish(200, 1)).Then(new OpenItemsBooked(Siren, 200, 1));
    }

    [Fact]
    public void Nobody_accepts_what_waits_for_nobody()
    {
        Given().When(new Accept()).ThenRefused("snapshot_unknown");
        Given(Received).When(new Accept()).ThenRefused("snapshot_not_refused");
        Given(Received, new OpenItemsDiscarded(Siren, "snapshot_unreadable", "2 lines cannot be read.")).When(new Accept()).ThenRefused("snapshot_not_refused");
        Given(Received, Refused, new OpenItemsSuperseded(Siren)).When(new Accept()).ThenRefused("snapshot_outdated");
        Given(Received, new OpenItemsBooked(Siren, 1, 0)).When(new Accept()).ThenNothing();
    }

    [Fact]
    public void The_same_list_again_is_looked_at_again_only_where_it_settled_nothing()
    {
        var receive = new Receive(Siren, Drawn, Sha256);
        Given().When(receive).Then(Received);
        Given(Received, Refused).When(receive).Then(Received);
        Given(Received, new OpenItemsDiscarded(Siren, "snapshot_unreadable", "2 lines cannot be read.")).When(receive).Then(Received);
        Given(Received, new OpenItemsBooked(Siren, 1, 0)).When(receive).ThenNothing();
        Given(Received, new OpenItemsCompared(Siren, Some)).When(receive).ThenNothing();
        Given(Received, Refused).When(new Supersede()).Then(new OpenItemsSuperseded(Siren));
        Given(Received).When(new Supersede()).ThenNothing();
    }

    [Fact]
    public void A_list_and_what_it_presumes_are_known_by_their_content()
    {
        var entity = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        var list = OpenItemsSnapshot.Of(entity, Drawn, Sha256);
        Assert.Equal(list, OpenItemsSnapshot.Of(entity, Drawn with { At = Drawn.At.ToOffset(TimeSpan.FromHours(1)) }, Sha256));
        Assert.NotEqual(list, OpenItemsSnapshot.Of(entity, Drawn with { At = Drawn.At.AddMinutes(1) }, Sha256));
        var invoice = Guid.NewGuid();
        Assert.Equal(OpenItemsSnapshot.PaymentOf(list, Through, invoice), OpenItemsSnapshot.PaymentOf(list, Through, invoice));
        Assert.StartsWith("open-items:2026-03-02:", OpenItemsSnapshot.PaymentOf(list, Through, invoice), StringComparison.Ordinal);
        Assert.NotEqual(OpenItemsSnapshot.PaymentOf(list, Through, invoice), OpenItemsSnapshot.PaymentOf(list, Through, Guid.NewGuid()));
    }

    static OpenItemsReceived Received => new(Siren, Drawn, Sha256);

    static OpenItemsRefused Refused => new(Siren, "snapshot_exceeds_count", "200 of 1000 open invoices would be settled: more than 10 percent.", Many);

    static Specification<OpenItemsSnapshot, SnapshotCommand, SnapshotEvent> Given(params SnapshotEvent[] facts) => Specification<OpenItemsSnapshot, SnapshotCommand, SnapshotEvent>.Given(facts);

    static OwnItem Own(decimal open, params Presumption[] presumed) => new(Euros(open), Through.AddDays(-10), false, [.. presumed]);

    static void Says(OwnItem own, decimal? listed, SnapshotFinding finding, decimal settles, params Presumption[] back) => Says(own, listed, finding, Euros(settles), back);

    static void Says(OwnItem own, decimal? listed, SnapshotFinding finding, Money settles, params Presumption[] back)
    {
        var compared = SnapshotComparison.Of(own, listed is { } open ? new(Euros(open)) : null, Through);
        Assert.Equal((finding, settles), (compared.Finding, compared.Settles));
        Assert.Equal(back, compared.TakesBack);
    }

    static void Unclear(OwnItem own, ListedItem? listed, SnapshotDoubt doubt)
    {
        var compared = SnapshotComparison.Of(own, listed, Through);
        Assert.Equal((SnapshotFinding.Unclear, doubt, Zero), (compared.Finding, compared.Doubt, compared.Settles));
        Assert.Empty(compared.TakesBack);
    }
}
