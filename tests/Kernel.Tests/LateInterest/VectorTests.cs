using System.Globalization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Support;
using Xunit;
using static Recouvrement.Kernel.LateInterest.InterestRate;

namespace Recouvrement.Kernel.Tests.LateInterest;

public sealed class VectorTests
{
    [SharedTheory(Vectors.File)]
    [InlineData("PEN-1")]
    [InlineData("PEN-2")]
    [InlineData("PEN-4")]
    [InlineData("PEN-5")]
    [InlineData("PEN-6")]
    [InlineData("PUB-1")]
    [InlineData("CONSO-1")]
    public void Every_line_of_the_vectors_is_reproduced_to_the_cent(string id)
    {
        var vector = Vectors.Penalty(id);
        var principal = Money.Euros(vector.Number("principal"));
        var claim = Claim(id, principal, vector.Date("due"));

        var statement = LateInterestCalculator.Statement(claim, vector.Date("valueDate"), LegalParameters.Shipped);

        Assert.Equal(vector.GetProperty("lines").EnumerateArray().Select(line => line.Line(principal)), statement.Lines);
        Assert.Equal(Money.Euros(vector.Number("totalLineRounding")), statement.Total);
        Assert.Equal(vector.GetProperty("days").GetInt32(), statement.Days);
    }

    [SharedFact(Vectors.File)]
    public void No_vector_is_left_out() => Assert.Equal(
        ["PEN-1", "PEN-2", "PEN-4", "PEN-5", "PEN-6", "PUB-1", "CONSO-1"],
        Vectors.Root.GetProperty("penaltyVectors").EnumerateArray().Select(vector => vector.Text("id")));

    [SharedFact(Vectors.File)]
    public void The_shipped_rates_are_those_of_the_vectors()
    {
        var law = LegalParameters.Shipped;
        var refinancing = Vectors.Root.GetProperty("ecbMroOnFirstDay").EnumerateObject().ToList();
        Assert.Equal(refinancing.Select(row => row.Name), law.HalfYears.Select(row => row.HalfYear.ToString()));
        foreach (var row in refinancing)
        {
            var half = HalfYear.Parse(row.Name)!.Value;
            var statutory = Vectors.Root.GetProperty("legalRate").GetProperty(row.Name);
            Assert.Equal(decimal.Parse(row.Value.GetString()!, CultureInfo.InvariantCulture), law.MainRefinancingOf(half));
            Assert.Equal(statutory.Number("autresCas"), law.StatutoryRateOf(half));
            Assert.Equal(statutory.Number("particuliers"), law.RatesOf(half).StatutoryIndividuals);
            Assert.Equal(statutory.Number("floor3x"), RateFloor.Of(half, law));
        }
    }

    [Theory]
    [InlineData("PEN-1", "12000", "2026-05-31", "2026-09-15", "30@12.15=119.84 77@12.40=313.91", "433.75")]
    [InlineData("PEN-2", "10000", "2024-05-15", "2025-02-10", "46@14.50=182.74 184@14.25=718.36 41@13.15=147.71", "1048.81")]
    [InlineData("PEN-4", "1000", "2026-03-31", "2026-04-01", "1@12.15=0.33", "0.33")]
    [InlineData("PEN-5", "12000", "2026-05-31", "2026-09-15", "30@7.86=77.52 77@8.25=208.85", "286.37")]
    [InlineData("PEN-6", "12000", "2026-05-31", "2026-09-15", "30@15.00=147.95 77@15.00=379.73", "527.68")]
    [InlineData("PUB-1", "12000", "2026-05-31", "2026-09-15", "30@10.15=100.11 77@10.15=256.95", "357.06")]
    [InlineData("CONSO-1", "1500", "2026-03-10", "2026-09-30", "112@2.62=12.06 92@2.75=10.40", "22.46")]
    public void Statements_are_those_of_rule_R2_2(string id, string principal, string due, string until, string lines, string total)
    {
        var claim = Claim(id, Money.Euros(decimal.Parse(principal, CultureInfo.InvariantCulture)), Day.Of(due));

        var statement = LateInterestCalculator.Statement(claim, Day.Of(until), LegalParameters.Shipped);

        Assert.Equal(lines, string.Join(' ', statement.Lines.Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Days}@{line.Percent:0.00}={line.Amount.Amount:0.00}"))));
        Assert.Equal(Money.Euros(decimal.Parse(total, CultureInfo.InvariantCulture)), statement.Total);
        Assert.Equal("2026-11-22", statement.ParametersVersion);
    }

    static LateClaim Claim(string id, Money principal, DateOnly due) => id switch
    {
        "PEN-5"   => new(principal, due, DebtorKind.Company, new ContractualStatutoryMultiple(3)),
        "PEN-6"   => new(principal, due, DebtorKind.Company, new ContractualFixed(15)),
        "PUB-1"   => LateClaim.Legal(principal, due, DebtorKind.PublicBody),
        "CONSO-1" => LateClaim.Legal(principal, due, DebtorKind.Consumer, noticeOn: due),
        _         => LateClaim.Legal(principal, due, DebtorKind.Company),
    };
}
