using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Mandates;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>Which agency a file goes to, and why no other.</summary>
public sealed class ChoosingTests
{
    static readonly DateOnly Today = new(2026, 3, 16);
    static readonly FileToPlace File = new(new("9d2c4b6a-8e1f-5a3b-b7d5-c6e4f2a1b304"), Money.Euros(1290), 2, 94, new("FR", "69"), "fr", "company");
    static readonly Candidate Good = Agency(), Blank = Good with { Agency = Recouvrement.Litigation.Domain.Agencies.Agency.Initial with { DisplayName = "Blank" }, Mandate = CollectionMandate.Initial };

    [Fact]
    public void While_nobody_has_chosen_a_file_waits() => Assert.Null(Choosing.Of(PlacementRule.Initial, File, Named(("alpha", Good)), Today).Chosen);

    [Fact]
    public void The_first_rule_that_is_for_the_file_decides()
    {
        var choice = Choosing.Of(
            Rules(null, For("beta", RuleConditions.None with { Departments = ["75"] }), For("alpha", RuleConditions.None with { Departments = ["69"] }), For("beta")),
            File, Named(("alpha", Good), ("beta", Good)), Today);
        Assert.Equal(("alpha", 2), (choice.Chosen?.Agency, choice.Chosen?.Rule));
        Assert.Equal([["zone"], [], []], choice.Rules.Select(rule => rule.Unmet.ToArray()));
        Assert.Single(choice.Agencies);
    }

    public static TheoryData<RuleConditions, string> Conditions { get; } = new()
    {
        { RuleConditions.None, "" },
        { RuleConditions.None with { Countries = ["BE"] }, "zone" },
        { RuleConditions.None with { Countries = ["FR"], Departments = ["69"] }, "" },
        { RuleConditions.None with { Departments = ["75"], Languages = ["en"] }, "zone language" },
        { RuleConditions.None with { DebtorKinds = ["consumer", "public_body"] }, "debtor_kind" },
        { RuleConditions.None with { DebtorKinds = ["company"], Languages = ["fr"] }, "" },
        { RuleConditions.None with { From = Money.Euros(1290), UpTo = Money.Euros(1290) }, "" },
        { RuleConditions.None with { From = Money.Euros(1290.01m) }, "amount" },
        { RuleConditions.None with { UpTo = Money.Euros(1289.99m) }, "amount" },
        { RuleConditions.None with { From = new(1, "CHF") }, "amount" },
        { RuleConditions.None with { FromDays = 94, UpToDays = 94 }, "" },
        { RuleConditions.None with { FromDays = 95 }, "age" },
        { RuleConditions.None with { UpToDays = 93 }, "age" },
    };

    [Theory]
    [MemberData(nameof(Conditions))]
    public void A_rule_says_which_of_its_conditions_a_file_does_not_meet(RuleConditions when, string unmet) => Assert.Equal(unmet, string.Join(' ', when.Unmet(File)));

    [Fact]
    public void What_is_not_known_of_a_file_meets_no_condition()
    {
        var unknown = File with { Zone = DebtorZone.Unknown, Language = null, Kind = null };
        Assert.Equal(["zone", "language", "debtor_kind"], new RuleConditions(["FR"], [], ["fr"], ["company"]).Unmet(unknown).AsEnumerable());
        Assert.Empty(RuleConditions.None.Unmet(unknown));
    }

    public static TheoryData<Candidate, string> Against { get; } = new()
    {
        { Blank, "no_mandate papers_missing" },
        { Good with { Mandate = CollectionMandate.Initial }, "no_mandate" },
        { Good with { Mandate = Signed(new(2026, 3, 15)) }, "mandate_not_in_force" },
        { Agency(insuredUntil: new(2026, 3, 15)), "papers_lapsed" },
        { Agency(insuredUntil: new(2026, 3, 16)), "" },
        { Agency(insuredFrom: new(2026, 3, 17)), "papers_missing" },
        { Good with { Mandate = Signed(guarantee: true) }, "papers_missing" },
        { Agency(new(["BE"], [], [], null)), "zone" },
        { Agency(new([], ["75"], [], null)), "zone" },
        { Agency(new([], [], ["en"], null)), "language" },
        { Agency(new([], [], [], 3)) with { Load = new(3, 0, default) }, "capacity_full" },
        { Agency(new([], [], [], 4)) with { Load = new(3, 0, default) }, "" },
        { Good with { Mandate = Signed(test: new(2, Money.Euros(1290))) }, "" },
        { Good with { Mandate = Signed(test: new(1, Money.Euros(1290))) }, "test_bound" },
        { Good with { Mandate = Signed(test: new(2, Money.Euros(1289.99m))) }, "test_bound" },
        { Good with { Mandate = Signed(test: new(9, new(9999, "CHF"))) }, "test_bound" },
        { Good with { Mandate = Signed(test: new(3, Money.Euros(9999))), Load = new(2, 2, Money.Euros(100)) }, "test_bound" },
        { Agency(new(["BE"], [], ["nl"], 0), new(2026, 1, 31)) with { Mandate = Signed(new(2026, 1, 31)) }, "mandate_not_in_force papers_lapsed zone language capacity_full" },
    };

