using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Recouvrement.Kernel.Amounts;

/// <summary>
/// An amount in a currency, exact to the cent. Stored and sent as integer cents; a fraction of a cent can only
/// come from a rule that says how it is rounded (<see cref="Rounded"/>).
/// </summary>
[JsonConverter(typeof(MoneyJson))]
public readonly record struct Money : IComparable<Money>
{
    readonly string? currency;

    /// <param name="amount">In units of the currency, at most two decimals.</param>
    /// <param name="currency">ISO 4217, upper case.</param>
    /// <exception cref="ArgumentException">The amount has a fraction of a cent, or the currency is not three capital letters.</exception>
    public Money(decimal amount, string currency = "EUR")
    {
        if (decimal.Round(amount, 2) != amount) throw new ArgumentException($"{amount} has a fraction of a cent.", nameof(amount));
        if (currency is not { Length: 3 } || !currency.All(char.IsAsciiLetterUpper)) throw new ArgumentException($"'{currency}' is no ISO 4217 currency.", nameof(currency));
        Amount = amount;
        this.currency = currency;
    }

    /// <summary>In units of the currency.</summary>
    public decimal Amount { get; }

    /// <summary>ISO 4217.</summary>
    public string Currency => currency ?? "EUR";

    /// <summary>The same amount in integer cents, as events, contracts and tables carry it.</summary>
    public long Cents => decimal.ToInt64(Amount * 100m);

    /// <summary>No euros.</summary>
    public static Money Zero => default;

    /// <summary>An amount in euros.</summary>
    public static Money Euros(decimal amount) => new(amount);

    /// <summary>An amount from integer cents.</summary>
    public static Money OfCents(long cents, string currency = "EUR") => new(cents / 100m, currency);

    /// <summary>Half-up to the cent (away from zero), the rounding of every statement line here (rule R2.2).</summary>
    public static Money Rounded(decimal amount, string currency = "EUR") => new(decimal.Round(amount, 2, MidpointRounding.AwayFromZero), currency);

    /// <summary>More than nothing is owed.</summary>
    public bool IsPositive => Amount > 0;

    /// <summary>Exactly nothing.</summary>
    public bool IsZero => Amount == 0;

    /// <summary>The smaller of two.</summary>
    public static Money Min(Money a, Money b) => a <= b ? a : b;

    /// <summary>The larger of two.</summary>
    public static Money Max(Money a, Money b) => a >= b ? a : b;

    /// <inheritdoc/>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Amount:0.00} {Currency}");

    /// <summary>Sum; both of one currency.</summary>
    public static Money operator +(Money a, Money b) => new(a.Amount + Same(a, b).Amount, CurrencyOf(a, b));

    /// <summary>Difference; both of one currency.</summary>
    public static Money operator -(Money a, Money b) => new(a.Amount - Same(a, b).Amount, CurrencyOf(a, b));

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money a) => new(-a.Amount, a.Currency);

    /// <summary>Order; both of one currency.</summary>
    public static bool operator <(Money a, Money b) => a.CompareTo(b) < 0;

    /// <summary>Order; both of one currency.</summary>
    public static bool operator >(Money a, Money b) => a.CompareTo(b) > 0;

    /// <summary>Order; both of one currency.</summary>
    public static bool operator <=(Money a, Money b) => a.CompareTo(b) <= 0;

    /// <summary>Order; both of one currency.</summary>
    public static bool operator >=(Money a, Money b) => a.CompareTo(b) >= 0;

    /// <summary>Two amounts are the same when amount and currency are; nothing is the same in every currency's default.</summary>
    public bool Equals(Money other) => Amount == other.Amount && Currency == other.Currency;

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Amount, Currency);

    // Zero is neutral: sums start from default(Money), whatever the currency of what is added.
    static string CurrencyOf(Money a, Money b) => a.IsZero ? b.Currency : a.Currency;

    static Money Same(Money a, Money b) =>
        a.Currency == b.Currency || a.IsZero || b.IsZero ? b : throw new InvalidOperationException($"{a} and {b} are of two currencies.");
}

/// <summary>Writes <c>{"cents":1234,"currency":"EUR"}</c>: integers survive every JSON reader and the hash chain.</summary>
public sealed class MoneyJson : JsonConverter<Money>
{
    /// <inheritdoc/>
    public override Money Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject) throw new JsonException("Money is an object of cents and currency.");
        long? cents = null;
        string? currency = null;
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString();
            reader.Read();
            if (name == "cents") cents = reader.GetInt64();
            else if (name == "currency") currency = reader.GetString();
            else reader.Skip();
        }

        try
        {
            return Money.OfCents(cents ?? throw new JsonException("Money lacks its cents."), currency ?? throw new JsonException("Money lacks its currency."));
        }
        catch (ArgumentException wrong)
        {
            throw new JsonException(wrong.Message, wrong);
        }
    }

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Money value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteNumber("cents", value.Cents);
        writer.WriteString("currency", value.Currency);
        writer.WriteEndObject();
    }
}
