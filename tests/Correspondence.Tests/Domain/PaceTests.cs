using Recouvrement.Correspondence.Domain.Pacing;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Domain;

public sealed class PaceTests
{
    static readonly DateTimeOffset Noon = new(2026, 3, 16, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_handful_goes_at_once_and_the_rest_steadily()
    {
        var (pace, reserved, at) = (new Pace(60, 3), (DateTimeOffset?)null, new List<double>());
        for (var i = 0; i < 6; i++)
        {
            (var place, reserved) = pace.Place(Noon, reserved);
            at.Add((place - Noon).TotalSeconds);
        }

        Assert.Equal([0, 0, 0, 1, 2, 3], at);
    }

    [Fact]
    public void After_a_while_of_none_a_handful_goes_at_once_again()
    {
        var (_, reserved) = new Pace(60, 3).Place(Noon, null);
        Assert.Equal(Noon.AddHours(1), new Pace(60, 3).Place(Noon.AddHours(1), reserved).At);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(60, 1)]
    [InlineData(300, 60)]
    [InlineData(7, 3)]
    public void Over_any_span_no_more_goes_than_its_share_and_the_handful(int perMinute, int atOnce)
    {
        var (pace, chance, now, reserved, at) = (new Pace(perMinute, atOnce), new Random(perMinute), Noon, (DateTimeOffset?)null, new List<DateTimeOffset>());
        for (var i = 0; i < 400; i++)
        {
            now += TimeSpan.FromSeconds(chance.NextDouble() * chance.Next(0, 4));
            (var place, reserved) = pace.Place(now, reserved);
            Assert.True(place >= now);
            at.Add(place);
        }

        for (var from = 0; from < at.Count; from++)
            for (var to = from; to < at.Count; to++)
                Assert.True(to - from + 1 <= atOnce + ((at[to] - at[from]).TotalMinutes * perMinute) + 1e-3, $"{to - from + 1} in {at[to] - at[from]}");
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(2, 0)]
    [InlineData(3, 1)]
    [InlineData(4, 2)]
    [InlineData(13, 1024)]
    [InlineData(14, 1800)]
    [InlineData(1_000_000, 1800)]
    public void A_domain_that_keeps_deferring_is_asked_less_and_less(int inARow, int seconds) => Assert.Equal(TimeSpan.FromSeconds(seconds), Deferral.PauseAfter(inARow));
}
