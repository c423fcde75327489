using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Procedure;
using Recouvrement.Litigation.Domain.Readiness;

namespace Recouvrement.Litigation.Tests.Domain;

/// <summary>What can be done with a file by what is known: conditions to check and routes with their reasons; a person qualifies.</summary>
public sealed class ReadinessTests
{
    static readonly DateOnly Day = new(2026, 9, 15), Born = new(2026, 1, 12);
    static readonly RouteSettings Settings = new(new(Money.OfCents(500_000, "EUR"), UncontestedClaims: false, SmallClaimsOfMerchants: false), CourtTables.Shipped);

    static ClaimFacts Claim(string number = "F-1", long cents = 1_200_000, DateOnly? safe = null) => new(
        Guid.NewGuid(), number, new(2026, 2, 12), Money.OfCents(cents, "EUR"), safe ?? Born.AddYears(5), null, [], new(["purchase_order", "delivery_note", "invoice_copy"], []));

    static readonly NoticeFacts Delivered = new("delivered", new(2026, 5, 4), new(2026, 5, 4));

    static FileFacts File(params ClaimFacts[] claims) => new([.. claims.Length == 0 ? [Claim()] : claims], Delivered, new("company", "FR", "commercial"), null);

    static Finding Found(FileFacts file, string code, DateOnly? on = null) => Condition(file, code, on).Found;

    static Condition Condition(FileFacts file, string code, DateOnly? on = null) => FileReadiness.Of(file, Settings, on ?? Day).Conditions.Single(c => c.Code == code);

    static IEnumerable<string> Against(FileFacts file, RouteKind kind, RouteSettings? settings = null) => FileReadiness.Of(file, settings ?? Settings, Day).Route(kind).Objections.Select(o => o.Code);

