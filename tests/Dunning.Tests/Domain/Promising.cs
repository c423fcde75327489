namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>The case that the tests of promises begin with: reminder_1 went out on the third day, a promise is made on the fourth.</summary>
static class Promising
{
    public static readonly DateOnly Due = new(2026, 3, 2), Said = Due.AddDays(4), Day = Due.AddDays(14), Until = Day.AddDays(3);

    public static Story Reminded() => Story.Of(phone: false).Owes("F1", Due, 400).Walk(Due, Due.AddDays(3));

    public static Story Promised(decimal? amount = null) => Reminded().Promises(Day, Said, amount);
}
