using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain.Policies;

/// <summary>A policy may be for debtors whose credit is insured, or for the others; which they are follows from the day.</summary>
public sealed class InsuranceTests
{
    static readonly DateOnly First = new(2026, 3, 2), Last = new(2026, 6, 30);

    static readonly PolicyBook Book = Written.Book(Of("insured", true), Of("uninsured", false));

    [Theory]
    [InlineData("2026-03-01", "uninsured")]
    [InlineData("2026-03-02", "insured")]
    [InlineData("2026-06-30", "insured")]
    [InlineData("2026-07-01", "uninsured")]
    public void A_cover_chooses_from_its_first_day_to_its_last(string on, string policy) => Assert.Equal(policy, Follows(Insured(Owing()), Day(on)));

    [Fact]
    public void A_debtor_of_whom_no_cover_was_told_is_not_insured() => Assert.Equal("uninsured", Follows(Owing(), First));

    [Fact]
    public void One_cover_is_enough_and_one_of_nothing_is_none()
    {
        var story = Insured(Owing(), "B", until: First);
        Assert.Equal("insured", Follows(Insured(story, "A"), Last));
        Assert.Equal("uninsured", Follows(Insured(story, "a", insured: 0), Last));
    }

    [Fact]
    public void What_is_told_late_of_a_policy_changes_nothing_that_is_known_better()
    {
        CreditInsured was = new(Story.Debtor.Debtor, "A", Money.Euros(1000), First, null, 50, First), now = was with { Until = First, Version = 51 };
        Assert.Equal("uninsured", Follows(Owing().Hear(now, First).Hear(was, First), First.AddDays(1)));
    }

    [Theory]
    [InlineData("2026-03-01", "2026-03-02")]
    [InlineData("2026-06-01", "2026-07-01")]
    public void No_day_on_which_a_cover_begins_or_has_ended_is_missed(string on, string look)
    {
        // Nothing else happens before: the invoice is due in a year.
        var story = Insured(Story.Of(), until: Last);
        story.Policies = Book;
        story.Owes("F1", new(2027, 6, 1), 400, new(2026, 2, 2));
        Assert.Equal(Day(look), new Situation(story.Case, story.Now(Day(on)), Day(on)).LookAgain());
    }

    static Story Owing()
    {
        var story = Story.Of().Owes("F1", First.AddDays(-20), 400);
        story.Policies = Book;
        return story;
    }

    static Story Insured(Story story, string policy = "A", decimal insured = 1000, DateOnly? until = null) =>
        story.Hear(new CreditInsured(Story.Debtor.Debtor, policy, Money.Euros(insured), First, until ?? Last, story.Next(Story.Debtor.Debtor), First), First);

    static string? Follows(Story story, DateOnly on) => new Situation(story.Case, story.Now(on), on).Policy?.Name;

    static DunningPolicy Of(string name, bool insured) => Written.Read(Written.Document(Written.Reminder) with { Name = name, Scope = new(Insured: insured) });

    static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
