using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Books;

/// <summary>Money an agency received, with what became of it.</summary>
/// <param name="Collected">Received from the debtor.</param>
/// <param name="ToRemit">To be passed on: everything, less the fee where netting is agreed.</param>
/// <param name="RemitBy">Last day for it.</param>
/// <param name="Remitted">Passed on so far.</param>
/// <param name="FeeDue">By the grid, with tax; null where the mandate has no grid to tell it by.</param>
/// <param name="FeeInvoiced">By the agency, with tax.</param>
public sealed record LedgerLine(Money Collected, Money ToRemit, DateOnly RemitBy, Money Remitted, Money? FeeDue, Money FeeInvoiced)
{
    /// <summary>Of the fee, kept back by agreement.</summary>
    public Money Netted => Collected - ToRemit;

    /// <summary>Still to be passed on; negative when it was too much.</summary>
    public Money Unremitted => ToRemit - Remitted;
}

/// <summary>A fixed fee of a grid.</summary>
/// <param name="Due">With tax; nothing while its occasion has not come.</param>
/// <param name="Invoiced">By the agency, with tax.</param>
public sealed record FixedFeeLine(Money Due, Money Invoiced);

/// <summary>What is still to be passed on by a day.</summary>
/// <param name="By">Last day.</param>
/// <param name="Amount">How much.</param>
public sealed record RemittanceToCome(DateOnly By, Money Amount);

/// <summary>
/// The account of an agency with a creditor, to the cent: what it received is what it has passed on, what it may keep and what it still has to pass on.
/// None of it is the debtor's: a collection settles the debtor in full, whatever the agency's fee.
/// </summary>
/// <param name="Collected">Received from debtors.</param>
/// <param name="FeesNetted">Kept back by agreement.</param>
/// <param name="Remitted">Passed on.</param>
/// <param name="Balance">Still to be passed on.</param>
/// <param name="Late">Of the balance, what should have been passed on by now.</param>
/// <param name="ToCome">The balance by its days.</param>
/// <param name="FeesDue">By the grid, with tax, of what has one, fixed fees among them.</param>
/// <param name="FeesInvoiced">By the agency, with tax.</param>
/// <param name="Unchecked">Collected under mandates without a grid: their fees cannot be checked.</param>
public sealed record AgencyLedger(
    Money Collected, Money FeesNetted, Money Remitted, Money Balance, Money Late, ImmutableArray<RemittanceToCome> ToCome, Money FeesDue, Money FeesInvoiced, Money Unchecked)
{
    /// <summary>Adds lines of one currency up.</summary>
    /// <param name="lines">Money received.</param>
    /// <param name="fixedFees">Fixed fees.</param>
    /// <param name="on">The day to look at it from.</param>
    public static AgencyLedger Of(IReadOnlyCollection<LedgerLine> lines, IReadOnlyCollection<FixedFeeLine> fixedFees, DateOnly on) => new(
        Sum(lines, line => line.Collected), Sum(lines, line => line.Netted), Sum(lines, line => line.Remitted), Sum(lines, line => line.Unremitted),
        Sum(lines.Where(line => line.RemitBy < on && line.Unremitted.IsPositive), line => line.Unremitted),
        [.. lines.Where(line => !line.Unremitted.IsZero).GroupBy(line => line.RemitBy).OrderBy(day => day.Key).Select(day => new RemittanceToCome(day.Key, Sum(day, line => line.Unremitted)))],
        fixedFees.Aggregate(Sum(lines, line => line.FeeDue ?? Money.Zero), (sum, fee) => sum + fee.Due),
        fixedFees.Aggregate(Sum(lines, line => line.FeeInvoiced), (sum, fee) => sum + fee.Invoiced), Sum(lines.Where(line => line.FeeDue is null), line => line.Collected));

    static Money Sum(IEnumerable<LedgerLine> lines, Func<LedgerLine, Money> of) => lines.Aggregate(Money.Zero, (sum, line) => sum + of(line));
}
