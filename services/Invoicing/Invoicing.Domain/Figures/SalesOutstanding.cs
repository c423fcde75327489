namespace Recouvrement.Invoicing.Domain.Figures;

/// <summary>What the figures of collection are made of, in cents of one currency.</summary>
/// <param name="Beginning">Open invoices on the eve of the period.</param>
/// <param name="Turnover">Invoices less credit notes issued in the period, including tax.</param>
/// <param name="Receivables">Open invoices at its end.</param>
/// <param name="NotDue">Of these, not past their due date.</param>
/// <param name="Months">Turnover of each calendar month with any, by its first day, from the first document until the end of the period.</param>
public sealed record CollectionInputs(long Beginning, long Turnover, long Receivables, long NotDue, IReadOnlyDictionary<DateOnly, long> Months);

/// <summary>
/// Figures of collection (délai moyen de recouvrement). Days and percents have two decimals, half-up. A figure that would divide by nothing, or
/// by less, is not defined: null.
/// </summary>
public static class SalesOutstanding
{
    /// <summary>DSO: receivables ÷ turnover of the period × its days.</summary>
    public static decimal? Classic(CollectionInputs of, int days) => Days(of.Receivables, of.Turnover, days);

    /// <summary>Best possible DSO: what it would be if everybody paid when due.</summary>
    public static decimal? BestPossible(CollectionInputs of, int days) => Days(of.NotDue, of.Turnover, days);

    /// <summary>Average days that invoices are late: the one less the other.</summary>
    public static decimal? AverageLate(CollectionInputs of, int days) => Days(of.Receivables - of.NotDue, of.Turnover, days);

    /// <summary>Collection effectiveness index (CEI), in percent: of what could have been collected in the period, what was.</summary>
    public static decimal? Effectiveness(CollectionInputs of) =>
        (of.Beginning + of.Turnover - of.NotDue) is > 0 and var collectable ? Rounded((of.Beginning + of.Turnover - of.Receivables) * 100m / collectable) : null;

    /// <summary>
    /// DSO by counting back: the turnover of the last month is taken off the receivables, then that of the month before, until nothing is left; each
    /// month counts with its days, the last one in proportion. A month without turnover counts whole. Not defined where the receivables are more
    /// than all turnover there was.
    /// </summary>
    /// <param name="of">The inputs.</param>
    /// <param name="on">Last day: its month counts up to it.</param>
    public static decimal? CountBack(CollectionInputs of, DateOnly on)
    {
        if (of.Receivables <= 0) return 0;
        if (of.Months.Count == 0) return null;
        var (left, days, oldest) = (of.Receivables, 0m, of.Months.Keys.Min());
        var last = on;
        for (var month = new DateOnly(on.Year, on.Month, 1); month >= oldest; last = month.AddDays(-1), month = month.AddMonths(-1))
        {
            var (turnover, length) = (Math.Max(0, of.Months.GetValueOrDefault(month)), last.DayNumber - month.DayNumber + 1);
            if (left <= turnover) return Rounded(days + ((decimal)left * length / turnover));
            (left, days) = (left - turnover, days + length);
        }

        return null;
    }

    static decimal? Days(long amount, long turnover, int days) => turnover > 0 ? Rounded((decimal)amount * days / turnover) : null;

    static decimal Rounded(decimal figure) => decimal.Round(figure, 2, MidpointRounding.AwayFromZero);
}
