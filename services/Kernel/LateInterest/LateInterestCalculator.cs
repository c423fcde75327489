using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>A change of the principal, which counts from the following day: the day of payment still bears interest on it.</summary>
/// <param name="On">Day the funds were credited, or the credit note issued.</param>
/// <param name="Amount">By how much the principal falls; not negative.</param>
public readonly record struct Reduction(DateOnly On, Money Amount);

/// <summary>
/// Late-payment interest (pénalités de retard, L441-10 II), from the day after the due date to the day of payment included
/// (rule R2.2). Due of right, without reminder or notice, save against consumers.
/// </summary>
public static class LateInterestCalculator
{
    const int Percent = 100;

    /// <summary>The statement of a claim on a day.</summary>
    /// <param name="claim">Principal, due date, rate.</param>
    /// <param name="until">Last day counted: the day of payment, or of the statement.</param>
    /// <param name="law">The dated parameters to compute with.</param>
    /// <param name="reductions">Changes of the principal, in any order; what exceeds it bears nothing.</param>
    /// <returns>No lines when the claim is not late by then.</returns>
    /// <exception cref="LegalParameterMissing">A half-year that bears interest is not in the table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A reduction is negative.</exception>
    public static InterestStatement Statement(LateClaim claim, DateOnly until, LegalParameters law, params IEnumerable<Reduction> reductions)
    {
        var falls = Falls(reductions);
        var lines = ImmutableArray.CreateBuilder<InterestLine>();
        var first = claim.Rate.FirstDay(claim.FirstDayLate) ?? DateOnly.MaxValue;
        var last = LastDay(claim, until);
        var unpaid = After(claim.Principal, falls.Where(fall => fall.Key < first));

        for (var from = first; from <= last && unpaid.IsPositive;)
        {
            var to = Earliest(last, HalfYear.Of(from).LastDay, falls.Keys.FirstOrDefault(on => on >= from, last));
            lines.Add(Line(claim, from, to, unpaid, law));
            unpaid = After(unpaid, falls.Where(fall => fall.Key == to));
            from = to.AddDays(1);
        }

        return new InterestStatement(lines.ToImmutable(), law.Version);
    }

    static InterestLine Line(LateClaim claim, DateOnly from, DateOnly to, Money unpaid, LegalParameters law)
    {
        var days = to.DayNumber - from.DayNumber + 1;
        var percent = claim.Rate.PercentOn(from, claim.FirstDayLate, law);
        var year = law.On(LegalQuantity.DaysPerYear, from).Value;
        return new InterestLine(from, to, days, unpaid, percent, Money.Rounded(unpaid.Amount * percent * days / (Percent * year), unpaid.Currency));
    }

    static SortedDictionary<DateOnly, Money> Falls(IEnumerable<Reduction> reductions)
    {
        var falls = new SortedDictionary<DateOnly, Money>();
        foreach (var (on, amount) in reductions)
        {
            if (amount < Money.Zero) throw new ArgumentOutOfRangeException(nameof(reductions), amount, "A reduction is not negative.");
            if (amount.IsPositive) falls[on] = falls.GetValueOrDefault(on) + amount;
        }

        return falls;
    }

    static Money After(Money principal, IEnumerable<KeyValuePair<DateOnly, Money>> falls) =>
        Money.Max(falls.Aggregate(principal, (left, fall) => left - fall.Value), Money.Zero);

    static DateOnly LastDay(LateClaim claim, DateOnly until) =>
        claim.InsolvencyOpenedOn is { } opened && opened <= until ? opened.AddDays(-1) : until;

    static DateOnly Earliest(params ReadOnlySpan<DateOnly> dates)
    {
        var earliest = dates[0];
        foreach (var date in dates)
            if (date < earliest) earliest = date;
        return earliest;
    }
}