    [Fact]
    public void A_clean_file_meets_every_condition_and_a_payment_order_has_nothing_against_it()
    {
        var ready = FileReadiness.Of(File(), Settings, Day);
        Assert.All(ready.Conditions, condition => Assert.Equal(Finding.Met, condition.Found));
        Assert.True(ready.Route(RouteKind.PaymentOrder).IsOpen);
        Assert.Contains("tribunal de commerce", ready.Route(RouteKind.PaymentOrder).Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Missing_papers_are_named_claim_by_claim_and_stop_nobody_from_qualifying()
    {
        var file = File(Claim("F-1") with { Evidence = new(["invoice_copy"], [["signed_quote", "purchase_order"], ["delivery_note"]]) }, Claim("F-2"));
        Assert.Equal("Papers are missing: F-1 (signed_quote or purchase_order, delivery_note).", Condition(file, "documents").Says);
        Assert.Contains("documents", FileReadiness.Of(file, Settings, Day).Route(RouteKind.PaymentOrder).ToCheck);
        Assert.Empty(Against(file, RouteKind.PaymentOrder));
    }

    [Fact]
    public void What_nobody_told_is_unknown_and_never_taken_for_good()
    {
        var file = new FileFacts([Claim() with { Evidence = null, SafeOn = null }], null, new(null, null, null), null);
        foreach (var code in new[] { "documents", "formal_notice", "limitation" }) Assert.Equal(Finding.Unknown, Found(file, code));
    }

    [Theory]
    [InlineData("delivered", Finding.Met)]
    [InlineData("refused", Finding.Met)]
    [InlineData("unclaimed", Finding.Met)]
    [InlineData("deposited", Finding.Unknown)]
    [InlineData("first_presented", Finding.Unknown)]
    [InlineData("notice_left", Finding.Unknown)]
    [InlineData("unknown_address", Finding.NotMet)]
    public void A_formal_notice_counts_by_what_its_letter_proves(string state, Finding found) =>
        Assert.Equal(found, Found(File() with { Notice = new(state, new(2026, 5, 20), new(2026, 5, 4)) }, "formal_notice"));

    [Fact]
    public void An_unclaimed_notice_counts_from_its_first_presentation() =>
        Assert.Equal(new DateOnly(2026, 5, 4), new NoticeFacts("unclaimed", new(2026, 5, 20), new(2026, 5, 4)).EffectiveOn);

    [Theory]
    [InlineData("2026-09-14", Finding.NotMet)]
    [InlineData("2026-09-15", Finding.Met)]
    [InlineData("2026-09-16", Finding.Met)]
    public void The_last_safe_day_is_still_in_time_and_the_day_after_it_is_not_shown_as_such(string safe, Finding found)
    {
        var condition = Condition(File(Claim(safe: DateOnly.Parse(safe, System.Globalization.CultureInfo.InvariantCulture))), "limitation");
        Assert.Equal(found, condition.Found);
        Assert.DoesNotContain("time-barred", condition.Says, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dispute_is_against_every_route_but_a_lawyer()
    {
        var disputed = File(Claim() with { Disputes = ["quality"] });
        foreach (var kind in new[] { RouteKind.PaymentOrder, RouteKind.SmallClaim, RouteKind.InterimPayment, RouteKind.Agency, RouteKind.EuropeanOrder }) Assert.Contains("no_dispute", Against(disputed, kind));
        Assert.Empty(Against(disputed, RouteKind.Lawyer));
        Assert.Equal("Disputes are open: F-1 (quality).", Condition(disputed, "no_dispute").Says);
    }

    [Fact]
    public void Insolvency_leaves_the_declaration_and_nothing_else()
    {
        var file = File() with { Insolvency = new("receivership", new(2026, 9, 1), null) };
        foreach (var kind in Enum.GetValues<RouteKind>().Where(k => k is not (RouteKind.None or RouteKind.ClaimDeclaration))) Assert.Contains("no_insolvency", Against(file, kind));
        Assert.Empty(Against(file, RouteKind.ClaimDeclaration));
        Assert.Equal(["no_insolvency_proceedings"], Against(File(), RouteKind.ClaimDeclaration));
    }

    [Theory]
    [InlineData("2026-08-31", Finding.NotMet)]
    [InlineData("2026-09-01", Finding.Met)]
    public void Insolvency_freezes_what_was_issued_before_the_judgment_only(string issued, Finding found)
    {
        var file = File(Claim() with { IssuedOn = DateOnly.Parse(issued, null) }) with { Insolvency = new("receivership", new(2026, 9, 1), null) };
        Assert.Equal(found, Found(file, "no_insolvency"));
        Assert.Equal(found is Finding.Met, FileReadiness.Of(file, Settings, Day).Route(RouteKind.PaymentOrder).IsOpen);
        Assert.Equal(found is Finding.NotMet, FileReadiness.Of(file, Settings, Day).Route(RouteKind.ClaimDeclaration).IsOpen);
        Assert.Equal(found is Finding.NotMet ? "no_insolvency" : null, Choose(file, RouteKind.PaymentOrder, ignore: true).Refusal?.Code);
    }

    [Theory]
    [InlineData("consumer", 500_000, new string[0])]
    [InlineData("consumer", 500_001, new[] { "above_small_claim" })]
    [InlineData("company", 500_000, new[] { "between_merchants" })]
    [InlineData("company", 500_001, new[] { "above_small_claim", "between_merchants" })]
    public void A_small_claim_is_up_to_5000_euros_and_not_between_merchants(string kind, long cents, string[] against) =>
        Assert.Equal(against, Against(File(Claim(cents: cents)) with { Debtor = new(kind, "FR", null) }, RouteKind.SmallClaim));

    [Theory]
    [InlineData("FR", false, false)]
    [InlineData("RE", false, false)]
    [InlineData("DE", true, true)]
    [InlineData("DK", true, false)]
    [InlineData("CH", true, false)]
    [InlineData(null, false, false)]
    public void A_debtor_abroad_leads_to_the_european_order_where_the_regulation_binds(string? country, bool isAbroad, bool european)
    {
        var file = File() with { Debtor = new("company", country, null) };
        Assert.Equal(isAbroad ? ["debtor_abroad"] : [], Against(file, RouteKind.PaymentOrder));
        Assert.Equal(european ? [] : ["not_across_borders"], Against(file, RouteKind.EuropeanOrder));
    }

    [Fact]
    public void The_procedure_that_awaits_its_decree_is_shut_until_it_is_switched_on()
    {
        Assert.Equal(["decree_awaited"], Against(File(), RouteKind.UncontestedClaims));
        Assert.Empty(Against(File(), RouteKind.UncontestedClaims, Settings with { Terms = Settings.Terms with { UncontestedClaims = true } }));
        Assert.Equal("decree_awaited", Choose(File(), RouteKind.UncontestedClaims, ignore: true).Refusal?.Code);
    }

    [Fact]
    public void Nothing_says_that_a_claim_is_admissible_or_barred()
    {
        string[] never = ["admissible", "time-barred", "eligible", "recevable", "prescrit"];
        foreach (var file in new[] { File(), File(Claim(safe: Day.AddDays(-1))), File(Claim() with { Disputes = ["price"], Evidence = null }) with { Notice = null } })
        {
            var ready = FileReadiness.Of(file, Settings, Day);
            var said = string.Join(' ', [.. ready.Conditions.Select(c => c.Says), .. ready.Routes.SelectMany(r => r.Objections.Select(o => o.Says))]);
            Assert.All(never, word => Assert.DoesNotContain(word, said, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void A_person_chooses_and_what_was_known_is_kept_with_it()
    {
        var chosen = Assert.IsType<FileRouteEvent.RouteChosen>(Assert.Single(Choose(File(), RouteKind.PaymentOrder).Facts));
        Assert.Equal((RouteKind.PaymentOrder, "manager", Day), (chosen.Kind, chosen.By, chosen.On));
        Assert.Equal(7, chosen.Known.Length);
    }

    [Fact]
    public void What_speaks_against_a_route_must_have_been_read()
    {
        var disputed = File(Claim() with { Disputes = ["quality"] });
        Assert.Equal("objections", Choose(disputed, RouteKind.PaymentOrder).Refusal?.Code);
        Assert.Equal<string>(["no_dispute"], Assert.IsType<FileRouteEvent.RouteChosen>(Assert.Single(Choose(disputed, RouteKind.PaymentOrder, ignore: true).Facts)).Objections);
    }

    [Fact]
    public void Nobody_opens_what_insolvency_has_shut() =>
        Assert.Equal("no_insolvency", Choose(File() with { Insolvency = new("liquidation", new(2026, 9, 1), null) }, RouteKind.PaymentOrder, ignore: true).Refusal?.Code);

    [Fact]
    public void The_same_choice_again_adds_nothing() =>
        Assert.Empty(FileRoute.Decide(new(RouteKind.Lawyer), new FileRouteCommand.Choose(Guid.NewGuid(), RouteKind.Lawyer, FileReadiness.Of(File(), Settings, Day), false, "manager")).Facts);

    [Fact]
    public void Each_route_shows_what_the_one_table_of_court_says_it_costs()
    {
        string[] Costs(FileFacts file, RouteKind route) => [.. FileReadiness.Of(file, Settings, Day).Route(route).Costs.Select(c => FormattableString.Invariant($"{c.Amount} {c.Low}-{c.High}"))];
        Assert.Equal(["PaymentOrderFeeCommercial 25.19-33.47", "ServiceEmolument 51.58-51.58"], Costs(File(), RouteKind.PaymentOrder));
        Assert.Equal("PaymentOrderFeeJudicial 0-0", Costs(File() with { Debtor = new("consumer", "FR", null) }, RouteKind.PaymentOrder)[0]);
        Assert.Contains("LegalAidDuty 50-50", Costs(File() with { Debtor = new("consumer", "FR", null) }, RouteKind.InterimPayment));
    }

    static Kernel.Deciding.Decision<FileRouteEvent> Choose(FileFacts file, RouteKind kind, bool ignore = false) =>
        FileRoute.Decide(FileRoute.Initial, new FileRouteCommand.Choose(Guid.NewGuid(), kind, FileReadiness.Of(file, Settings, Day), ignore, "manager"));
}