    [Theory]
    [MemberData(nameof(Against))]
    public void Every_reason_against_an_agency_is_said(Candidate candidate, string codes)
    {
        var choice = Choosing.Of(Rules(null, For("alpha")), File, Named(("alpha", candidate)), Today);
        Assert.Equal(codes, string.Join(' ', choice.Agencies.Single().Against.Select(remark => remark.Code)));
        Assert.Equal(codes.Length == 0, choice.Chosen is not null);
        Assert.All(choice.Agencies.Single().Against, remark => Assert.EndsWith(".", remark.Text, StringComparison.Ordinal));
    }

    [Fact]
    public void Who_cannot_is_followed_by_the_next_and_at_last_by_the_fallback()
    {
        var full = Agency(new([], [], [], 0));
        var choice = Choosing.Of(Rules("gamma", For("alpha"), For("beta")), File, Named(("alpha", full), ("beta", full), ("gamma", Good)), Today);
        Assert.Equal(["alpha", "beta", "gamma"], choice.Agencies.Select(verdict => verdict.Agency));
        Assert.Equal(("gamma", null), (choice.Chosen?.Agency, choice.Chosen?.Rule));
        Assert.Equal("not_registered", Choosing.Of(Rules("delta"), File, Named(), Today).Agencies.Single().Against.Single().Code);
    }

    [Fact]
    public void Who_gave_it_back_does_not_get_it_again() =>
        Assert.Equal("gave_back", Choosing.Of(ByHand, File with { Tried = ["alpha"] }, Named(("alpha", Good)), Today).Agencies.Single().Against.Single().Code);

    [Fact]
    public void By_hand_an_agency_that_has_shown_nothing_is_taken_with_a_warning()
    {
        var choice = Choosing.Of(ByHand, File, Named(("alpha", Blank)), Today);
        Assert.Equal(["no_mandate", "papers_missing"], choice.Chosen!.Warnings.Select(remark => remark.Code));
    }

    [Fact]
    public void By_hand_where_it_works_and_how_much_it_takes_only_warns_and_what_it_has_shown_still_binds()
    {
        Assert.Equal(["zone", "language", "capacity_full"], Choosing.Of(ByHand, File, Named(("alpha", Agency(new(["BE"], [], ["nl"], 0)))), Today).Chosen!.Warnings.Select(remark => remark.Code));
        Assert.Equal(["papers_lapsed"], Choosing.Of(ByHand, File, Named(("alpha", Agency(insuredUntil: new(2026, 3, 15)))), Today).Agencies.Single().Against.Select(remark => remark.Code));
        Assert.Null(Choosing.Of(ByHand, File, Named(("alpha", Good with { Mandate = Signed(new(2026, 3, 15)) })), Today).Chosen);
        Assert.Null(Choosing.Of(ByHand, File, Named(("alpha", Good with { Mandate = Signed(test: new(1, Money.Euros(9999))) })), Today).Chosen);
    }

    [Fact]
    public void Rules_that_require_no_papers_warn_of_those_that_were_never_shown() =>
        Assert.Equal(["no_mandate", "papers_missing"], Choosing.Of(new(null, new([For("alpha")], null, RequirePapers: false)), File, Named(("alpha", Blank)), Today).Chosen!.Warnings.Select(remark => remark.Code));

    [Fact]
    public void A_split_gives_each_agency_its_share_of_the_debtors_and_one_debtor_always_the_same()
    {
        var split = new ChoiceRule(RuleConditions.None, [new("alpha", 60), new("beta", 30), new("gamma", 10)]);
        var first = Enumerable.Range(0, 10_000).Select(i => split.For(Kernel.Identifiers.NameBasedId.Of($"debtor|{i}")).First()).CountBy(name => name).ToDictionary();
        Assert.InRange(first["alpha"], 5800, 6200);
        Assert.InRange(first["beta"], 2800, 3200);
        Assert.InRange(first["gamma"], 850, 1150);
        Assert.Equal(split.For(File.Debtor), split.For(File.Debtor));
        Assert.Equal(["alpha", "beta", "gamma"], split.For(File.Debtor).Order());
    }

