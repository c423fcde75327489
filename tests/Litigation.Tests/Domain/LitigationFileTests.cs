using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Files.FileCommand;
using static Recouvrement.Litigation.Domain.Files.FileEvent;
using static Recouvrement.Litigation.Tests.Domain.Sample;

namespace Recouvrement.Litigation.Tests.Domain;

public sealed class LitigationFileTests
{
    static readonly FileOpened Opened = new(Of, 1, Notice, Both, Monday);
    static readonly OpenFile Open = new(Of, 1, Notice, Both, ImmutableDictionary<Guid, Guid>.Empty, Monday);

    [Fact]
    public void Claims_handed_over_get_a_file() =>
        Given().When(Open).Then(Opened);

    [Fact]
    public void A_claim_that_another_file_has_stays_there() =>
        Given().When(Open with { Elsewhere = Open.Elsewhere.Add(Small.Invoice, There) }).Then(Opened, new ClaimLeftOut(Small.Invoice, There, Monday));

    [Fact]
    public void A_file_whose_claims_are_all_elsewhere_is_closed_at_once() =>
        Given().When(Open with { Elsewhere = Open.Elsewhere.Add(Small.Invoice, There).Add(Large.Invoice, There) })
            .Then(Opened, new ClaimLeftOut(Large.Invoice, There, Monday), new ClaimLeftOut(Small.Invoice, There, Monday), new FileClosed("claims_elsewhere", Monday));

    [Fact]
    public void What_an_assignment_names_and_another_file_has_goes_back_to_dunning_at_once()
    {
        var (open, opened) = (Open with { IsWhiteLabel = true }, Opened with { IsWhiteLabel = true });
        Given().When(open with { Elsewhere = Open.Elsewhere.Add(Small.Invoice, There) })
            .Then(opened, new ClaimLeftOut(Small.Invoice, There, Monday), new ClaimReturned(Of, Small.Invoice, Small.Number, "claims_elsewhere", Monday));
        Given().When(open with { Elsewhere = Open.Elsewhere.Add(Small.Invoice, There).Add(Large.Invoice, There) })
            .Then(opened, new ClaimLeftOut(Large.Invoice, There, Monday), new ClaimLeftOut(Small.Invoice, There, Monday),
                new ClaimReturned(Of, Large.Invoice, Large.Number, "claims_elsewhere", Monday), new ClaimReturned(Of, Small.Invoice, Small.Number, "claims_elsewhere", Monday),
                new FileClosed("claims_elsewhere", Monday));
    }

    [Fact]
    public void A_file_with_nothing_owed_is_closed_at_once()
    {
        ImmutableArray<Claim> paid = [Small with { Outstanding = Money.Zero }];
        Given().When(Open with { Claims = paid }).Then(Opened with { Claims = paid }, Back(Small, Monday), new FileClosed("settled", Monday));
    }

    [Fact]
    public void A_waiting_file_follows_its_balances() =>
        Given(Opened).When(new RevalueClaim(Large.Invoice, Money.Euros(200), "payment", 5, Tuesday)).Then(new ClaimRevalued(Large.Invoice, Money.Euros(200), "payment", 5, Tuesday));

    [Fact]
    public void A_balance_older_than_the_hand_over_is_no_news() =>
        Given(Opened).When(new RevalueClaim(Large.Invoice, Money.Euros(1800), "undone", 3, Tuesday)).ThenNothing();

    [Fact]
    public void The_balance_of_a_claim_that_is_elsewhere_is_not_this_files() =>
        Given(Opened, new ClaimLeftOut(Small.Invoice, There, Monday)).When(new RevalueClaim(Small.Invoice, Money.Zero, "payment", 9, Tuesday)).ThenNothing();

    [Fact]
    public void A_waiting_file_closes_when_all_is_paid() =>
        Given(Opened, new ClaimRevalued(Small.Invoice, Money.Zero, "payment", 2, Tuesday))
            .When(new RevalueClaim(Large.Invoice, Money.Zero, "credit_note", 5, Friday))
            .Then(new ClaimRevalued(Large.Invoice, Money.Zero, "credit_note", 5, Friday), Back(Large, Friday), Back(Small, Friday), new FileClosed("settled", Friday));

    [Fact]
    public void An_agency_takes_a_waiting_file_once()
    {
        Given(Opened).When(new PlaceFile(Placed, "alpha", Tuesday)).Then(new FilePlaced(Placed, "alpha", Tuesday));
        Given(Opened, new FilePlaced(Placed, "alpha", Tuesday)).When(new PlaceFile(Placed, "beta", Friday)).ThenNothing();
    }

    [Fact]
    public void An_agency_takes_only_what_is_owed_the_oldest_first()
    {
        Assert.Equal([Large.Invoice, Small.Invoice], Folded(Opened).Owed.Select(c => c.Invoice));
        Assert.Equal([Small.Invoice], Folded(Opened, new ClaimRevalued(Large.Invoice, Money.Zero, "payment", 5, Tuesday)).Owed.Select(c => c.Invoice));
    }

