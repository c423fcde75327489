using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Agencies;

/// <summary>What an agency is paid. The first success fee whose conditions a claim meets counts; the last has none.</summary>
/// <param name="Version">Names the grid.</param>
/// <param name="SuccessFees">In the order in which they are looked at.</param>
/// <param name="VatBasisPoints">Value-added tax in hundredths of a percent: 2000 is 20 %.</param>
/// <param name="BorneBy"><c>creditor</c>; a fee is never the debtor's (CPCE L111-8).</param>
/// <param name="FixedFees">None where the agency lives by success alone.</param>
sealed record FeesGiven(string Version, IReadOnlyList<SuccessFeeGiven> SuccessFees, int VatBasisPoints, FeeBearer BorneBy, IReadOnlyList<FixedFeeGiven>? FixedFees = null)
{
    const int MostFees = 100, LongestName = 50;

    internal IEnumerable<InputError?> Wrong()
    {
        yield return PlainText.Wrong("fees.version", Version, LongestName);
        if (SuccessFees.Count > MostFees || FixedFees?.Count > MostFees) yield return new("fees", $"are at most {MostFees} of each kind");
        foreach (var (i, fee) in SuccessFees.Index())
        {
            if (fee is null) yield return new($"fees.successFees[{i}]", "is a fee");
            else if (fee.UpToCents is < 0 or > ReportDesk.MostCents) yield return new($"fees.successFees[{i}].upToCents", $"is 0 to {ReportDesk.MostCents}");
            else yield return PlainText.WrongCurrency($"fees.successFees[{i}].currency", fee.Currency);
        }

        foreach (var (i, fee) in (FixedFees ?? []).Index())
        {
            if (fee is null)
            {
                yield return new($"fees.fixedFees[{i}]", "is a fee");
                continue;
            }

            if (fee.AmountCents is < 0 or > ReportDesk.MostCents) yield return new($"fees.fixedFees[{i}].amountCents", $"is 0 to {ReportDesk.MostCents}");
            yield return PlainText.Wrong($"fees.fixedFees[{i}].code", fee.Code, LongestName);
            yield return PlainText.WrongCurrency($"fees.fixedFees[{i}].currency", fee.Currency);
        }
    }

    internal static FeesGiven Of(FeeGrid grid) => new(
        grid.Version,
        [.. grid.SuccessFees.Select(fee => new SuccessFeeGiven(fee.RateBasisPoints, fee.Stage, fee.UpToDays, fee.UpTo?.Cents, (fee.UpTo ?? Money.Zero).Currency))],
        grid.VatBasisPoints, grid.BorneBy,
        [.. grid.FixedFees.Select(fee => new FixedFeeGiven(fee.Code, fee.Occasion, fee.Amount.Cents, fee.BorneBy, fee.Amount.Currency))]);

    internal FeeGrid Grid() => new(
        Version,
        [.. SuccessFees.Select(fee => new SuccessFee(fee.RateBasisPoints, fee.Stage, fee.UpToDays, fee.UpToCents is { } cents ? Money.OfCents(cents, fee.Currency) : null))],
        [.. (FixedFees ?? []).Select(fee => new FixedFee(fee.Code, fee.Occasion, Money.OfCents(fee.AmountCents, fee.Currency), fee.BorneBy))],
        VatBasisPoints, BorneBy);
}

/// <summary>A share of what is collected. A condition that is left out holds for every claim.</summary>
/// <param name="RateBasisPoints">Without tax, in hundredths of a percent: 1500 is 15 %.</param>
/// <param name="Stage"><c>amicable</c>, <c>judicial</c>, or <c>none</c> for any.</param>
/// <param name="UpToDays">The claim was at most so many days overdue when it was placed.</param>
/// <param name="UpToCents">At most so much was owed on the claim when it was placed.</param>
/// <param name="Currency">ISO 4217, of <paramref name="UpToCents"/>.</param>
sealed record SuccessFeeGiven(int RateBasisPoints, CollectionStage Stage = CollectionStage.None, int? UpToDays = null, long? UpToCents = null, string Currency = "EUR");

/// <summary>An amount that is due once whenever its occasion comes.</summary>
/// <param name="Code">Short name, once in a grid.</param>
/// <param name="Occasion"><c>placed</c>, <c>judicial</c> or <c>closed</c>.</param>
/// <param name="AmountCents">Without tax.</param>
/// <param name="BorneBy"><c>creditor</c>; a fee is never the debtor's (CPCE L111-8).</param>
/// <param name="Currency">ISO 4217.</param>
sealed record FixedFeeGiven(string Code, FeeOccasion Occasion, long AmountCents, FeeBearer BorneBy, string Currency = "EUR");
