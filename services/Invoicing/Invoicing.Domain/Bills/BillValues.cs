using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Invoicing.Domain.Bills;

/// <summary>What a bill of exchange is (effet de commerce).</summary>
public enum BillKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The creditor draws it on the debtor (lettre de change relevé, LCR): it binds the debtor once accepted (L511-15 s. C. com.).</summary>
    Lcr,

    /// <summary>The debtor promises to pay (billet à ordre, BOR): signed by the debtor, it needs no acceptance (L512-1 s. C. com.).</summary>
    Bor,

    /// <summary>The accounts have a bill (effet à recevoir, 413) and do not say which kind.</summary>
    Unspecified,
}

/// <summary>What became of a bill.</summary>
public enum BillStatus
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>It runs to its maturity.</summary>
    Open,

    /// <summary>The debtor's bank paid it. The money comes by the ERP or the bank, as ever.</summary>
    Paid,

    /// <summary>It came back unpaid (effet impayé).</summary>
    Unpaid,

    /// <summary>It was taken back, or drawn by mistake.</summary>
    Cancelled,
}

/// <summary>Why a bill came back unpaid.</summary>
public enum UnpaidReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>There is not enough on the account (provision insuffisante).</summary>
    InsufficientFunds,

    /// <summary>The debtor contests it (tirage contesté).</summary>
    Contested,

    /// <summary>The account is closed.</summary>
    AccountClosed,

    /// <summary>The debtor gave its bank no order to pay (pas d'ordre de payer).</summary>
    NoOrderToPay,

    /// <summary>The account is not the debtor's, or not there (coordonnées bancaires inexploitables).</summary>
    WrongAccount,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>An invoice that a bill is to pay.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Amount">How much of it; more than nothing.</param>
public sealed record CoveredInvoice(string Number, int Year, Money Amount);

/// <summary>All invoices that a bill is to pay, each once and in one order; equal when all are.</summary>
[JsonConverter(typeof(CoveredInvoicesJson))]
public sealed record CoveredInvoices
{
    /// <summary>Of the invoices, in any order.</summary>
    public CoveredInvoices(IEnumerable<CoveredInvoice> all) => All = [.. all.OrderBy(c => c.Number, StringComparer.Ordinal).ThenBy(c => c.Year)];

    /// <summary>By number and year.</summary>
    public ImmutableArray<CoveredInvoice> All { get; }

    /// <summary>Their sum.</summary>
    public Money Sum => All.Aggregate(Money.Zero, (sum, c) => sum + c.Amount);

    /// <inheritdoc/>
    public bool Equals(CoveredInvoices? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);
}

/// <summary>A bare array.</summary>
public sealed class CoveredInvoicesJson : JsonConverter<CoveredInvoices>
{
    /// <inheritdoc/>
    public override CoveredInvoices Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ImmutableArray<CoveredInvoice>>(ref reader, options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, CoveredInvoices value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);
}

/// <summary>What the ERP says of a bill.</summary>
/// <param name="Kind">Which.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="DrawnOn">Day it was drawn or signed.</param>
/// <param name="MaturesOn">Day it is to be paid (échéance).</param>
/// <param name="IsAccepted">The debtor accepted it; a BOR always is.</param>
/// <param name="Covers">The invoices it is to pay.</param>
public sealed record BillContent(BillKind Kind, Money Amount, DateOnly DrawnOn, DateOnly MaturesOn, bool IsAccepted, CoveredInvoices Covers)
{
    /// <summary>Banking days that its money takes to the creditor's account.</summary>
    public const int DaysOfMoney = 3;

    /// <summary>Days after its entry at which a bill is assumed to mature where nobody says when: the longest term that may be agreed counts from the invoice (L441-10 I C. com.), which is older.</summary>
    public const int AssumedDays = 60;

    /// <summary>
    /// Nobody told the maturity; <see cref="MaturesOn"/> is a guess, from which on somebody is asked. It ends no hold and refuses nothing: what was accepted is not dunned on a guess.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool IsMaturityAssumed { get; init; }

    /// <summary>Where nobody says when a bill matures.</summary>
    public static DateOnly AssumedMaturity(DateOnly drawnOn) => drawnOn.AddDays(AssumedDays);

    /// <summary>The debtor has bound itself to the maturity: until then nobody claims the invoices.</summary>
    [JsonIgnore]
    public bool StopsDunning => Kind is BillKind.Bor || IsAccepted;

    /// <summary>Last day on which its money may still be on its way. A maturity on a closed day is paid on the next banking day (L511-81 C. com.).</summary>
    [JsonIgnore]
    public DateOnly MoneyThereBy => MoneyThere(MaturesOn);

    /// <summary>Last day on which the money of a payment on some day may still be on its way.</summary>
    public static DateOnly MoneyThere(DateOnly paidOn) => BankingDays.Add(BankingDays.Next(paidOn), DaysOfMoney);
}
