using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.WriteOffs.WriteOffCommand;
using static Recouvrement.Litigation.Domain.WriteOffs.WriteOffEvent;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Losses;

/// <summary>Losses, what the law asks before their tax is claimed back, and what comes in after all (rules section 8).</summary>
public sealed class WriteOffTests
{
    static readonly DateOnly Today = Day("2026-11-02");
    static readonly WriteOffMatter Of = new("000123455", Sample.Of.Debtor, "C0012", Sample.Large.Invoice, "FA-1", "PERTE-1");
    static readonly LossEvidence Liquidation = new(LossGround.Liquidation, Day("2026-09-16"), "BODACC-1");
    static readonly LostAmount Lost = LostAmount.Of(Money.Euros(9000), Money.Euros(12000), Money.Euros(2000));
    static readonly RectifyingDuplicate Duplicate = new("FR-1", Day("2026-10-20"));
    static readonly WriteOffProposed Proposed = new(Of, Lost, Liquidation, Collector, Today);
    static readonly WriteOffApproved Approved = new(Manager, Today);
    static readonly DebtWrittenOff Done = new(Of, Lost, Liquidation, Money.Euros(1500), Duplicate, Today, Collector, Today);

    static WriteDebtOff Write(bool reclaim = true, string? on = null, string? today = null) => new(reclaim, on is null ? Today : Day(on), TimeLimits.Shipped, null, Collector, today is null ? Today : Day(today));

    [Fact]
    public void Of_twelve_thousand_with_three_thousand_paid_fifteen_hundred_of_tax_are_lost() =>
        Assert.Equal((9000m, 7500m, 1500m), (Lost.Gross.Amount, Lost.Net.Amount, Lost.Vat.Amount));

    [Theory]
    [InlineData(100.01, 120, 20, 83.34, 16.67)]
    [InlineData(0.03, 120, 20, 0.02, 0.01)]
    [InlineData(50, 50, 0, 50, 0)]
    public void The_tax_is_in_proportion_and_half_up(decimal lost, decimal invoiced, decimal vat, decimal net, decimal part)
    {
        var amount = LostAmount.Of(Money.Euros(lost), Money.Euros(invoiced), Money.Euros(vat));
        Assert.Equal((net, part), (amount.Net.Amount, amount.Vat.Amount));
        Assert.Equal(amount.Gross, amount.Net + amount.Vat);
    }

    [Fact]
    public void The_duplicate_bears_the_words_of_the_law() => Assert.Equal(
        "Facture demeurée impayée pour la somme de 7 500,00 € (prix net) et pour la somme de 1 500,00 € (TVA correspondante) qui ne peut faire l'objet d'une déduction (CGI, art. 272)",
        WriteOff.UnpaidMention(Lost).Replace('\u202f', ' ').Replace('\u00a0', ' '));

    [Fact]
    public void Two_people_give_a_debt_up()
    {
        Given().When(new ProposeWriteOff(Of, Lost, Liquidation, Collector, Today)).Then(Proposed);
        Given(Proposed).When(new ApproveWriteOff(Collector, Today)).ThenRefused("same_person");
        Given(Proposed).When(new ApproveWriteOff(Manager, Today)).Then(Approved);
        Given(Proposed).When(Write()).ThenRefused("not_approved");
        Given(Proposed, new WriteOffDeclined(Manager, Today)).When(Write()).ThenRefused("decided_already");
        Given().When(new ProposeWriteOff(Of, Lost with { Gross = Money.Zero }, Liquidation, Collector, Today)).ThenRefused("nothing_owed");
        Given().When(new ProposeWriteOff(Of, Lost, Liquidation with { On = Today.AddDays(1) }, Collector, Today)).ThenRefused("day_in_future");
    }

    [Theory]
    [InlineData(9000, null)]
    [InlineData(8999.99, "claim_exceeded")]
    [InlineData(0, "claim_exceeded")]
    public void No_more_is_written_off_than_is_owed_and_not_written_off_already(decimal left, string? refused)
    {
        var story = Given(Proposed, Approved, new RectifyingInvoiceSent(Duplicate, Collector, Today)).When(Write() with { Left = Money.Euros(left) });
        if (refused is null) story.Then(Done);
        else story.ThenRefused(refused);
    }

    [Fact]
    public void What_was_agreed_to_may_be_given_up_until_it_is_done_so_that_another_part_can_be_proposed()
    {
        Given(Proposed, Approved).When(new DeclineWriteOff(Manager, Today)).Then(new WriteOffDeclined(Manager, Today));
        Given(Proposed, Approved).When(new DeclineWriteOff(Collector, Today)).ThenRefused("same_person");
        Given(Proposed, Approved, Done).When(new DeclineWriteOff(Manager, Today)).ThenRefused("decided_already");
    }