    [Fact]
    public void Whatever_comes_nobody_gets_more_than_capacity_and_test_allow() => Check.One(
        Config.QuickThrowOnFailure.WithReplay(20261130, 4711),
        Prop.ForAll(Gen.Choose(1, 500_000).ArrayOf(40).ToArbitrary(), Gen.Choose(0, 12).ToArbitrary(), Gen.Choose(1, 20).ToArbitrary(), (amounts, capacity, claims) =>
        {
            var candidates = new Dictionary<string, Candidate>(Named(("alpha", Agency(new([], [], [], capacity))), ("beta", Good with { Mandate = Signed(test: new(claims, Money.Euros(9000))) })));
            foreach (var (i, cents) in amounts.Index())
            {
                var file = File with { Debtor = Kernel.Identifiers.NameBasedId.Of($"debtor|{i}"), Owed = Money.OfCents(cents), Claims = 1 };
                if (Choosing.Of(Rules(null, new ChoiceRule(RuleConditions.None, [new("alpha", 50), new("beta", 50)])), file, candidates, Today).Chosen is not { } chosen) continue;
                candidates[chosen.Agency] = candidates[chosen.Agency] with { Load = candidates[chosen.Agency].Load.With(file) };
            }

            return candidates["alpha"].Load.Live <= capacity && candidates["beta"].Load.Claims <= claims && candidates["beta"].Load.Amount <= Money.Euros(9000);
        }));

    public static TheoryData<PlacementRules, string?> Sets { get; } = new()
    {
        { new([For("alpha")], null, true), null },
        { new([], null, true), null },
        { new([new(RuleConditions.None, [])], null, true), "rule_without_agency" },
        { new([new(RuleConditions.None, [new("alpha", 60), new("beta", 41)])], null, true), "shares_not_whole" },
        { new([new(RuleConditions.None, [new("alpha", 100), new("beta", 0)])], null, true), "shares_not_whole" },
        { new([new(RuleConditions.None, [new("alpha", 50), new("alpha", 50)])], null, true), "agency_twice" },
        { new([For("alpha", RuleConditions.None with { From = Money.Euros(2), UpTo = Money.Euros(1) })], null, true), "bounds_crossed" },
        { new([For("alpha", RuleConditions.None with { From = Money.Euros(2), UpTo = new(3, "CHF") })], null, true), "bounds_crossed" },
        { new([For("alpha", RuleConditions.None with { FromDays = 2, UpToDays = 1 })], null, true), "bounds_crossed" },
    };

    [Theory]
    [MemberData(nameof(Sets))]
    public void Rules_that_cannot_be_followed_are_refused(PlacementRules rules, string? code) => Assert.Equal(code, rules.Refused()?.Code);

    static PlacementRule ByHand => new("alpha");

    static PlacementRule Rules(string? fallback, params ChoiceRule[] rules) => new(null, new([.. rules], fallback, RequirePapers: true));

    static ChoiceRule For(string agency, RuleConditions? when = null) => new(when ?? RuleConditions.None, [new(agency, 100)]);

    static ImmutableDictionary<string, Candidate> Named(params (string Name, Candidate Candidate)[] candidates) => candidates.ToImmutableDictionary(c => c.Name, c => c.Candidate);

    static Candidate Agency(AgencyProfile? profile = null, DateOnly? insuredUntil = null, DateOnly? insuredFrom = null) => new(
        Recouvrement.Litigation.Domain.Agencies.Agency.Initial with
        {
            DisplayName = "Alpha SAS", Profile = profile ?? AgencyProfile.Open,
            Papers =
            [
                new(PaperKind.Declaration, "PR-12", ValidFrom: new(2019, 5, 2)),
                new(PaperKind.LiabilityInsurance, "RC", ValidFrom: insuredFrom ?? new(2026, 1, 1), ValidUntil: insuredUntil ?? new(2026, 12, 31)),
                new(PaperKind.DedicatedAccount, "CPT", Iban: "FR7630006000011234567890189"),
            ],
        },
        Signed(), new(0, 0, default));

    static CollectionMandate Signed(DateOnly? until = null, bool guarantee = false, TestBounds? test = null) => new([new(new WrittenMandate(
        new("MR-1", MandateKind.Placement, new("1", [new(1500)], [], 2000, FeeBearer.Creditor), new(null, true)), true, "RC Pro", guarantee, null, new(2026, 1, 2), until, new('0', 64), test))]);
}
