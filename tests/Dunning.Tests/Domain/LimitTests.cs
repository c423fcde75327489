using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Limitation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>Limits of time of the invoices of a case (rules sections 3, 6.6 and 15).</summary>
public sealed class LimitTests
{
    // Issued on 2021-11-30: the vector of the rules.
    static readonly DateOnly Due = new(2021, 12, 30), Last = new(2026, 11, 30);

    [Theory]
    [InlineData(CustomerKind.Company, "2026-11-30")]
    [InlineData(CustomerKind.Craftsman, "2026-11-30")]
    [InlineData(CustomerKind.Consumer, "2023-11-30")]
    [InlineData(CustomerKind.PublicBody, "2025-12-31")]
    public void The_kind_of_debtor_chooses_the_period(CustomerKind kind, string last) => Assert.Equal(DateOnly.Parse(last, null), Dates(Story.Of(kind).Owes("F1", Due, 400))!.SafeOn);

    [Fact]
    public void Nothing_is_guessed_of_an_unknown_debtor_or_of_an_opening_entry()
    {
        Assert.Null(Dates(Story.Of(CustomerKind.Unknown).Owes("F1", Due, 400)));
        Assert.Null(Dates(Story.Of().Owes("F1", Due, 400, uncertain: true)));
    }

    [Theory]
    [InlineData("2021-11-15", "2026-11-15")]
    [InlineData("2021-12-15", "2026-11-30")]
    public void The_earlier_of_delivery_and_issue_is_safe(string delivered, string last)
    {
        var story = Story.Of().Owes("F1", Due, 400);
        var invoice = story.Case.Invoices[Story.Id("F1")];
        story.Hear(new InvoiceAmended(invoice.Id, invoice.Terms! with { DeliveredOn = DateOnly.Parse(delivered, null) }, invoice.Outstanding, story.Next(invoice.Id), Due), Due);
        Assert.Equal(DateOnly.Parse(last, null), Dates(story)!.SafeOn);
    }

    [Fact]
    public void A_part_payment_moves_the_possible_day_and_a_credit_note_nothing()
    {
        var story = Story.Of().Owes("F1", Due, 400).Pays("F1", 50, new(2023, 2, 1), BalanceCause.CreditNote);
        Assert.Equal((Last, Due.AddYears(5)), (Dates(story)!.SafeOn, Dates(story)!.PossibleOn));
        story.Pays("F1", 100, new(2024, 3, 1));
        Assert.Equal((Last, new DateOnly(2029, 3, 1)), (Dates(story)!.SafeOn, Dates(story)!.PossibleOn));
    }