    [Fact]
    public void Without_a_law_of_its_day_no_tax_is_claimed_back()
    {
        var old = Proposed with { Evidence = Liquidation with { On = Day("1999-12-31") } };
        Assert.Null(WriteOff.Evolve(WriteOff.Initial, old).VatClaimUntil(TimeLimits.Shipped));
        Given(old, Approved).When(Write()).ThenRefused("law_unknown");
    }

    [Fact]
    public void The_tax_is_claimed_back_once_the_duplicate_has_gone_out()
    {
        Given(Proposed, Approved).When(Write()).ThenRefused("rectifying_invoice_missing");
        Given(Proposed, Approved).When(Write(reclaim: false)).Then(Done with { ReclaimedVat = Money.Zero, Duplicate = null });
        var sent = new RectifyingInvoiceSent(Duplicate, Collector, Today);
        Given(Proposed, Approved).When(new SendRectifyingInvoice(Duplicate, Collector, Today)).Then(sent);
        Given(Proposed, Approved, sent).When(Write()).Then(Done);
        Given(Proposed, Approved, sent).When(Write(on: "2026-10-19")).ThenRefused("rectifying_invoice_missing");
        Given(Proposed, Approved, sent).When(Write(on: "2026-09-15")).ThenRefused("before_evidence");
        Given(Proposed with { Evidence = Liquidation with { Ground = LossGround.Uneconomic } }, Approved, sent).When(Write()).ThenRefused("ground_without_vat");
    }

    [Theory]
    [InlineData("2028-12-31", null)]
    [InlineData("2029-01-01", "vat_claim_lapsed")]
    public void The_claim_lapses_at_the_end_of_the_second_year(string today, string? refused)
    {
        var writing = Given(Proposed, Approved, new RectifyingInvoiceSent(Duplicate, Collector, Today)).When(Write(on: "2026-12-01", today: today));
        if (refused is not null) writing.ThenRefused(refused);
        else writing.Then(Done with { WrittenOffOn = Day("2026-12-01"), On = Day(today) });
    }

    [Fact]
    public void Whatever_comes_in_later_the_tax_in_it_is_repaid_to_the_cent()
    {
        var later = Day("2027-02-01");
        Given(Proposed, Approved, Done).When(new RecoverAfterWriteOff("ENC-1", Money.Euros(900), later, Collector, later)).Then(new RecoveredAfterWriteOff(Of, "ENC-1", Money.Euros(900), Money.Euros(150), later, Collector, later));
        Given(Proposed, Approved, Done).When(new RecoverAfterWriteOff("ENC-1", Money.Euros(9000.01m), later, Collector, later)).ThenRefused("recovery_exceeds_loss");
        Given(Proposed, Approved).When(new RecoverAfterWriteOff("ENC-1", Money.Euros(900), later, Collector, later)).ThenRefused("nothing_lost");
        foreach (var part in new[] { 0.01m, 1m, 333.33m, 1234.56m, 8999.99m })
        {
            var state = State(Proposed, Approved, Done);
            // Of a cent each time there would be as many as cents: the fourth takes the rest.
            for (var (left, n) = (9000m, 0); left > 0; n++)
            {
                var amount = part < 1 && n == 3 ? left : Math.Min(part, left);
                state = WriteOff.Decide(state, new RecoverAfterWriteOff($"R-{n}", Money.Euros(amount), later, Collector, later)).Facts.Aggregate(state, WriteOff.Evolve);
                left -= amount;
            }

            Assert.Equal((1500m, 0m), (state.Repaid.Amount, state.StillLost.Amount));
        }
    }

    [Fact]
    public void A_loss_without_its_tax_repays_none()
    {
        var later = Day("2027-02-01");
        Given(Proposed, Approved, Done with { ReclaimedVat = Money.Zero }).When(new RecoverAfterWriteOff("ENC-1", Money.Euros(900), later, Collector, later))
            .Then(new RecoveredAfterWriteOff(Of, "ENC-1", Money.Euros(900), Money.Zero, later, Collector, later));
    }

    static WriteOff State(params WriteOffEvent[] facts) => Kernel.Deciding.Folding.Fold<WriteOff, WriteOffCommand, WriteOffEvent>(facts);

    static Specification<WriteOff, WriteOffCommand, WriteOffEvent> Given(params WriteOffEvent[] facts) => Specification<WriteOff, WriteOffCommand, WriteOffEvent>.Given(facts);
}
