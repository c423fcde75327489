using Recouvrement.Kernel.Limitation;
using Xunit;
using static Recouvrement.Kernel.Limitation.InterruptionKind;

namespace Recouvrement.Kernel.Tests.Limitation;

/// <summary>Rules R3.1 to R3.4 and section 15, with the vectors of the rules.</summary>
public sealed class LimitationTests
{
    static readonly LimitedClaim Completed = new(Day.Of("2021-11-30"), Day.Of("2022-01-14"), LimitKind.Commercial);

    [Theory]
    [InlineData("commercial", "2021-11-30", "2026-11-30")] // the vector of the rules
    [InlineData("consumer", "2021-11-30", "2023-11-30")]
    [InlineData("carriage", "2021-11-30", "2022-11-30")]
    [InlineData("enforceable_title", "2021-11-30", "2031-11-30")]
    [InlineData("public_body", "2021-11-30", "2025-12-31")]
    [InlineData("public_body", "2021-01-01", "2025-12-31")]
    [InlineData("public_body", "2021-12-31", "2025-12-31")]
    [InlineData("public_body", "2022-01-01", "2026-12-31")]
    [InlineData("commercial", "2024-02-29", "2029-02-28")] // no such day: the last of the month
    [InlineData("commercial", "2023-02-28", "2028-02-28")]
    [InlineData("commercial", "2021-05-01", "2026-05-01")] // a public holiday moves nothing
    [InlineData("commercial", "2021-08-01", "2026-08-01")] // nor does a Saturday
    public void A_claim_lapses_at_the_end_of_the_last_day_of_its_period(string limit, string born, string last) =>
        Assert.Equal(Day.Of(last), Of(new(Day.Of(born), Day.Of(born), Kind(limit))).SafeOn);

    [Fact]
    public void The_possible_date_counts_from_the_due_date()
    {
        var dates = Of(Completed);
        Assert.Equal((Day.Of("2026-11-30"), Day.Of("2027-01-14")), (dates.SafeOn, dates.PossibleOn));
        Assert.Equal("C. com. L110-4 I, C. civ. 2224 (loi 2008-561)", dates.Period.Source);
    }

    [Fact]
    public void A_due_date_before_the_claim_was_born_makes_nothing_earlier() =>
        Assert.Equal(Day.Of("2026-11-30"), Of(Completed with { DueOn = Day.Of("2021-10-01") }).PossibleOn);

    [Fact]
    public void An_acknowledgement_starts_a_new_full_period() => Safe("2029-03-05", new InterruptingAct(Acknowledgement, Day.Of("2024-03-05")));

    [Theory]
    [InlineData("2026-11-30", "2031-11-30")]
    [InlineData("2026-12-01", "2026-11-30")]
    public void On_its_last_day_a_claim_can_still_be_interrupted_and_after_it_no_more(string act, string last) => Safe(last, new InterruptingAct(Acknowledgement, Day.Of(act)));

    [Fact]
    public void A_chain_of_acts_holds_only_while_each_comes_in_time() =>
        Safe("2033-02-01", new(Enforcement, Day.Of("2028-02-01")), new(Acknowledgement, Day.Of("2024-03-05")), new InterruptingAct(Acknowledgement, Day.Of("2039-01-01")));

    [Fact]
    public void A_claim_in_court_interrupts_until_its_end()
    {
        // The vector of the rules: an order served on 9 October 2026, then five years from the end of the proceedings.
        var served = new InterruptingAct(CourtClaim, Day.Of("2026-10-09"));
        Assert.Null(Of(Completed with { Acts = [served] }).SafeOn);
        Safe("2032-03-15", served with { EndedOn = Day.Of("2027-03-15") });
    }

    [Fact]
    public void A_claim_that_lapsed_or_was_withdrawn_has_interrupted_nothing() => Safe("2026-11-30", new InterruptingAct(CourtClaim, Day.Of("2026-10-09"), Day.Of("2027-03-15"), IsVoid: true));

    [Fact]
    public void A_declaration_in_insolvency_interrupts_until_the_proceedings_close()
    {
        var declared = new InterruptingAct(InsolvencyDeclaration, Day.Of("2025-01-10"));
        Assert.Null(Of(Completed with { Acts = [declared] }).SafeOn);
        Safe("2033-06-30", declared with { EndedOn = Day.Of("2028-06-30") });
    }

    [Fact]
    public void A_formal_notice_never_interrupts_but_against_a_public_body()
    {
        var demand = new InterruptingAct(WrittenDemand, Day.Of("2023-11-20"));
        Safe("2026-11-30", demand);
        Assert.Equal(Day.Of("2027-12-31"), Of(Completed with { Limit = LimitKind.PublicBody, Acts = [demand] }).SafeOn);
    }

