using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>Which policy follows a debtor, and in which version.</summary>
public sealed class ChoiceTests
{
    static readonly DateOnly Today = new(2026, 3, 2);

    [Theory]
    [InlineData(CustomerKind.Company, null, "standard_company")]
    [InlineData(CustomerKind.Company, "works", "works_contract")]
    [InlineData(CustomerKind.Company, "goods", "standard_company")]
    [InlineData(CustomerKind.Craftsman, null, "craftsman")]
    [InlineData(CustomerKind.Craftsman, "works", "works_contract")]
    [InlineData(CustomerKind.Retailer, null, "large_retailer")]
    [InlineData(CustomerKind.PublicBody, "works", "public_buyer")]
    [InlineData(CustomerKind.Consumer, null, null)]
    [InlineData(CustomerKind.Unknown, null, null)]
    public void Kind_and_nature_choose_among_the_policies_shipped(CustomerKind kind, string? claims, string? policy) =>
        Assert.Equal(policy, PolicyBook.Shipped.For(Traits(kind, claimObject: claims), Today, null)?.Name);

    [Fact]
    public void The_segment_goes_before_the_kind_and_what_a_person_chose_before_both()
    {
        var book = Written.Book(Of("by_kind", new(Kinds: [CustomerKind.Company])), Of("by_segment", new(Segments: ["Gold"])), Of("exception", new(Kinds: [CustomerKind.Consumer])));
        Assert.Equal("by_kind", book.For(Traits(), Today, null)?.Name);
        Assert.Equal("by_segment", book.For(Traits(segment: "GOLD"), Today, null)?.Name);
        Assert.Equal("exception", book.For(Traits(segment: "GOLD") with { Exception = "exception" }, Today, null)?.Name);
        Assert.Equal("by_segment", book.For(Traits(segment: "GOLD") with { Exception = "gone" }, Today, null)?.Name);
    }

    [Theory]
    [InlineData(CustomerKind.Company, true)]
    [InlineData(CustomerKind.PublicBody, true)]
    [InlineData(CustomerKind.Consumer, false)]
    [InlineData(CustomerKind.Unknown, false)]
    public void A_policy_that_names_no_kind_never_means_consumers_and_unknown_debtors_not_even_as_an_exception(CustomerKind kind, bool followed)
    {
        var book = Written.Book(Of("all", new()));
        Assert.Equal(followed, book.For(Traits(kind), Today, null) is not null);
        Assert.Equal(followed, book.For(Traits(kind) with { Exception = "all" }, Today, null) is not null);
    }

    [Fact]
    public void A_shipped_policy_that_was_taken_back_does_not_come_back_with_another_release()
    {
        var next = PolicyBook.Shipped with { All = [.. PolicyBook.Shipped.All.Select(p => p with { Policy = p.Policy with { Version = 99 } })] };
        Assert.NotNull(next.For(Traits(CustomerKind.Retailer), Today, null));
        Assert.Null((next with { Ended = ImmutableDictionary<string, PolicyEnd>.Empty.Add("large_retailer", new(Today, 2)) }).For(Traits(CustomerKind.Retailer), Today, null));
    }

    [Fact]
    public void A_step_that_was_taken_before_days_were_recorded_keeps_its_place_in_another_policy()
    {
        var policy = PolicyBook.Shipped.For(Traits() with { Profile = PayerProfile.ExpertLatePayer }, Today, null)!;
        Assert.Equal("letter_1", policy.Steps[policy.RankOf(new Recouvrement.Dunning.Domain.Messages.CoveredInvoice(Guid.Empty, "reminder_2"))].Name);
        Assert.Equal(-1, policy.RankOf(new Recouvrement.Dunning.Domain.Messages.CoveredInvoice(Guid.Empty, "never_heard_of")));
    }

    [Fact]
    public void A_profile_replaces_a_step_where_it_stands_and_puts_another_in_by_its_day()
    {
        var policy = Written.Read(Written.Document(
            Written.Reminder, Written.Letter with { From = Trigger.PreviousStep, Days = 10 }, new("letter_2", 10, Channel.Letter, Trigger.PreviousStep) { Threat = true }) with
        {
            Profiles = [new(PayerProfile.Negligent, Steps: [Written.Letter with { From = Trigger.PreviousStep, Days = 5 }, Written.Second with { Days = 12 }])],
        });
        Assert.Equal("reminder_1 letter_1 reminder_2 letter_2", string.Join(' ', policy.For(PayerProfile.Negligent).Steps.Select(s => s.Name)));
    }

