using System.Globalization;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Kernel.Tests.LateInterest;

/// <summary>Statements as tests ask for and read them.</summary>
static class Statements
{
    internal static InterestStatement On(this LateClaim claim, string until, params Reduction[] reductions) =>
        LateInterestCalculator.Statement(claim, Day.Of(until), LegalParameters.Shipped, reductions);

    internal static string Ranges(this InterestStatement statement) => string.Join(' ', statement.Lines.Select(line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.From:yyyy-MM-dd}..{line.To:yyyy-MM-dd}@{line.Percent:0.00}")));

    internal static string Bases(this InterestStatement statement) => string.Join(' ', statement.Lines.Select(line =>
        string.Create(CultureInfo.InvariantCulture, $"{line.Days}x{line.Base.Amount:0.00}")));
}
