using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Invoicing.Domain.Snapshots;

/// <summary>How a list of open items compares with what is open here.</summary>
/// <param name="Listed">Lines that could be read.</param>
/// <param name="Open">Invoices that are open here and that the list covers.</param>
/// <param name="Settled">Those of them that would be settled, wholly or in part.</param>
/// <param name="OpenAmount">What is open of all of them; where there are several currencies, in the one that loses the largest share.</param>
/// <param name="SettledAmount">What would be settled of it.</param>
public sealed record SnapshotFigures(int Listed, int Open, int Settled, Money OpenAmount, Money SettledAmount)
{
    /// <summary>Of sums by currency.</summary>
    public static SnapshotFigures Of(int listed, int open, int settled, IEnumerable<(Money Open, Money Settled)> byCurrency)
    {
        var worst = byCurrency.OrderByDescending(c => c.Open.IsPositive ? c.Settled.Amount / c.Open.Amount : 0).ThenByDescending(c => c.Open.Amount).FirstOrDefault();
        return new(listed, open, settled, worst.Open, worst.Settled);
    }
}

/// <summary>
/// How much may vanish from one list before a person has to look: a file cut short, of another entity or with amounts in another unit would settle what nobody paid.
/// </summary>
/// <param name="MostPercentByCount">Largest share of the open invoices, in percent; just so much is allowed.</param>
/// <param name="MostPercentByAmount">Largest share of what is open of them, in percent; just so much is allowed.</param>
/// <param name="Few">So many invoices may always be settled, unless they are all: of three open invoices one is paid on any day.</param>
public sealed record SnapshotThreshold(int MostPercentByCount, int MostPercentByAmount, int Few)
{
    /// <summary>Where nobody has set another: with terms of thirty to sixty days two to five in a hundred are paid a day.</summary>
    public static SnapshotThreshold Default { get; } = new(10, 20, 3);

    /// <summary>Why a list settles nothing until a person accepts it; null where it may.</summary>
    public Refusal? Judge(SnapshotFigures figures) => figures switch
    {
        { Listed: 0 }  => new("snapshot_empty", "The list is empty: all that is open here would be settled."),
        { Settled: 0 } => null,
        _ when figures.Settled <= Few && (figures.Settled < figures.Open || figures.Open == 1) => null,
        _ when figures.Settled * 100L > figures.Open * (long)MostPercentByCount =>
            new("snapshot_exceeds_count", $"{figures.Settled} of {figures.Open} open invoices would be settled: more than {MostPercentByCount} percent."),
        _ when figures.SettledAmount.Amount * 100 > figures.OpenAmount.Amount * MostPercentByAmount =>
            new("snapshot_exceeds_amount", $"{figures.SettledAmount} of {figures.OpenAmount} open would be settled: more than {MostPercentByAmount} percent."),
        _ => null,
    };
}
