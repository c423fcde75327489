using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>What a kept plan gives up of one invoice.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Amount">Of the principal, tax included.</param>
public sealed record DiscountShare(Guid Invoice, string Number, Money Amount);

/// <summary>What was given up of an invoice, as the invoice knows it: credit notes that come from then on are those of the discount.</summary>
/// <param name="Plan">The plan that was kept.</param>
/// <param name="Amount">Given up.</param>
/// <param name="CreditsBefore">Credited on the invoice by then.</param>
public sealed record GivenUp(Guid Plan, Money Amount, Money CreditsBefore)
{
    /// <summary>The credit notes from before, whatever becomes of them; null where only their sum was kept.</summary>
    public ImmutableHashSet<Guid>? Before { get; init; }

    internal static GivenUp Of(Guid plan, Money amount, CaseInvoice invoice) =>
        new(plan, amount, invoice.Credited) { Before = [.. invoice.Settlings.Where(settling => settling.Value.IsCredit).Select(settling => settling.Key)] };

    /// <summary>What of it had been credited at the end of a day, and still is.</summary>
    internal Money CreditedBy(CaseInvoice invoice, DateOnly on)
    {
        var credits = invoice.Settlings.Where(settling => settling.Value.IsCredit && settling.Value.On <= on && Before?.Contains(settling.Key) is not true)
            .Aggregate(Money.Zero, (sum, credit) => sum + credit.Value.Amount);
        return Money.Max(Money.Zero, Money.Min(Amount, Before is null ? credits - CreditsBefore : credits));
    }

    /// <summary>What of it accounting still owed a credit note for at the end of a day.</summary>
    internal Money UncreditedBy(CaseInvoice invoice, DateOnly on) => Amount - CreditedBy(invoice, on);
}

/// <summary>How far the discount of a plan is.</summary>
public enum DiscountState
{
    /// <summary>The plan has none.</summary>
    None,

    /// <summary>It is earned by keeping the plan.</summary>
    Offered,

    /// <summary>The plan was kept: accounting credits it.</summary>
    Earned,

    /// <summary>The plan was not kept, or a person took it back: all of it is owed.</summary>
    Lost,
}

/// <summary>Why a discount that was earned is owed after all.</summary>
public enum DiscountEnd
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Money that had kept the plan went back.</summary>
    MoneyWentBack,

    /// <summary>A manager said that it is not to be credited.</summary>
    Lifted,
}
