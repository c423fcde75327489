using Recouvrement.Litigation.Court;
using static Recouvrement.Litigation.Tests.Domain.Court.CourtStory;

namespace Recouvrement.Litigation.Tests.Domain.Court;

/// <summary>The note of a request says the law of orders from its day on, and of every later day on which another one begins.</summary>
public sealed class RegimeContentTests
{
    [Theory]
    [InlineData("2022-02-28", "2022-02-28..2022-02-28 6 formula 1, 2022-03-01..2026-08-31 6, 2026-09-01.. 3 wait 2")]
    [InlineData("2022-03-01", "2022-03-01..2026-08-31 6, 2026-09-01.. 3 wait 2")]
    [InlineData("2026-08-31", "2026-08-31..2026-08-31 6, 2026-09-01.. 3 wait 2")]
    [InlineData("2026-09-01", "2026-09-01.. 3 wait 2")]
    [InlineData("1981-12-31", "")]
    public void Each_regime_stands_with_its_days(string day, string expected) => Assert.Equal(
        expected, string.Join(", ", RegimeContent.Since(Day(day)).Select(r => $"{r.From}..{r.To} {r.Service.Length}{(r.Formula is { } f ? $" formula {f.Length}" : "")}{(r.Enforcement is { } e ? $" wait {e.Length}" : "")}")));
}
