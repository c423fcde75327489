using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Worklist;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>How urgent a case is, part by part.</summary>
public sealed class PriorityTests
{
    static readonly DateOnly Due = new(2026, 3, 2);
    static readonly PriorityFacts Plain = new(Money.Euros(400), Due, CustomerKind.Company, IsInsolvent: false, BrokenPromises: 0, LimitOn: null, CaseStage.None);

    [Fact]
    public void The_score_is_the_sum_of_its_parts_and_each_has_a_sentence()
    {
        var score = Priority.Of(Plain with { BrokenPromises = 2, LimitOn = Due.AddDays(50), Stage = CaseStage.Threatened }, PriorityWeights.Shipped, Due.AddDays(31));
        Assert.Equal([("amount", 40), ("age", 90), ("risk", 40), ("promises", 100), ("limit", 200), ("stage", 50)], score.Parts.Select(part => (part.Name, part.Points)));
        Assert.Equal((520, "The oldest invoice is 31 days late."), (score.Points, score.Parts[1].Sentence));
        Assert.All(score.Parts, part => Assert.EndsWith(".", part.Sentence, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(14.99, 0)]
    [InlineData(15, 10)]
    [InlineData(149.99, 10)]
    [InlineData(150, 40)]
    [InlineData(49999.99, 250)]
    [InlineData(50000, 300)]
    public void An_amount_weighs_by_its_band(double euros, int points) => Assert.Equal(points, Part(Plain with { Overdue = Money.Euros((decimal)euros) }, "amount"));

    [Theory]
    [InlineData(14, 20)]
    [InlineData(15, 50)]
    [InlineData(119, 170)]
    [InlineData(120, 200)]
    public void So_does_age(int days, int points) => Assert.Equal(points, Part(Plain, "age", Due.AddDays(days)));

    [Theory]
    [InlineData(366, 0)]
    [InlineData(365, 30)]
    [InlineData(9, 200)]
    [InlineData(8, 300)]
    [InlineData(-1, 300)]
    public void A_limit_weighs_more_the_nearer_it_is(int left, int points) => Assert.Equal(points, Part(Plain with { LimitOn = Due.AddDays(left) }, "limit", Due));

    [Fact]
    public void Where_nothing_is_overdue_and_no_limit_is_near_nothing_is_to_be_done() =>
        Assert.Equal(0, Priority.Of(Plain with { OldestDueOn = null, Overdue = Money.Zero }, PriorityWeights.Shipped, Due).Points);

    [Fact]
    public void A_case_says_what_weighs()
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400).Owes("F2", Due.AddDays(5), 600).Owes("F3", Due.AddDays(200), 900).Walk(Due, Due.AddDays(3));
        var facts = CasePriority.Of(new(story.Case, story.Now(Due.AddDays(10)), Due.AddDays(10)));
        Assert.Equal(new(Money.Euros(1000), Due, CustomerKind.Company, false, 0, null, CaseStage.Reminded), facts);
        Assert.Equal(CaseStage.Noticed, CasePriority.Of(new(story.Walk(Due.AddDays(4), Due.AddDays(80)).Case, story.Now(Due.AddDays(80)), Due.AddDays(80))).Stage);
    }

    [Fact]
    public void A_claim_to_declare_weighs_by_its_last_day()
    {
        var story = Story.Of().Owes("F1", Due, 400).Hear(new InsolvencyOpened(Story.Debtor.Debtor, "receivership", Due.AddDays(9), Due.AddDays(20), 101, Due.AddDays(20)), Due.AddDays(20));
        var facts = CasePriority.Of(new(story.Case, story.Now(Due.AddDays(30)), Due.AddDays(30)));
        Assert.Equal((Money.Zero, true, new DateOnly(2026, 5, 22)), (facts.Overdue, facts.IsInsolvent, facts.LimitOn));
    }

    static int Part(PriorityFacts facts, string name, DateOnly? on = null) => Priority.Of(facts, PriorityWeights.Shipped, on ?? Due.AddDays(1)).Parts.SingleOrDefault(part => part.Name == name)?.Points ?? 0;
}
