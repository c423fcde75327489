using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>A change of the principal, which counts from the following day: the day of payment still bears interest on it.</summary>
/// <param name="On">Day the funds were credited, or the credit note issued.</param>
/// <param name="Amount">By how much the principal falls; not negative.</param>
/// <param name="Interest">How much interest was paid; what is paid is not capitalised.</param>
public readonly record struct Reduction(DateOnly On, Money Amount, Money Interest = default);

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
        var (falls, paid) = (ByDay(reductions, r => r.Amount), ByDay(reductions, r => r.Interest));
        var lines = ImmutableArray.CreateBuilder<InterestLine>();
        var first = claim.Rate.FirstDay(claim.FirstDayLate) ?? DateOnly.MaxValue;
        var last = LastDay(claim, until);
        var (unpaid, capitalised, accrued) = (After(claim.Principal, falls.Where(fall => fall.Key < first)), Money.Zero, Money.Zero);
        var turn = claim.Capitalisation?.FirstAfter(first);

        for (var from = first; from <= last && (unpaid + capitalised).IsPositive;)
        {
            if (from == turn) (capitalised, turn) = (Due(from.AddDays(-1)), Capitalisation.YearAfter(from));
            var to = Earliest(last, HalfYear.Of(from).LastDay, falls.Keys.FirstOrDefault(on => on >= from, last), turn?.AddDays(-1) ?? last);
            // A payment takes interest that bears none first: only what it takes beyond changes the base.
            to = paid.Keys.FirstOrDefault(on => on >= from && on < to && accrued + Until(on).Amount - PaidUntil(on) < capitalised, to);
            var line = Until(to);
            lines.Add(line);
            accrued += line.Amount;
            capitalised = Money.Min(capitalised, Due(to));
            unpaid = After(unpaid, falls.Where(fall => fall.Key == to));
            from = to.AddDays(1);

            InterestLine Until(DateOnly day) => Line(claim, from, day, unpaid, capitalised, law);
        }

        return new InterestStatement(lines.ToImmutable(), law.Version);

        Money Due(DateOnly day) => Money.Max(accrued - PaidUntil(day), Money.Zero);

        Money PaidUntil(DateOnly day) => paid.Where(p => p.Key <= day).Aggregate(Money.Zero, (sum, p) => sum + p.Value);
    }

    static InterestLine Line(LateClaim claim, DateOnly from, DateOnly to, Money unpaid, Money capitalised, LegalParameters law)
    {
        var (days, bearing) = (to.DayNumber - from.DayNumber + 1, unpaid + capitalised);
        var percent = claim.Rate.PercentOn(from, claim.FirstDayLate, law);
        var year = law.On(LegalQuantity.DaysPerYear, from).Value;
        return new InterestLine(from, to, days, bearing, percent, Money.Rounded(bearing.Amount * percent * days / (Percent * year), bearing.Currency), capitalised);
    }

    static SortedDictionary<DateOnly, Money> ByDay(IEnumerable<Reduction> reductions, Func<Reduction, Money> of)
    {
        var days = new SortedDictionary<DateOnly, Money>();
        foreach (var reduction in reductions)
        {
            var amount = of(reduction);
            if (amount < Money.Zero) throw new ArgumentOutOfRangeException(nameof(reductions), amount, "A reduction is not negative.");
            if (amount.IsPositive) days[reduction.On] = days.GetValueOrDefault(reduction.On) + amount;
        }

        return days;
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
