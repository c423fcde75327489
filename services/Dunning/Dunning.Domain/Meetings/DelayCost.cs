using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>What a delay costs the creditor (conséquences du retard).</summary>
/// <param name="Interest">Late interest accrued and not paid (L441-10); null where it is not computed here: a debtor that is no company, or no legal parameter.</param>
/// <param name="Compensation">Flat compensation (D441-5), not paid; null as the interest.</param>
/// <param name="TenthsOfDays">Cash that is missing, in tenths of a day of the entity's turnover; null while the entity did not say what it turns over.</param>
/// <param name="TurnoverNeeded">
/// Turnover whose margin makes up for the amount if it is never paid, rounded up to the euro; null while the entity did not say its margin. On the amount
/// with tax: what VAT is got back of a loss (CGI art. 272) is not reckoned with.
/// </param>
public sealed record DelayCost(Money? Interest, Money? Compensation, int? TenthsOfDays, Money? TurnoverNeeded)
{
    const int DaysOfYear = 365, Tenths = 10;

    /// <summary>Of some invoices of a case, as of a day.</summary>
    /// <param name="dunning">The case.</param>
    /// <param name="invoices">Which of its invoices.</param>
    /// <param name="owed">What is owed of them.</param>
    /// <param name="asOf">Interest is counted to this day, included.</param>
    /// <param name="team">Margin and turnover of the entity.</param>
    /// <param name="law">The dated legal parameters.</param>
    public static DelayCost Of(DunningCase dunning, IEnumerable<Guid> invoices, Money owed, DateOnly asOf, TeamSettings team, LegalParameters law)
    {
        var claims = dunning.Kind.IsBusiness()
            ? invoices.Select(id => dunning.Invoices.GetValueOrDefault(id)).OfType<CaseInvoice>().Where(i => i.Terms is not null).Select(i => LateMoney.Of(i, dunning, asOf, law)).ToImmutableArray()
            : [null];
        var known = claims.All(c => c is not null);
        return new(
            known ? claims.Aggregate(Money.Zero, (sum, c) => sum + c!.InterestOutstanding) : null, known ? claims.Aggregate(Money.Zero, (sum, c) => sum + c!.CompensationOutstanding) : null,
            DaysOfCash(owed, team.YearlyTurnover), Needed(owed, team.MarginHundredths));
    }

    /// <summary>An amount in tenths of a day of turnover, half-up.</summary>
    public static int? DaysOfCash(Money owed, Money? yearlyTurnover) =>
        yearlyTurnover is { IsPositive: true } turnover ? (int)decimal.Min(decimal.Round(owed.Amount * DaysOfYear * Tenths / turnover.Amount, MidpointRounding.AwayFromZero), int.MaxValue) : null;

    /// <summary>The turnover whose margin is an amount, rounded up to the euro.</summary>
    public static Money? Needed(Money owed, int? marginHundredths) =>
        marginHundredths is { } margin and > 0 ? Money.Euros(decimal.Ceiling(owed.Amount * TeamSettings.WholeMargin / margin)) : null;
}
