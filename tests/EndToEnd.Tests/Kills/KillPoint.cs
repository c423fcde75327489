using Recouvrement.EndToEnd.Tests.Stories;

namespace Recouvrement.EndToEnd.Tests.Kills;

/// <summary>A place in the story where something is killed.</summary>
/// <param name="Day">The business date.</param>
/// <param name="Moment">What has just been begun.</param>
/// <param name="After">How far into it.</param>
/// <param name="MidSend">The provider is told to take so long that a letter is on its way just then.</param>
public sealed record KillPoint(DateOnly Day, string Moment, TimeSpan After, bool MidSend = false)
{
    static readonly string[] Moments = ["facts", "invoicing", "correspondence", "dunning", "litigation"];

    /// <summary>
    /// Five points on five days, by a seed: amid the opening, when hundreds of events are on their way to the broker; on a day with a
    /// letter, while it is being sent; and three anywhere.
    /// </summary>
    public static IReadOnlyList<KillPoint> Seeded(string victim, int seed, Telling undisturbed)
    {
        // RabbitMQ 3.10 loses a quorum queue for good when it dies within half a second of the queue's declaration: not sooner for it.
        var soonest = victim == "rabbitmq" ? 1500 : 700;
        var random = new Random(seed);
        var letters = undisturbed.Letters.Select(l => DateOnly.ParseExact(l[..10], "yyyy-MM-dd")).Distinct().Where(day => day != SmallCompany.From).ToArray();
        var letterDay = letters[random.Next(letters.Length)];
        var others = Enumerable.Range(1, SmallCompany.Days - 2).Select(SmallCompany.From.AddDays).Where(day => day != letterDay && day.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday)).ToArray();
        random.Shuffle(others);
        return
        [
            new(SmallCompany.From, "opening", TimeSpan.FromMilliseconds(random.Next(soonest, soonest + 600))),
            new(letterDay, "dunning", TimeSpan.FromMilliseconds(400), MidSend: true),
            .. others.Take(3).Select(day => new KillPoint(day, Moments[random.Next(Moments.Length)], TimeSpan.FromMilliseconds(random.Next(0, 60)))),
        ];
    }
}