    [Fact]
    public void A_formal_notice_changes_nothing_and_is_refused_as_an_interruption()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        Assert.Equal("never_interrupts", Refusal(story, InterruptionKind.WrittenDemand, new(2026, 11, 20)));
        Assert.Equal(Last, Dates(story)!.SafeOn);
        var publicBody = Interrupts(Story.Of(CustomerKind.PublicBody).Owes("F1", Due, 400), InterruptionKind.WrittenDemand, new(2024, 11, 20));
        Assert.Equal(new DateOnly(2028, 12, 31), Dates(publicBody)!.SafeOn);
    }

    [Theory]
    [InlineData(CustomerKind.PublicBody, Channel.Letter, "2028-12-31")]
    [InlineData(CustomerKind.PublicBody, Channel.Call, "2025-12-31")]
    [InlineData(CustomerKind.Consumer, Channel.Letter, "2023-12-30")]
    public void A_written_reminder_moves_the_possible_day_of_a_public_body_only(CustomerKind kind, Channel channel, string possible)
    {
        var (story, on) = (Story.Of(kind).Owes("F1", Due, 400), kind == CustomerKind.Consumer ? Due.AddDays(30) : new DateOnly(2024, 11, 20));
        var decided = new StepDecided(Story.Id("D"), 1, "letter_1", channel, [new(Story.Id("F1"), "letter_1")], Kernel.Amounts.Money.Euros(400), SendingMode.Live, false, "public_buyer 1", "service:dunning", on);
        var reminded = DunningCase.Evolve(DunningCase.Evolve(story.Case, decided), new MessageSent(decided.Decision, null, 1, on));
        Assert.Equal(DateOnly.Parse(possible, null), InvoiceLimits.Of(reminded.Invoices[Story.Id("F1")], reminded, TimeLimits.Shipped)!.PossibleOn);
    }

    [Fact]
    public void An_acknowledgement_recorded_by_a_person_starts_the_period_anew_and_twice_is_once()
    {
        var story = Interrupts(Story.Of().Owes("F1", Due, 400), InterruptionKind.Acknowledgement, new(2024, 3, 5));
        Assert.Equal(new DateOnly(2029, 3, 5), Dates(Interrupts(story, InterruptionKind.Acknowledgement, new(2024, 3, 5)))!.SafeOn);
        Assert.Single(story.Facts.OfType<LimitationInterrupted>());
    }

    [Theory]
    [InlineData("2027-01-01", "act_to_come")]
    [InlineData("2021-11-29", "before_the_claim")]
    public void An_act_lies_between_the_claim_and_today(string day, string code) => Assert.Equal(code, Refusal(Story.Of().Owes("F1", Due, 400), InterruptionKind.Acknowledgement, DateOnly.Parse(day, null)));

    [Fact]
    public void A_court_claim_stands_until_it_ends_and_one_that_lapsed_never_was()
    {
        var story = Interrupts(Story.Of().Owes("F1", Due, 400), InterruptionKind.CourtClaim, new(2026, 10, 9));
        Assert.Null(Dates(story)!.SafeOn);
        var claim = story.Case.Invoices[Story.Id("F1")].Interruptions.Keys.Single();
        story.Do(new DunningCommand.EndInterruption(Story.Id("F1"), claim, new(2026, 12, 1), false, "manager", new(2026, 12, 31)));
        Assert.Equal(new DateOnly(2031, 12, 1), Dates(story)!.SafeOn);
        story.Do(new DunningCommand.EndInterruption(Story.Id("F1"), claim, new(2026, 12, 1), true, "manager", new(2026, 12, 31)));
        Assert.Equal(Last, Dates(story)!.SafeOn);
    }

    [Fact]
    public void A_declaration_interrupts_until_the_proceedings_close()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        Assert.Equal("no_insolvency", Refusal(story, InterruptionKind.InsolvencyDeclaration, new(2026, 10, 9)));
        Interrupts(story.Hear(Opened, new(2026, 10, 8)), InterruptionKind.InsolvencyDeclaration, new(2026, 10, 9));
        Assert.Null(Dates(story)!.SafeOn);
        story.Hear(new InsolvencyClosed(Story.Debtor.Debtor, new(2028, 6, 30), "plan_adopted", 102, new(2028, 6, 30)), new(2028, 6, 30));
        Assert.Equal(new DateOnly(2033, 6, 30), Dates(story)!.SafeOn);
    }

    [Fact]
    public void A_declaration_in_proceedings_that_never_were_interrupts_nothing()
    {
        var story = Interrupts(Story.Of().Owes("F1", Due, 400).Hear(Opened, new(2026, 10, 8)), InterruptionKind.InsolvencyDeclaration, new(2026, 10, 9));
        story.Hear(new InsolvencyClosed(Story.Debtor.Debtor, new(2026, 10, 20), "reported_in_error", 102, new(2026, 10, 20)), new(2026, 10, 20));
        Assert.Equal(Last, Dates(story)!.SafeOn);
    }

    [Fact]
    public void What_litigation_declared_interrupts_before_the_judgment_is_heard()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Do(Record(InterruptionKind.InsolvencyDeclaration, new(2026, 10, 9)) with { DeclaredIn = new(2026, 9, 28) });
        Assert.Null(Dates(story)!.SafeOn);
        story.Hear(Opened, new(2026, 10, 12)).Hear(new InsolvencyClosed(Story.Debtor.Debtor, new(2028, 6, 30), "plan_adopted", 102, new(2028, 6, 30)), new(2028, 6, 30));
        Assert.Equal(new DateOnly(2033, 6, 30), Dates(story)!.SafeOn);
    }

    [Fact]
    public void Each_threshold_is_told_once_on_its_day()
    {
        var story = Quiet(Story.Of().Owes("F1", Due, 400));
        story.Walk(Last.AddDays(-367), Last.AddDays(3));
        Assert.Equal([(365, -365), (180, -180), (90, -90), (30, -30), (8, -8)], Told(story));
    }

    [Fact]
    public void Of_thresholds_that_lie_behind_the_nearest_is_told_alone()
    {
        var story = Quiet(Story.Of().Owes("F1", Due, 400));
        story.Walk(Last.AddDays(-21), Last);
        Assert.Equal([(30, -21), (8, -8)], Told(story));
        Assert.Equal([(8, 2)], Told(Quiet(Story.Of().Owes("F1", Due, 400)).Walk(Last.AddDays(2), Last.AddDays(9))));
    }

    [Fact]
    public void An_interruption_ends_the_alerts_of_the_old_day()
    {
        var story = Quiet(Story.Of().Owes("F1", Due, 400));
        story.Walk(Last.AddDays(-90), Last.AddDays(-89));
        Interrupts(story, InterruptionKind.Acknowledgement, Last.AddDays(-88));
        story.Walk(Last.AddDays(-88), Last.AddDays(30));
        Assert.Equal([(90, -90)], Told(story));
    }

    [Fact]
    public void A_settled_invoice_is_not_warned_of() => Assert.Empty(Told(Quiet(Story.Of().Owes("F1", Due, 400).Pays("F1", 400, new(2022, 3, 1))).Walk(Last.AddDays(-10), Last)));

    [Fact]
    public void A_run_looks_again_on_the_day_of_an_alert()
    {
        var story = Quiet(Story.Of().Owes("F1", Due, 400).Holds("F1", "factored", null, Due));
        var on = Last.AddDays(-200);
        story.Run(on);
        Assert.Equal(Last.AddDays(-180), new Situation(story.Case, story.Now(on), on).LookAgain());
    }

    [Fact]
    public void The_time_to_declare_is_warned_of_until_the_claims_are_declared()
    {
        var due = new DateOnly(2026, 9, 1);
        var story = Quiet(Story.Of().Owes("F1", due, 400).Hear(Opened, new(2026, 10, 8)));
        story.Walk(new(2026, 10, 8), new(2026, 11, 20));
        Assert.Equal([(45, new DateOnly(2026, 10, 23)), (30, new(2026, 11, 7))], story.Facts.OfType<DeclarationAlertRaised>().Select(a => (a.Days, a.On)));
        Assert.All(story.Facts.OfType<DeclarationAlertRaised>(), a => Assert.Equal(new(2026, 12, 7), a.DeclareBy));
        Interrupts(story, InterruptionKind.InsolvencyDeclaration, new(2026, 11, 20)).Walk(new(2026, 11, 21), new(2026, 12, 10));
        Assert.Equal(2, story.Facts.OfType<DeclarationAlertRaised>().Count());
    }

    [Fact]
    public void A_later_debt_is_not_to_be_declared()
    {
        var story = Quiet(Story.Of().Hear(Opened, new(2026, 10, 8)).Owes("NEW", new(2026, 11, 20), 400));
        Assert.Empty(story.Walk(new(2026, 10, 21), new(2026, 12, 10)).Facts.OfType<DeclarationAlertRaised>());
    }

    static readonly InsolvencyOpened Opened = new(Story.Debtor.Debtor, "receivership", new(2026, 9, 28), new(2026, 10, 7), 101, new(2026, 10, 8));

    // The entity stands still, so that only limits of time speak.
    static Story Quiet(Story story)
    {
        story.Entity = story.Entity with { Stopped = true };
        return story;
    }

    static LimitationDates? Dates(Story story) => InvoiceLimits.Of(story.Case.Invoices[Story.Id("F1")], story.Case, TimeLimits.Shipped);

    static IEnumerable<(int, int)> Told(Story story) => story.Facts.OfType<LimitationAlertRaised>().Select(alert => (alert.Days, alert.On.DayNumber - Last.DayNumber));

    static DunningCommand.RecordInterruption Record(InterruptionKind kind, DateOnly on) => new(Story.Id("F1"), kind, on, "GED-1", "collector", new(2026, 12, 31));

    static Story Interrupts(Story story, InterruptionKind kind, DateOnly on)
    {
        story.Do(Record(kind, on));
        return story;
    }

    static string? Refusal(Story story, InterruptionKind kind, DateOnly on) => DunningCase.Decide(story.Case, Record(kind, on)).Refusal?.Code;
}
