using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Support;
using static Recouvrement.Litigation.Domain.Mandates.MandateCommand;
using static Recouvrement.Litigation.Domain.Mandates.MandateEvent;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>What a creditor and an agency sign (CPCE R124-3).</summary>
public sealed class CollectionMandateTests
{
    const string Creditor = "000123455", Hash = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

    static readonly DateOnly Today = new(2026, 3, 16);
    static readonly MandateTerms Terms = new("MR-1", MandateKind.Placement, new("2026-1", [new(1500)], [], 2000, FeeBearer.Creditor), new(null, true));
    static readonly WrittenMandate Full = new(Terms, true, "RC Pro, contrat RC-2026", false, null, new(2026, 3, 2), new(2027, 3, 1), Hash, null);
    static readonly WrittenMandate Trial = Full with { Terms = Terms with { Reference = "MR-T" }, Test = new(20, Money.Euros(10_000)) };

    [Fact]
    public void A_mandate_is_signed_once()
    {
        Mandates().When(Sign(Full)).Then(Signed(Full));
        Mandates(Signed(Full)).When(Sign(Full with { LiabilityCover = "Other" })).ThenRefused("mandate_reference_used");
    }

    public static TheoryData<WrittenMandate, string> Wrong { get; } = new()
    {
        { Full with { Terms = Terms with { Kind = MandateKind.None } }, "mandate_kind_missing" },
        { Full with { PowerToReceive = false }, "mandate_without_power" },
        { Full with { LiabilityCover = "" }, "mandate_without_cover" },
        { Full with { Terms = Terms with { Kind = MandateKind.WhiteLabel } }, "data_agreement_missing" },
        { Full with { ValidUntil = new(2026, 3, 1) }, "mandate_ends_before_it_begins" },
        { Full with { Terms = Terms with { Remittance = new(181, true) } }, "remittance_out_of_range" },
        { Full with { Terms = Terms with { Remittance = new(-1, true) } }, "remittance_out_of_range" },
        { Full with { Terms = Terms with { Fees = Terms.Fees with { BorneBy = FeeBearer.Debtor } } }, "fee_borne_by_debtor" },
        { Full with { Test = new(0, Money.Euros(1)) }, "test_out_of_range" },
        { Full with { Test = new(1, Money.Zero) }, "test_out_of_range" },
        { Full with { SignedOn = new(2026, 3, 17) }, "day_in_future" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_mandate_that_lacks_what_the_law_demands_is_refused(WrittenMandate mandate, string code) => Mandates().When(Sign(mandate)).ThenRefused(code);

    [Fact]
    public void White_label_makes_a_processor_and_a_placement_a_controller()
    {
        var white = Full with { Terms = Terms with { Kind = MandateKind.WhiteLabel }, DataAgreement = "DPA-1" };
        Mandates().When(Sign(white)).Then(Signed(white));
        Assert.Equal((DataRole.Processor, DataRole.Controller), (MandateTerms.RoleOf(MandateKind.WhiteLabel), MandateTerms.RoleOf(MandateKind.Placement)));
    }

    [Theory]
    [InlineData("2026-03-01", null)]
    [InlineData("2026-03-02", "MR-1")]
    [InlineData("2027-03-01", "MR-1")]
    [InlineData("2027-03-02", null)]
    public void It_holds_from_its_first_day_to_its_last(string on, string? reference) => Assert.Equal(reference, InForce(DateOnly.Parse(on, null), Signed(Full)));

    [Fact]
    public void The_last_signed_of_those_that_hold_counts()
    {
        var next = Full with { Terms = Terms with { Reference = "MR-2", Fees = Terms.Fees with { Version = "2026-2", SuccessFees = [new(1200)] } }, SignedOn = new(2026, 9, 1), ValidUntil = new(2026, 12, 31) };
        MandateEvent[] both = [Signed(Full), Signed(next)];
        Assert.Equal(("MR-1", "MR-2", "MR-2", "MR-1"), (InForce(new(2026, 8, 31), both), InForce(new(2026, 9, 1), both), InForce(new(2026, 12, 31), both), InForce(new(2027, 1, 1), both)));
    }

    [Fact]
    public void One_that_is_ended_holds_no_more_from_that_day_on()
    {
        var revoked = new MandateRevoked("MR-1", Today);
        Mandates(Signed(Full)).When(new RevokeMandate("MR-1", Today)).Then(revoked);
        Assert.Equal(("MR-1", null), (InForce(Today.AddDays(-1), Signed(Full), revoked), InForce(Today, Signed(Full), revoked)));
        Mandates(Signed(Full)).When(new RevokeMandate("MR-9", Today)).ThenRefused("no_such_mandate");
        Mandates(Signed(Full), revoked).When(new RevokeMandate("MR-1", Today.AddDays(3))).ThenNothing();
    }

    [Fact]
    public void A_test_has_bounds_until_it_is_passed()
    {
        var released = new MandateReleased("MR-T", Today);
        Mandates(Signed(Trial)).When(new ReleaseMandate("MR-T", Today)).Then(released);
        Mandates(Signed(Full)).When(new ReleaseMandate("MR-1", Today)).ThenNothing();
        Assert.NotNull(State(Signed(Trial)).InForce(Today)!.Test);
        Assert.Null(State(Signed(Trial), released).InForce(Today)!.Test);
    }

    [Fact]
    public void Two_creditors_have_mandates_of_their_own() =>
        Assert.NotEqual(CollectionMandate.StreamOf(Siren.Parse("000123455")!.Value, "alpha"), CollectionMandate.StreamOf(Siren.Parse("000123456")!.Value, "alpha"));

    static SignMandate Sign(WrittenMandate mandate) => new(Creditor, "alpha", mandate, Today);

    static MandateSigned Signed(WrittenMandate mandate) => new(Creditor, "alpha", mandate, Today);

    static string? InForce(DateOnly on, params MandateEvent[] facts) => State(facts).InForce(on)?.Written.Terms.Reference;

    static CollectionMandate State(params MandateEvent[] facts) => facts.Aggregate(CollectionMandate.Initial, CollectionMandate.Evolve);

    static Specification<CollectionMandate, MandateCommand, MandateEvent> Mandates(params MandateEvent[] facts) => Specification<CollectionMandate, MandateCommand, MandateEvent>.Given(facts);
}
