using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>A policy may name thresholds for other currencies than the euro; nothing that is said or counted mixes two of them.</summary>
public sealed class CurrencyTests
{
    static readonly DateOnly Due = new(2026, 3, 2);

    static readonly PolicyBook Book = Named(new(2000, 20000, 500));

    [Theory]
    [InlineData("USD", null)]
    [InlineData("GBP", "foreign_currency")]
    public void Only_a_currency_that_the_policy_names_is_followed(string currency, string? blocker)
    {
        var story = Following().Owes("F1", Due, 400, currency: currency).Walk(Due, Due.AddDays(3));
        Assert.Equal(blocker, (story.Next("F1", Due.AddDays(4)) as NextAction.Blocked)?.By.Reason);
        Assert.Equal(blocker is null, story.Steps.Any(s => s.Step == "reminder_1"));
        if (blocker is not null) Assert.Contains("currencies", BlockerSentences.Of(blocker), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("19.99", "below_minimum")]
    [InlineData("20", null)]
    public void Its_own_threshold_says_what_is_worth_a_reminder(string amount, string? blocker)
    {
        var story = Following().Owes("F1", Due, Dollars(amount), currency: "USD").Walk(Due, Due.AddDays(3));
        Assert.Equal(blocker, (story.Next("F1", Due.AddDays(3)) as NextAction.Blocked)?.By is { IsUnderWay: false } by ? by.Reason : null);
        Assert.Equal(blocker is null, story.Steps.Any());
    }

    [Theory]
    [InlineData("199.99", false)]
    [InlineData("200", true)]
    public void Its_own_threshold_says_what_is_worth_a_call_and_a_notice(string amount, bool worth)
    {
        // However much is owed in euros.
        var story = Following().Owes("F1", Due, Dollars(amount), currency: "USD").Owes("F2", Due.AddDays(300), 9000, Due).Walk(Due, Due.AddDays(80));
        Assert.Equal(worth, story.Steps.Any(s => s.Step == "call_1"));
        Assert.Equal(worth, story.Steps.Any(s => s.Step == "formal_notice"));
    }

    [Fact]
    public void Neither_interest_nor_compensation_is_claimed_of_it_nor_does_it_leave_the_house_by_itself()
    {
        var story = Following(phone: false).Owes("F1", Due, 12000, currency: "USD").Walk(Due, Due.AddDays(80));
        Assert.DoesNotContain(story.Steps, s => s.Step == "letter_2");
        foreach (var asked in story.Facts.OfType<MessageRequested>())
            Assert.Equal((new Money(12000, "USD"), true, true, null), (asked.Statement.Outstanding, asked.Statement.Interest.IsZero, asked.Statement.Compensation.IsZero, asked.Statement.RateOrigin));
        var notice = story.Decided("formal_notice");
        story.Letter(notice.Decision, LetterState.Delivered, notice.On.AddDays(2)).Walk(Due.AddDays(81), Due.AddDays(160));
        Assert.Equal("notice_run_out", Story.Blocker(story.Next("F1", Due.AddDays(160))));
        Assert.Empty(story.Facts.OfType<HandOverProposed>());
    }

    [Fact]
    public void No_message_speaks_of_two_currencies_and_no_day_has_two()
    {
        var story = Following(phone: false).Owes("D1", Due, 400, currency: "USD").Owes("D2", Due.AddDays(2), 300, currency: "USD").Owes("E1", Due, 500).Owes("E2", Due.AddDays(1), 600).Owes("G1", Due, 700, currency: "GBP")
            .Walk(Due, Due.AddDays(120));
        var asked = story.Facts.OfType<MessageRequested>().ToArray();
        Assert.All(asked, a => Assert.Single(a.Statement.Lines.Select(l => l.Outstanding.Currency).Concat(a.Statement.Others.Select(o => o.Outstanding.Currency)).Append(a.Statement.Outstanding.Currency).Distinct()));
        Assert.Distinct(asked.Select(a => a.On));
        Assert.All(new[] { "D1", "D2", "E1", "E2" }, number => Assert.Contains(asked, a => a.Step == "formal_notice" && a.Statement.Lines.Any(l => l.Number == number)));
        Assert.DoesNotContain(asked, a => a.Statement.Lines.Any(l => l.Number == "G1") || a.Statement.Others.Any(o => o.Number == "G1"));
    }

    [Fact]
    public void Money_in_one_currency_covers_nothing_in_another()
    {
        var story = Following().Owes("D1", Due, 400, currency: "USD").Receives(1000, Due);
        Assert.NotEqual("in_credit", (story.Next("D1", Due.AddDays(5)) as NextAction.Blocked)?.By.Reason);
        story.Hear(new PaymentReceived(Story.Id("dollars"), new(400, "USD"), Due, "erp", 1, Due), Due);
        Assert.Equal("in_credit", Story.Blocker(story.Next("D1", Due.AddDays(5))));
    }

    [Fact]
    public void A_promise_is_of_one_currency_with_its_own_tolerance()
    {
        var story = Following().Owes("D1", Due, 400, currency: "USD").Owes("E1", Due, 500).Owes("G1", Due, 700, currency: "GBP");
        DateOnly on = Due.AddDays(1), day = Due.AddDays(6);
        Assert.Equal("several_currencies", Refused(story, new DunningCommand.MakePromise([], null, day, story.Now(on), "c", on)));
        Assert.Equal("other_currency", Refused(story, new DunningCommand.MakePromise(["D1"], Money.Euros(100), day, story.Now(on), "c", on)));
        Assert.Equal("foreign_currency", Refused(story, new DunningCommand.MakePromise(["G1"], null, day, story.Now(on), "c", on)));
        story.Do(new DunningCommand.MakePromise(["D1"], null, day, story.Now(on), "c", on));
        var made = Assert.Single(story.Facts.OfType<PromiseMade>());
        Assert.Equal((new Money(400, "USD"), new Money(5, "USD")), (made.Amount, made.Tolerance));
        // What is left to be promised is of one currency again.
        story.Do(new DunningCommand.MakePromise([], null, day, story.Now(on), "c", on));
        story.Walk(on, day.AddDays(10));
        Assert.Equal(2, story.Facts.OfType<PromiseBroken>().Count());
    }

    [Fact]
    public void A_plan_adds_up_in_the_currency_of_its_invoices()
    {
        var story = Following().Owes("D1", Due, 400, currency: "USD");
        var on = Due.AddDays(1);
        Assert.Equal("terms_do_not_add_up", Refused(story, Plan(Money.Euros(400))));
        Assert.Equal("several_currencies", Refused(story, Plan(Money.Euros(200), new(200, "USD"))));
        story.Do(Plan(new(200, "USD"), new(200, "USD")));
        Assert.Equal(new Money(5, "USD"), Assert.Single(story.Facts.OfType<PlanProposed>()).Tolerance);

        DunningCommand.ProposePlan Plan(params Money[] terms) => new(["D1"], [.. terms.Select((amount, n) => new Recouvrement.Dunning.Domain.Plans.PlanTerm(on.AddDays(10 * (n + 1)), amount))], story.Now(on), "c", on);
    }

    [Fact]
    public void A_step_that_is_bound_to_an_amount_of_euros_is_not_for_it()
    {
        var story = Story.Of();
        story.Policies = Written.Book(Written.Document(Written.Reminder with { FromCents = 1 }, Written.Letter) with { Values = Values(new(0, 0)) });
        Assert.Equal(["letter_1"], story.Owes("D1", Due, 400, currency: "USD").Walk(Due, Due.AddDays(20)).Steps.Select(s => s.Step));
    }

    [Fact]
    public void A_profile_may_change_them()
    {
        var policy = Written.Read(Written.Document(Written.Reminder) with { Values = Values(new(100, 200)), Profiles = [new(PayerProfile.Good, Values: Values(new(300, 400)))] });
        Assert.Equal((new Money(1, "USD"), new Money(3, "USD")), (policy.Values.ThresholdsIn("USD")!.StatementOnlyBelow, policy.For(PayerProfile.Good).Values.ThresholdsIn("USD")!.StatementOnlyBelow));
    }

    static Story Following(bool phone = true)
    {
        var story = Story.Of(phone: phone);
        story.Policies = Book;
        return story;
    }

    static string? Refused(Story story, DunningCommand command) => DunningCase.Decide(story.Case, command).Refusal?.Code;

    static PolicyBook Named(CurrencyDocument dollars)
    {
        var standard = ShippedPolicies.Documents.Single(d => d.Name == "standard_company");
        return Written.Book(standard with { Values = standard.Values with { Currencies = Values(dollars).Currencies } });
    }

    static ValuesDocument Values(CurrencyDocument dollars) => new(Currencies: ImmutableSortedDictionary<string, CurrencyDocument>.Empty.Add("USD", dollars));

    static decimal Dollars(string amount) => decimal.Parse(amount, System.Globalization.CultureInfo.InvariantCulture);
}