    [Theory]
    [InlineData(99999, 0, "small")]
    [InlineData(100000, 0, "large")]
    [InlineData(100000, 59, "large")]
    [InlineData(100000, 60, "old")]
    public void Amount_and_age_choose_at_their_bounds(long owed, int late, string policy)
    {
        var book = Written.Book(Of("small", new(OwedBelowCents: 100000)), Of("large", new(OwedFromCents: 100000)), Of("old", new(DaysLateFrom: 60, Precedence: 1)));
        Assert.Equal(policy, book.For(Traits() with { Owed = Money.OfCents(owed), DaysLate = late }, Today, null)?.Name);
    }

    [Theory]
    [InlineData(null, "patient")] // made no promise
    [InlineData(49, "strict")]
    [InlineData(50, "patient")]
    public void The_rate_of_promises_kept_chooses_at_its_bound(int? kept, string policy)
    {
        var book = Written.Book(Of("patient", new()), Of("strict", new(PromisesKeptBelowPercent: 50)));
        Assert.Equal(policy, book.For(Traits() with { PromisesKept = kept }, Today, null)?.Name);
    }

    [Theory]
    [InlineData("2026-02-28", 1)]
    [InlineData("2026-03-01", 2)]
    public void A_new_version_takes_over_all_cases_on_its_first_day(string on, int version) =>
        Assert.Equal(version, Versions(Takes.AllCases).For(Traits(), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), new(2026, 1, 10))?.Version);

    [Theory]
    [InlineData("2026-02-28", 1)]
    [InlineData("2026-03-01", 2)]
    [InlineData(null, 2)]
    public void A_version_for_new_episodes_leaves_those_under_way_to_the_one_before(string? since, int version) =>
        Assert.Equal(version, Versions(Takes.NewEpisodes).For(Traits(), new(2026, 4, 1), since is null ? null : DateOnly.Parse(since, System.Globalization.CultureInfo.InvariantCulture))?.Version);

    [Theory]
    [InlineData("2026-03-31", true)]
    [InlineData("2026-04-01", false)]
    public void A_policy_that_was_taken_back_follows_nobody_from_that_day_on(string on, bool followed)
    {
        var book = Versions(Takes.AllCases) with { Ended = ImmutableDictionary<string, PolicyEnd>.Empty.Add("tested", new(new(2026, 4, 1), 2)) };
        Assert.Equal(followed, book.For(Traits(), DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture), null) is not null);
    }

    [Theory]
    [InlineData(PayerProfile.None, 30, 4, PayerProfile.None)] // too few to say anything
    [InlineData(PayerProfile.None, 30, 5, PayerProfile.ExpertLatePayer)]
    [InlineData(PayerProfile.None, 29, 5, PayerProfile.None)]
    [InlineData(PayerProfile.None, 6, 5, PayerProfile.None)]
    [InlineData(PayerProfile.None, 5, 5, PayerProfile.Good)]
    [InlineData(PayerProfile.Negligent, 0, 50, PayerProfile.Negligent)] // what a person said goes first
    public void The_average_of_days_late_over_twelve_months_makes_the_profile(PayerProfile told, int average, int settled, PayerProfile profile) =>
        Assert.Equal(profile, PayerProfiles.Shipped.Of(told, average, settled));

    [Theory]
    [InlineData(PayerProfile.Good, "reminder_1:7 call_1:15 reminder_2:22 call_2:27 letter_2:33 call_3:38 formal_notice:60")]
    [InlineData(PayerProfile.Negligent, "pre_call:-10 pre_reminder:-10 pre_reminder_2:-3 reminder_1:3 call_1:8 letter_1:15 reminder_2:22 call_2:27 letter_2:33 call_3:38 formal_notice:45")]
    [InlineData(PayerProfile.ExpertLatePayer, "pre_call:-10 reminder_1:1 call_1:5 letter_1:10 formal_notice:20")]
    [InlineData(PayerProfile.Insolvent, "pre_call:-10 pre_reminder:-10 reminder_1:3 call_1:8 reminder_2:22 call_2:27 call_3:38")]
    public void The_profile_changes_the_standard_policy_as_published(PayerProfile profile, string steps)
    {
        var policy = PolicyBook.Shipped.For(Traits() with { Profile = profile }, Today, null)!;
        Assert.Equal(steps, string.Join(' ', policy.Steps.Select((s, rank) => $"{s.Name}:{policy.DayOf(rank)}")));
    }

    [Fact]
    public void Five_invoices_paid_a_month_late_bring_the_first_reminder_forward_and_a_year_later_no_more()
    {
        var story = Story.Of();
        for (var i = 1; i <= 5; i++) story.Owes($"P{i}", new(2026, 1, i), 400, new(2025, 12, 10)).Pays($"P{i}", 400, new(2026, 2, i));
        Assert.Equal("standard_company 4 (expert_late_payer)", story.Owes("F1", Today, 400).Walk(Today, Today.AddDays(3)).Decided("reminder_1").Policy);
        var later = new DateOnly(2027, 3, 1);
        story.Pays("F1", 400, Today.AddDays(4)).Walk(Today.AddDays(4), Today.AddDays(5)).Owes("F2", later, 400);
        Assert.Equal("standard_company 4", story.Walk(later, later.AddDays(5)).Decided("reminder_1").Policy);
    }

    [Fact]
    public void A_case_that_another_policy_takes_over_goes_on_from_where_it_stands()
    {
        var story = Story.Of(payer: PayerProfile.ExpertLatePayer).Owes("F1", Today, 400).Walk(Today, Today.AddDays(12));
        Assert.Equal(["reminder_1", "letter_1"], story.Steps.Where(s => s.Step is not "call_1" and not "pre_call").Select(s => s.Step));
        story.Hear(new DebtorProfiled(Story.Debtor.Debtor, CustomerKind.PublicBody, null, "fr", story.Next(Story.Debtor.Debtor)), Today.AddDays(13));
        // The letter of the tenth day is that of the thirtieth here: its second one comes next, at the usual distance.
        Assert.Equal("letter_of_accountant", story.Walk(Today.AddDays(13), Today.AddDays(60)).Steps.Last(s => s.Step.StartsWith("letter", StringComparison.Ordinal)).Step);
        Assert.DoesNotContain(story.Steps.Skip(3), s => s.Step is "reminder_1");
    }

    [Fact]
    public void Public_buyers_owe_their_own_rate_and_the_compensation_and_never_go_to_an_agency()
    {
        var story = Story.Of(CustomerKind.PublicBody).Owes("F1", Today, 12000).Walk(Today, Today.AddDays(130));
        var letter = story.Asked("letter_1").Statement;
        // Thirty days at 10.15 percent.
        Assert.Equal((Money.Euros(decimal.Round(12000m * 30 * 10.15m / 36500, 2, MidpointRounding.AwayFromZero)), Money.Euros(40)), (letter.Interest, letter.Compensation));
        Assert.Contains("R2192-31", letter.RateOrigin, StringComparison.Ordinal);
        var notice = story.Decided("formal_notice");
        story.Letter(notice.Decision, LetterState.Delivered, notice.On.AddDays(2)).Walk(Today.AddDays(131), Today.AddDays(220));
        Assert.Equal("notice_run_out", Story.Blocker(story.Next("F1", Today.AddDays(220))));
        Assert.Empty(story.Facts.OfType<HandOverProposed>());
    }

    static PolicyBook Versions(Takes takes) => new(
        [
            new(Written.Read(Written.Document(Written.Reminder)), new(2026, 1, 1), Takes.AllCases),
            new(Written.Read(Written.Document(Written.Reminder, Written.Letter), 2), new(2026, 3, 1), takes),
        ],
        ImmutableDictionary<string, PolicyEnd>.Empty);

    static DunningPolicy Of(string name, ScopeDocument scope) => Written.Read(Written.Document(Written.Reminder) with { Name = name, Scope = scope });

    static DebtorTraits Traits(CustomerKind kind = CustomerKind.Company, string? segment = null, string? claimObject = null) =>
        new(kind, segment, PayerProfile.None, claimObject, "fr", Money.Euros(1000), 0, null, null);
}
