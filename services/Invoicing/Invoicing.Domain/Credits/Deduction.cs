using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>For what a retailer pays less than it was invoiced, by its own word.</summary>
public enum DeductionReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Late, incomplete or wrongly packed delivery (pénalité logistique).</summary>
    LogisticsPenalty,

    /// <summary>A promotion, or a service to the supplier (coopération commerciale).</summary>
    Promotion,

    /// <summary>Another price.</summary>
    Price,

    /// <summary>What was delivered is faulty.</summary>
    Quality,

    /// <summary>Less was delivered.</summary>
    Shortage,

    /// <summary>Goods sent back.</summary>
    Return,

    /// <summary>Something else.</summary>
    Other,
}

/// <summary>
/// A deduction (déduction d'office): a part of an invoice that a payer keeps back, as its remittance advice says. It is a claim of the debtor, contested: neither paid nor
/// given up. What the law asks of such a deduction (art. L442-1 I 3° C. com.: a claim that is certain, liquid and due, and that the supplier could check) is for a person to look at.
/// </summary>
/// <param name="Invoice">The invoice's number.</param>
/// <param name="Year">Its year of issue; null only where the payer did not say it and it is not looked up yet.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Reason">Why.</param>
/// <param name="Reference">The payer's own reference; null where it has none.</param>
public sealed record Deduction(string Invoice, int? Year, Money Amount, DeductionReason Reason, string? Reference = null)
{
    const int LongestDispute = 200;

    /// <summary>What tells it from the other deductions of its payment from the same invoice: the payer's reference, else its reason.</summary>
    [JsonIgnore]
    public string Mark => Reference?.ToUpperInvariant() ?? Reason.ToString();

    /// <summary>Reference of the dispute it opens: the same for the same payment and deduction, however often it is sent.</summary>
    /// <param name="payment">Reference of the payment.</param>
    public string DisputeOf(string payment)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"deduction {payment.ToUpperInvariant()} {Mark}");
        return name.Length <= LongestDispute ? name : $"deduction {NameBasedId.Of(name)}";
    }

    /// <summary>The stream of the invoice it was kept back from.</summary>
    public Guid InvoiceOf(AccountDocument payment) => (payment with { Number = Invoice, Year = Year }).Invoice;
}

/// <summary>All deductions of a payment, in the order they were said; equal when all parts are.</summary>
[JsonConverter(typeof(DeductionsJson))]
public sealed record Deductions(ImmutableArray<Deduction> All)
{
    /// <summary>Nothing was kept back.</summary>
    public static Deductions None { get; } = new([]);

    /// <summary>What this payment keeps back of an invoice.</summary>
    public Money Of(string number, int year, string currency) => All
        .Where(d => d.Year == year && string.Equals(d.Invoice, number, StringComparison.OrdinalIgnoreCase) && d.Amount.Currency == currency).Aggregate(Money.Zero, (sum, d) => sum + d.Amount);

    /// <inheritdoc/>
    public bool Equals(Deductions? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);
}

/// <summary>A bare array.</summary>
public sealed class DeductionsJson : JsonConverter<Deductions>
{
    /// <inheritdoc/>
    public override Deductions Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ImmutableArray<Deduction>>(ref reader, options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Deductions value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.All, options);
}
