using System.Globalization;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Penalties;

/// <summary>Where the rate of a line comes from: the text, or the clause and the figures it follows.</summary>
public static class RateSource
{
    /// <summary>The sources of a line's rate.</summary>
    /// <param name="line">Of <paramref name="of"/>.</param>
    /// <param name="of">The statement.</param>
    /// <param name="law">The figures it was computed with.</param>
    public static string Of(InterestLine line, InvoiceInterest of, LegalParameters law)
    {
        string Figures(DateOnly day) => law.RatesOf(HalfYear.Of(day)).Source;
        string Surcharge(LegalQuantity quantity, DateOnly day) => law.On(quantity, day) is var figure ? string.Create(CultureInfo.InvariantCulture, $"{figure.Value:0.##} points: {figure.Source}") : "";
        var clause = of.Clause is { From: var from } ? string.Create(CultureInfo.InvariantCulture, $"clause of the contract, for invoices from {from:yyyy-MM-dd}") : "";
        return of.Claim.Rate switch
        {
            InterestRate.LegalDefault     => $"{Figures(line.From)}; {Surcharge(LegalQuantity.DefaultInterestSurcharge, line.From)}",
            InterestRate.PublicBuyer      => $"{Figures(of.Claim.FirstDayLate)}; {Surcharge(LegalQuantity.PublicBuyerSurcharge, of.Claim.FirstDayLate)}",
            InterestRate.ContractualFixed => clause,
            InterestRate.Consumer         => Figures(line.From),
            _                             => $"{clause}; {Figures(line.From)}",
        };
    }
}