    [Fact]
    public void A_part_payment_moves_the_possible_date_only()
    {
        var dates = Of(Completed with { Hints = [Day.Of("2025-04-02")] });
        Assert.Equal((Day.Of("2026-11-30"), Day.Of("2030-04-02")), (dates.SafeOn, dates.PossibleOn));
    }

    [Theory]
    [InlineData("2023-01-01", "2023-01-10", false, "2026-12-10")] // ten days
    [InlineData("2026-11-01", "2026-11-10", false, "2026-12-10")]
    [InlineData("2026-11-01", "2026-11-10", true, "2027-05-10")] // six months are left
    [InlineData("2023-01-01", "2023-01-10", true, "2026-12-10")]
    [InlineData("2021-11-01", "2021-12-10", false, "2026-12-10")] // only from its first day on
    [InlineData("2026-12-01", "2026-12-10", true, "2026-11-30")] // too late
    public void A_suspension_adds_its_days_and_a_mediation_leaves_six_months(string from, string until, bool amicable, string last) =>
        Assert.Equal(Day.Of(last), Of(Completed with { Suspensions = [new(Day.Of(from), Day.Of(until), amicable)] }).SafeOn);

    [Fact]
    public void While_a_suspension_lasts_there_is_no_last_day() =>
        Assert.Equal((null, null), Of(Completed with { Suspensions = [new(Day.Of("2026-01-01"), null)] }) is var dates ? (dates.SafeOn, dates.PossibleOn) : default);

    [Fact]
    public void Twenty_years_are_the_end_of_it_unless_a_court_or_an_officer_acted()
    {
        InterruptingAct[] words = [.. new[] { "2026-01-01", "2030-01-01", "2034-01-01", "2038-01-01", "2041-01-01" }.Select(day => new InterruptingAct(Acknowledgement, Day.Of(day)))];
        Safe("2041-11-30", words);
        Safe("2046-01-01", [.. words[..4], new(Enforcement, Day.Of("2041-01-01"))]);
    }

    [Theory]
    [InlineData(1, "2022-11-30")]
    [InlineData(10, "2031-11-30")]
    public void A_contract_sets_one_to_ten_years(int years, string last) => Assert.Equal(Day.Of(last), Of(Completed with { AgreedYears = years }).SafeOn);

    [Theory]
    [InlineData(0)]
    [InlineData(11)]
    public void A_contract_sets_neither_less_nor_more(int years) => Assert.Throws<ArgumentOutOfRangeException>(() => Of(Completed with { AgreedYears = years }));

    [Fact]
    public void No_contract_binds_a_consumer() => Assert.Equal(Day.Of("2023-11-30"), Of(Completed with { Limit = LimitKind.Consumer, AgreedYears = 10 }).SafeOn);

    [Fact]
    public void What_began_under_older_law_is_never_guessed() => Assert.Null(LimitationClock.Of(new(Day.Of("2008-06-18"), Day.Of("2008-07-18"), LimitKind.Commercial), TimeLimits.Shipped));

    [Theory]
    [InlineData("2026-10-07", "2026-12-07", "2027-02-08", "2027-04-07")] // the vector of the rules: 7 February 2027 is a Sunday
    [InlineData("2026-10-05", "2026-12-07", "2027-02-05", "2027-04-05")] // 5 December 2026 is a Saturday; Easter Monday 2027 is 29 March
    [InlineData("2026-12-31", "2027-03-01", "2027-04-30", "2027-06-30")] // 28 February 2027 is a Sunday
    public void A_claim_is_declared_within_two_months_of_the_publication(string published, string by, string abroad, string relief) =>
        Assert.Equal(
            (Day.Of(by), Day.Of(abroad), Day.Of(relief)),
            (Deadline(published, true)!.DeclareBy, Deadline(published, false)!.DeclareBy, Deadline(published, true)!.RelieveBy));

    [Fact]
    public void The_time_to_declare_is_not_guessed_of_older_law() => Assert.Null(Deadline("2005-12-31", true));

    static ClaimDeclarationDeadline? Deadline(string published, bool isMetropolitan) => ClaimDeclarationDeadline.Of(Day.Of(published), isMetropolitan, TimeLimits.Shipped);

    static LimitKind Kind(string word) => Enum.Parse<LimitKind>(word.Replace("_", "", StringComparison.Ordinal), ignoreCase: true);

    static LimitationDates Of(LimitedClaim claim) => LimitationClock.Of(claim, TimeLimits.Shipped)!;

    static void Safe(string last, params InterruptingAct[] acts) => Assert.Equal(Day.Of(last), Of(Completed with { Acts = acts }).SafeOn);
}
