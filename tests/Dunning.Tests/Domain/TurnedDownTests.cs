using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Limitation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What becomes of a declared claim, and of its limitation (C. civ. 2243; C. com. L622-25-1, L624-2, L624-3).</summary>
public sealed class TurnedDownTests
{
    static readonly DateOnly Due = new(2021, 12, 30), Last = new(2026, 11, 30), DeclaredOn = new(2026, 10, 9), Now = new(2028, 12, 31);
    static readonly InsolvencyOpened Opened = new(Story.Debtor.Debtor, "receivership", new(2026, 9, 28), new(2026, 10, 7), 101, new(2026, 10, 8));

    [Theory]
    [InlineData("2026-10-08", "decided_before_it_was_declared")]
    [InlineData("2026-10-09", null)]
    [InlineData("2028-12-31", null)]
    [InlineData("2029-01-01", "decision_to_come")]
    public void A_claim_is_decided_on_between_its_declaration_and_today_and_what_is_turned_down_interrupted_nothing(string day, string? refused)
    {
        var story = Declared();
        Assert.Null(SafeOn(story));
        Assert.Equal(refused, DunningCase.Decide(story.Case, Decision(story, day, isAdmitted: false)).Refusal?.Code);
        if (refused is not null) return;
        story.Do(Decision(story, day, isAdmitted: false));
        story.Do(Decision(story, day, isAdmitted: false));
        Assert.Equal(Last, SafeOn(story));
        Assert.Single(story.Facts.OfType<DeclarationDecided>());
    }

    [Fact]
    public void What_is_admitted_changes_nothing_and_what_is_admitted_on_appeal_has_interrupted_after_all()
    {
        var story = Declared();
        story.Do(Decision(story, "2027-06-15", isAdmitted: true));
        Assert.Empty(story.Facts.OfType<DeclarationDecided>());
        story.Do(Decision(story, "2027-06-15", isAdmitted: false));
        story.Do(Decision(story, "2028-02-01", isAdmitted: true));
        Assert.Null(SafeOn(story));
        story.Hear(new InsolvencyClosed(Story.Debtor.Debtor, new(2028, 6, 30), "plan_adopted", 102, new(2028, 6, 30)), new(2028, 6, 30));
        Assert.Equal(new DateOnly(2033, 6, 30), SafeOn(story));
    }

    [Fact]
    public void What_was_turned_down_interrupts_nothing_when_the_proceedings_close_either()
    {
        var story = Declared();
        story.Do(Decision(story, "2027-06-15", isAdmitted: false));
        story.Hear(new InsolvencyClosed(Story.Debtor.Debtor, new(2028, 6, 30), "plan_adopted", 102, new(2028, 6, 30)), new(2028, 6, 30));
        Assert.Equal(Last, SafeOn(story));
    }

    [Fact]
    public void What_was_turned_down_is_not_declared_anew()
    {
        var story = Declared();
        story.Do(Decision(story, "2026-11-02", isAdmitted: false));
        Assert.True(Declarations.IsDeclared(story.Case.Invoices[Story.Id("F1")], Opened.JudgmentOn));
    }

    [Fact]
    public void Only_a_declaration_is_decided_on()
    {
        var story = Story.Of().Owes("F1", Due, 400);
        story.Do(new DunningCommand.RecordInterruption(Story.Id("F1"), InterruptionKind.CourtClaim, DeclaredOn, "GED-1", "collector", Now));
        Assert.Equal("not_a_declaration", DunningCase.Decide(story.Case, Decision(story, "2027-06-15", isAdmitted: false)).Refusal?.Code);
    }

    static Story Declared()
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(Opened, new(2026, 10, 8));
        story.Do(new DunningCommand.RecordInterruption(Story.Id("F1"), InterruptionKind.InsolvencyDeclaration, DeclaredOn, "GED-1", "collector", Now));
        return story;
    }

    static DunningCommand.DecideDeclaration Decision(Story story, string day, bool isAdmitted) =>
        new(Story.Id("F1"), story.Case.Invoices[Story.Id("F1")].Interruptions.Keys.Single(), DateOnly.Parse(day, null), isAdmitted, "service:litigation", Now);

    static DateOnly? SafeOn(Story story) => InvoiceLimits.Of(story.Case.Invoices[Story.Id("F1")], story.Case, TimeLimits.Shipped)!.SafeOn;
}
