using System.Globalization;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>A debtor that has had its formal notice.</summary>
static class NoticedStory
{
    public static readonly DateOnly Due = new(2026, 3, 2);
    public static readonly DateOnly Deposit = new(2026, 4, 20); // the formal notice of StepTests' invoice

    public static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    public static Story Noticed(decimal second = 0)
    {
        var story = Story.Of(phone: false).Owes("F1", Due, 400);
        if (second > 0) story.Owes("F2", Due, second);
        return story.Walk(Due, Deposit);
    }

    public static Guid Notice(Story story) => story.Decided("formal_notice").Decision;
}
