using Recouvrement.Invoicing.Domain.Prevention;

namespace Recouvrement.Invoicing.Domain.Figures;

/// <summary>What is at risk with customers on a day (encours), in cents of one currency.</summary>
/// <param name="NotDue">Open invoices that are not past their due date.</param>
/// <param name="Late">Open invoices that are.</param>
/// <param name="Unallocated">Payments and credit notes set against no invoice; nothing or less.</param>
/// <param name="Delivered">Deliveries that are not invoiced.</param>
/// <param name="Ordered">What is left of orders that the gate let pass.</param>
public sealed record Exposure(long NotDue, long Late, long Unallocated, long Delivered, long Ordered)
{
    const int Hundred = 100;

    /// <summary>Nothing.</summary>
    public static Exposure None { get; } = new(0, 0, 0, 0, 0);

    /// <summary>Open invoices that a factor bought without recourse: its risk, in none of the other figures.</summary>
    public long Assigned { get; init; }

    /// <summary>The part that a credit insurer would pay, summed over customers.</summary>
    public long Insured { get; init; }

    /// <summary>What nobody insures, summed over customers: what one has in advance covers no other.</summary>
    public long AtRisk { get; init; }

    /// <summary>The sum of the credit limits; null where no customer has one.</summary>
    public long? Limit { get; init; }

    /// <summary>What is left of the limits: of customers that have one, the limit less their exposure; less than nothing where it is passed.</summary>
    public long? Headroom { get; init; }

    /// <summary>All of it.</summary>
    public long Total => NotDue + Late + Unallocated + Delivered + Ordered;

    /// <summary>Of one customer, with what its credit file says of the day. An insurer covers what is delivered, not what is ordered.</summary>
    public Exposure Under(CreditFile file, DateOnly on, string currency)
    {
        var insured = file.CoverOn(on) is { Value: var cover } && cover.Insured.Currency == currency
            ? (long)(Math.Min(Math.Max(0, Total - Ordered), cover.Insured.Cents) * (decimal)cover.Percent / Hundred)
            : 0;
        var limit = file.LimitOn(on) is { Limit.Amount: var amount } && (amount.Currency == currency || amount.IsZero) ? amount.Cents : (long?)null;
        return this with { Insured = insured, AtRisk = Math.Max(0, Total) - insured, Limit = limit, Headroom = limit - Total };
    }

    /// <summary>Of both.</summary>
    public static Exposure operator +(Exposure a, Exposure b) => new(a.NotDue + b.NotDue, a.Late + b.Late, a.Unallocated + b.Unallocated, a.Delivered + b.Delivered, a.Ordered + b.Ordered)
    {
        Assigned = a.Assigned + b.Assigned,
        Insured = a.Insured + b.Insured,
        AtRisk = a.AtRisk + b.AtRisk,
        Limit = Sum(a.Limit, b.Limit),
        Headroom = Sum(a.Headroom, b.Headroom),
    };

    static long? Sum(long? a, long? b) => a is null ? b : a + (b ?? 0);
}
