using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>An invoice that was paid in full.</summary>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="SettledOn">Day of the payment that settled it.</param>
/// <param name="Amount">Including tax.</param>
public sealed record SettledInvoice(DateOnly DueOn, DateOnly SettledOn, Money Amount)
{
    /// <summary>Zero where it was paid in time.</summary>
    public int DaysLate => Lateness.DaysLate(DueOn, SettledOn);
}

/// <summary>From which lateness on a payer counts as what. The installation may say otherwise.</summary>
/// <param name="FewestInvoices">Fewer say nothing.</param>
/// <param name="GoodTenths">Tenths of a day late on average up to which a payer is good.</param>
/// <param name="ExpertTenths">Tenths of a day late on average from which a payer who is nearly always late is an expert of it.</param>
/// <param name="ExpertPercent">Share of late invoices that is nearly always.</param>
/// <param name="DriftTenths">Tenths of a day by which the last three months are worse than the nine before them: a drift.</param>
public sealed record BehaviourThresholds(int FewestInvoices = 3, int GoodTenths = 50, int ExpertTenths = 150, int ExpertPercent = 80, int DriftTenths = 100);

/// <summary>Invoices settled in a period and how late they were, in tenths of a day.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Late">How many of them late.</param>
/// <param name="AverageTenths">Sum of days late over number of invoices, half up.</param>
/// <param name="WeightedTenths">The same, each invoice weighing its amount.</param>
/// <param name="Longest">Days late of the latest one.</param>
public sealed record PeriodLateness(DateOnly From, DateOnly Until, int Invoices, int Late, long AverageTenths, long WeightedTenths, int Longest)
{
    /// <summary>Of the invoices settled from one day to another, both included.</summary>
    public static PeriodLateness Of(IEnumerable<SettledInvoice> settled, DateOnly from, DateOnly until)
    {
        var of = settled.Where(i => i.SettledOn >= from && i.SettledOn <= until).ToList();
        return new(
            from, until, of.Count, of.Count(i => i.DaysLate > 0), Tenths(of.Sum(i => (decimal)i.DaysLate), of.Count),
            Tenths(of.Sum(i => i.DaysLate * (decimal)i.Amount.Cents), of.Sum(i => (decimal)i.Amount.Cents)), of.Select(i => i.DaysLate).DefaultIfEmpty().Max());
    }

    static long Tenths(decimal sum, decimal count) => count == 0 ? 0 : (long)Math.Round(10 * sum / count, MidpointRounding.AwayFromZero);
}

/// <summary>How a customer has paid over twelve months (comportement de paiement): lateness counts even when it ended in payment.</summary>
/// <param name="Year">The twelve months up to a day.</param>
/// <param name="Recent">The last three of them.</param>
/// <param name="Former">The nine before.</param>
/// <param name="Profile">What that makes of the payer; null where too few invoices say it.</param>
/// <param name="IsDrifting">The recent months are worse than the former ones by the threshold.</param>
public sealed record PaymentBehaviour(PeriodLateness Year, PeriodLateness Recent, PeriodLateness Former, PayerProfile? Profile, bool IsDrifting)
{
    /// <summary>Of one customer's settled invoices as of a day. Pure: the same for a past day whenever it is asked, on the same invoices.</summary>
    public static PaymentBehaviour Of(IReadOnlyCollection<SettledInvoice> settled, DateOnly on, BehaviourThresholds thresholds)
    {
        var (first, turn) = (on.AddMonths(-12).AddDays(1), on.AddMonths(-3));
        var year = PeriodLateness.Of(settled, first, on);
        var (recent, former) = (PeriodLateness.Of(settled, turn.AddDays(1), on), PeriodLateness.Of(settled, first, turn));
        var isTelling = recent.Invoices >= thresholds.FewestInvoices && former.Invoices >= thresholds.FewestInvoices;
        return new(year, recent, former, ProfileOf(year, thresholds), isTelling && recent.AverageTenths - former.AverageTenths >= thresholds.DriftTenths);
    }

    static PayerProfile? ProfileOf(PeriodLateness year, BehaviourThresholds thresholds) => year switch
    {
        _ when year.Invoices < thresholds.FewestInvoices => null,
        _ when year.AverageTenths <= thresholds.GoodTenths => PayerProfile.Good,
        _ when year.AverageTenths >= thresholds.ExpertTenths && 100L * year.Late >= (long)thresholds.ExpertPercent * year.Invoices => PayerProfile.ExpertLatePayer,
        _ => PayerProfile.Negligent,
    };
}
