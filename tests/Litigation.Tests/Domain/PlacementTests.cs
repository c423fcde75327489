using System.Text.Json;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class PlacementTests
{
    static readonly ClaimsPlaced Start = new(Alpha, Here, Both, Money.Euros(1290), Monday);
    static readonly ReportCollection Ninety = new("col-1", Small.Invoice, Money.Euros(90), Tuesday, Friday);
    static readonly CollectionReported NinetyReported = new(Alpha, "col-1", Small.Invoice, Money.Euros(90), Money.Zero, Tuesday, Friday);

    [Fact]
    public void Claims_are_placed_with_their_total() =>
        Given().When(new PlaceClaims(Alpha, Here, Both, Monday)).Then(Start);

    [Fact]
    public void They_are_placed_with_the_name_that_the_register_shows_that_day() =>
        Given().When(new PlaceClaims(Alpha, Here, Both, Monday, "Alpha Recouvrement SAS")).Then(Start with { AgencyName = "Alpha Recouvrement SAS" });

    [Fact]
    public void They_are_placed_under_the_terms_of_the_mandate_of_that_day()
    {
        var terms = new MandateTerms("MR-1", MandateKind.Placement, new("1", [new(1500)], [], 2000, FeeBearer.Creditor), new(15, true));
        Given().When(new PlaceClaims(Alpha, Here, Both, Monday, null, terms)).Then(Start with { Terms = terms });
    }

    [Fact]
    public void Court_acts_are_refused_to_who_speaks_for_the_creditor_and_not_to_whom_claims_were_handed_over_under_such_a_mandate_before()
    {
        var terms = new MandateTerms("WL-1", MandateKind.WhiteLabel, new("1", [new(1500)], [], 2000, FeeBearer.Creditor), new(15, true));
        var assigned = Start with { Terms = terms, IsWhiteLabel = true };
        Given().When(new PlaceClaims(Alpha, Here, Both, Monday, null, terms) { IsWhiteLabel = true }).Then(assigned);
        Given(assigned).When(new AskGreenLight("gl-1", GreenLitAct.CourtAction, Tuesday)).ThenRefused("white_label");
        Given(Start with { Terms = terms }).When(new AskGreenLight("gl-1", GreenLitAct.CourtAction, Tuesday)).Then(new GreenLightAsked(Alpha, "gl-1", GreenLitAct.CourtAction, Tuesday));
    }

    [Fact]
    public void A_placement_from_before_the_name_was_kept_is_read_without_it()
    {
        var kept = JsonSerializer.SerializeToNode(Start, EventJson.Options)!.AsObject();
        kept.Remove("agencyName");
        var read = kept.Deserialize<ClaimsPlaced>(EventJson.Options)!;
        Assert.Equal((null, Start.Total, Start.On), (read.AgencyName, read.Total, read.On));
    }

    [Fact]
    public void Nothing_is_reported_on_what_was_never_placed() =>
        Given().When(new Acknowledge("A-1", Monday)).ThenRefused("nothing_placed");

    [Fact]
    public void The_creditor_ends_a_mandate_once_and_money_received_is_still_a_fact()
    {
        var ended = new PlacementEnded(Alpha, "insolvent", Tuesday);
        Given(Start).When(new EndMandate("insolvent", Tuesday)).Then(ended);
        Given(Start, ended).When(new ReportAction("act-1", ActionKind.Call, Friday, Friday)).ThenRefused("mandate_ended");
        Given(Start, ended).When(Ninety).Then(NinetyReported);
        Given().When(new EndMandate("insolvent", Tuesday)).ThenRefused("nothing_placed");
    }

    [Fact]
    public void An_acknowledgement_counts_once()
    {
        Given(Start).When(new Acknowledge("A-1", Tuesday)).Then(new PlacementAcknowledged(Alpha, "A-1", Tuesday));
        Given(Start, new PlacementAcknowledged(Alpha, "A-1", Tuesday)).When(new Acknowledge("A-2", Friday)).ThenRefused("already_acknowledged");
    }

    [Fact]
    public void An_action_is_kept_with_its_own_day() =>
        Given(Start).When(new ReportAction("act-1", ActionKind.Call, Tuesday, Friday)).Then(new ActionReported(Alpha, "act-1", ActionKind.Call, Tuesday, Friday));

    [Fact]
    public void A_reference_stands_for_one_report_whatever_its_case()
    {
        var given = Given(Start, new ActionReported(Alpha, "act-1", ActionKind.Call, Tuesday, Tuesday));
        given.When(new ReportAction("ACT-1", ActionKind.Call, Tuesday, Friday)).ThenNothing();
        given.When(new ReportAction("act-1", ActionKind.Visit, Tuesday, Friday)).ThenRefused("reference_used");
        given.When(Ninety with { Reference = "Act-1" }).ThenRefused("reference_used");
    }

    [Fact]
    public void A_day_to_come_or_before_the_placement_is_refused()
    {
        Given(Start).When(new ReportAction("act-1", ActionKind.Letter, Friday, Tuesday)).ThenRefused("day_in_future");
        Given(Start).When(new ReportAction("act-1", ActionKind.Letter, Monday.AddDays(-1), Tuesday)).ThenRefused("day_before_placement");
        Given(Start).When(Ninety with { CollectedOn = Friday.AddDays(1) }).ThenRefused("day_in_future");
        Given(Start).When(Ninety with { CollectedOn = Monday.AddDays(-1) }).ThenRefused("day_before_placement");
    }

    [Fact]
    public void A_collection_is_kept_once() =>
        Given(Start).When(Ninety).Then(NinetyReported);

    [Fact]
    public void A_collection_names_a_claim_of_the_placement_in_its_currency_and_more_than_nothing()
    {
        Given(Start).When(Ninety with { Invoice = There }).ThenRefused("claim_not_placed");
        Given(Start).When(Ninety with { Amount = new Money(90, "USD") }).ThenRefused("wrong_currency");
        Given(Start).When(Ninety with { Amount = Money.Zero }).ThenRefused("amount_not_positive");
    }

    [Fact]
    public void More_than_is_owed_is_a_fact_and_flagged()
    {
        Given(Start).When(Ninety with { Amount = Money.Euros(100) }).Then(NinetyReported with { Amount = Money.Euros(100), Excess = Money.Euros(10) });
        Given(Start, NinetyReported).When(Ninety with { Reference = "col-2" }).Then(NinetyReported with { Reference = "col-2", Excess = Money.Euros(90) });
    }

    [Fact]
    public void What_changes_at_home_is_told() =>
        Given(Start).When(Change(Small.Invoice, 50, 2)).Then(new ClaimBalanceChanged(Alpha, Small.Invoice, Money.Euros(50), "payment", 2, Friday));

    [Fact]
    public void What_the_agency_itself_collected_is_booked_and_not_told() =>
        Given(Start, NinetyReported).When(Change(Small.Invoice, 0, 2) with { Cause = "agency_collection", Change = Money.Euros(90) })
            .Then(new CollectionBooked(Small.Invoice, Money.Euros(90), Money.Zero, 2, Friday));

    [Fact]
    public void A_late_collection_of_another_agency_is_told() =>
        Given(Start).When(Change(Small.Invoice, 0, 2) with { Cause = "agency_collection" })
            .Then(new ClaimBalanceChanged(Alpha, Small.Invoice, Money.Zero, "agency_collection", 2, Friday));

    [Fact]
    public void What_was_booked_is_not_taken_off_twice() =>
        Given(Start, new CollectionReported(Alpha, "col-1", Large.Invoice, Money.Euros(1000), Money.Zero, Tuesday, Tuesday), new CollectionBooked(Large.Invoice, Money.Euros(1000), Money.Euros(200), 5, Tuesday))
            .When(Ninety with { Reference = "col-2", Invoice = Large.Invoice, Amount = Money.Euros(200) })
            .Then(new CollectionReported(Alpha, "col-2", Large.Invoice, Money.Euros(200), Money.Zero, Tuesday, Friday));

    [Fact]
    public void Late_and_repeated_balances_are_no_news()
    {
        Given(Start, new ClaimBalanceChanged(Alpha, Large.Invoice, Money.Euros(50), "payment", 7, Tuesday)).When(Change(Large.Invoice, 900, 6)).ThenNothing();
        Given(Start).When(Change(Large.Invoice, 1200, 5)).ThenNothing();
        Given(Start).When(Change(There, 0, 2)).ThenNothing();
    }

    [Fact]
    public void The_mandate_ends_when_nothing_is_owed_any_more() =>
        Given(Start, new ClaimBalanceChanged(Alpha, Small.Invoice, Money.Zero, "payment", 2, Tuesday)).When(Change(Large.Invoice, 0, 5))
            .Then(new ClaimBalanceChanged(Alpha, Large.Invoice, Money.Zero, "payment", 5, Friday), new PlacementEnded(Alpha, "settled", Friday));

    [Fact]
    public void After_its_end_money_is_still_a_fact_and_acts_are_not_allowed()
    {
        PlacementEvent[] ended =
        [
            Start, new ClaimBalanceChanged(Alpha, Small.Invoice, Money.Zero, "payment", 2, Tuesday),
            new ClaimBalanceChanged(Alpha, Large.Invoice, Money.Zero, "payment", 5, Tuesday), new PlacementEnded(Alpha, "settled", Tuesday),
        ];
        Given(ended).When(Ninety).Then(NinetyReported with { Excess = Money.Euros(90) });
        Given(ended).When(new ReportAction("act-1", ActionKind.Visit, Tuesday, Friday)).Then(new ActionReported(Alpha, "act-1", ActionKind.Visit, Tuesday, Friday));
        Given(ended).When(new ReportAction("act-1", ActionKind.Visit, Friday, Friday)).ThenRefused("mandate_ended");
        Given(ended).When(Change(Small.Invoice, 90, 3)).ThenNothing();
    }

    static ChangeBalance Change(Guid claim, decimal outstanding, long version) => new(claim, Money.Euros(1), Money.Euros(outstanding), "payment", version, Friday);

    static Specification<Placement, PlacementCommand, PlacementEvent> Given(params PlacementEvent[] facts) => Specification<Placement, PlacementCommand, PlacementEvent>.Given(facts);
}