    [Fact]
    public void What_is_paid_when_an_agency_takes_the_rest_goes_back_to_dunning() =>
        Given(Opened, new ClaimRevalued(Large.Invoice, Money.Zero, "payment", 5, Tuesday)).When(new PlaceFile(Placed, "alpha", Friday))
            .Then(new FilePlaced(Placed, "alpha", Friday), Back(Large, Friday));

    [Fact]
    public void A_claim_that_went_back_is_no_longer_this_files() =>
        Given(Opened, new ClaimRevalued(Large.Invoice, Money.Zero, "payment", 5, Tuesday), new FilePlaced(Placed, "alpha", Friday), Back(Large, Friday))
            .When(new RevalueClaim(Large.Invoice, Money.Euros(1200), "undone", 6, Friday)).ThenNothing();

    [Fact]
    public void A_closed_file_is_never_placed() =>
        Given(Opened, new FileClosed("settled", Tuesday)).When(new PlaceFile(Placed, "alpha", Friday)).ThenNothing();

    [Fact]
    public void A_file_closes_once_and_gives_its_claims_back() =>
        Given(Opened, new FilePlaced(Placed, "alpha", Tuesday)).When(new CloseFile("settled", Friday)).Then(Back(Large, Friday), Back(Small, Friday), new FileClosed("settled", Friday));

    [Fact]
    public void Nothing_is_placed_or_closed_that_was_not_handed_over()
    {
        Given().When(new PlaceFile(Placed, "alpha", Tuesday)).ThenRefused("file_not_opened");
        Given().When(new CloseFile("settled", Tuesday)).ThenRefused("file_not_opened");
    }

    [Fact]
    public void What_an_agency_does_not_take_on_waits_for_another_and_never_for_the_same()
    {
        FileEvent[] refused = [Opened, new FilePlaced(Placed, "alpha", Tuesday), new FileTakenBack("alpha", "no_capacity", true, Friday)];
        Given(refused[..2]).When(new TakeBackFile("alpha", "no_capacity", true, Friday)).Then(refused[2]);
        Given(refused).When(new PlaceFile(Placed, "alpha", Friday)).ThenNothing();
        Given(refused).When(new PlaceFile(There, "beta", Friday)).Then(new FilePlaced(There, "beta", Friday));
        Given(Opened).When(new TakeBackFile("alpha", "no_capacity", true, Friday)).ThenNothing();
    }

    [Fact]
    public void What_an_agency_has_closed_waits_for_a_person_first()
    {
        FileEvent[] closed = [Opened, new FilePlaced(Placed, "alpha", Tuesday), new FileTakenBack("alpha", "untraceable", false, Friday)];
        Given(closed).When(new PlaceFile(There, "beta", Friday)).ThenNothing();
        Given(closed).When(new LetFileWait(Friday)).Then(new FileWaits(Friday));
        Given([.. closed, new FileWaits(Friday)]).When(new PlaceFile(There, "beta", Friday)).Then(new FilePlaced(There, "beta", Friday));
        Given(Opened, new FilePlaced(Placed, "alpha", Tuesday)).When(new LetFileWait(Friday)).ThenRefused("file_not_returned");
        Given([.. closed, new ClaimRevalued(Large.Invoice, Money.Zero, "payment", 5, Friday)]).When(new RevalueClaim(Small.Invoice, Money.Zero, "payment", 2, Friday))
            .Then(new ClaimRevalued(Small.Invoice, Money.Zero, "payment", 2, Friday), Back(Large, Friday), Back(Small, Friday), new FileClosed("settled", Friday));
    }

    [Fact]
    public void One_claim_goes_back_and_with_the_last_the_file_is_closed()
    {
        ClaimReturned small = new(Of, Small.Invoice, Small.Number, "creditor_request", Friday), large = new(Of, Large.Invoice, Large.Number, "creditor_request", Friday);
        Given(Opened, new FilePlaced(Placed, "alpha", Tuesday)).When(new ReturnClaim(Small.Invoice, "creditor_request", Friday)).Then(small);
        Given(Opened, new FilePlaced(Placed, "alpha", Tuesday), small).When(new ReturnClaim(Large.Invoice, "creditor_request", Friday)).Then(large, new FileClosed("creditor_request", Friday));
    }

    static ClaimReturned Back(Claim claim, DateOnly on) => new(Of, claim.Invoice, claim.Number, "settled", on);

    static LitigationFile Folded(params FileEvent[] facts) => facts.Aggregate(LitigationFile.Initial, LitigationFile.Evolve);

    static Specification<LitigationFile, FileCommand, FileEvent> Given(params FileEvent[] facts) => Specification<LitigationFile, FileCommand, FileEvent>.Given(facts);
}
