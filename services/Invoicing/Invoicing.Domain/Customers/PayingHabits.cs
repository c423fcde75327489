using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Customers;

/// <summary>Where our deposits on a customer's invoice portal stand.</summary>
public enum DepositState
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>We have no account there yet.</summary>
    NotRegistered,

    /// <summary>We can deposit.</summary>
    Registered,

    /// <summary>Our last deposit was taken.</summary>
    Accepted,

    /// <summary>Our last deposit was turned down.</summary>
    Rejected,
}

/// <summary>By what a customer pays.</summary>
public enum MeansOfPayment
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>A bank transfer (virement).</summary>
    Transfer,

    /// <summary>A SEPA direct debit (prélèvement).</summary>
    DirectDebit,

    /// <summary>A cheque.</summary>
    Cheque,

    /// <summary>A bill drawn on the customer (lettre de change, LCR).</summary>
    BillOfExchange,

    /// <summary>A bill the customer writes (billet à ordre, BOR).</summary>
    PromissoryNote,

    /// <summary>A bank card.</summary>
    Card,

    /// <summary>Coins and notes.</summary>
    Cash,
}

/// <summary>Ways of paying as the customer lives them: contacts are timed by them.</summary>
/// <param name="PaymentRunDays">Days of the month on which it pays, ascending; 31 means the last one.</param>
/// <param name="InvoicePortal">Where it takes invoices in, or null.</param>
/// <param name="Deposits">How our deposits there stand; null without a portal.</param>
/// <param name="OrderNumberRequired">It pays no invoice without its order number.</param>
/// <param name="ServiceCodeRequired">It pays no invoice without its service code.</param>
/// <param name="ServiceCode">The code, where known.</param>
/// <param name="ApproverRole">What the person does who approves invoices, never a name; or null.</param>
/// <param name="Means">By what it pays; null where unknown.</param>
/// <param name="ClosingWeeks">ISO weeks of the year in which nobody pays, ascending.</param>
public sealed record PayingHabits(
    ImmutableArray<int> PaymentRunDays, string? InvoicePortal, DepositState? Deposits, bool OrderNumberRequired, bool ServiceCodeRequired, string? ServiceCode,
    string? ApproverRole, MeansOfPayment? Means, ImmutableArray<int> ClosingWeeks)
{
    /// <inheritdoc/>
    public bool Equals(PayingHabits? other) =>
        other is not null && PaymentRunDays.AsSpan().SequenceEqual(other.PaymentRunDays.AsSpan()) && ClosingWeeks.AsSpan().SequenceEqual(other.ClosingWeeks.AsSpan())
        && (InvoicePortal, Deposits, OrderNumberRequired, ServiceCodeRequired, ServiceCode, ApproverRole, Means)
        == (other.InvoicePortal, other.Deposits, other.OrderNumberRequired, other.ServiceCodeRequired, other.ServiceCode, other.ApproverRole, other.Means);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(PaymentRunDays.Length, InvoicePortal, Deposits, ServiceCode, ApproverRole, Means, ClosingWeeks.Length);
}
