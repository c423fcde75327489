using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.PaymentTerms;

/// <summary>A part of an invoice with a due date of its own (échéance).</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="IsRetention">Kept back as security until its day (retenue de garantie, act 71-584 of 16 July 1971).</param>
public sealed record Instalment(DateOnly DueOn, Money Amount, bool IsRetention = false);

/// <summary>The parts of an invoice in the order in which they fall due; what is paid pays the oldest first. Equal when all parts are.</summary>
/// <param name="All">At least one, by due date.</param>
[JsonConverter(typeof(InstalmentsJson))]
public sealed record Instalments(ImmutableArray<Instalment> All)
{
    /// <summary>In the order of their due dates, whatever order they came in; those of one day as they came.</summary>
    public static Instalments Of(IEnumerable<Instalment> all) => new([.. all.OrderBy(i => i.DueOn)]);

    /// <summary>All of them.</summary>
    public Money Total => All.Aggregate(Money.Zero, (sum, i) => sum + i.Amount);

    /// <summary>Due date of the first.</summary>
    public DateOnly FirstDueOn => All[0].DueOn;

    /// <summary>Due date of the last that is no retention: the term that the law caps; of the last of all where all are.</summary>
    public DateOnly TermEndsOn => (All.LastOrDefault(i => !i.IsRetention) ?? All[^1]).DueOn;

    /// <summary>Each part with what is open of it.</summary>
    /// <param name="outstanding">Open of the invoice: it is of the latest parts.</param>
    public IEnumerable<(Instalment Part, Money Open)> Open(Money outstanding)
    {
        var paid = Money.Max(Money.Zero, Total - outstanding);
        foreach (var part in All)
        {
            var now = Money.Min(paid, part.Amount);
            paid -= now;
            yield return (part, part.Amount - now);
        }
    }

    /// <summary>Due date of the oldest part that is open; of the last when none is.</summary>
    /// <param name="outstanding">Open of the invoice.</param>
    public DateOnly NextDueOn(Money outstanding) => Open(outstanding).Where(p => p.Open.IsPositive).Select(p => p.Part.DueOn).FirstOrDefault(All[^1].DueOn);

    /// <summary>What is open of the parts that are due by a day.</summary>
    /// <param name="outstanding">Open of the invoice.</param>
    /// <param name="day">That one included.</param>
    public Money DueBy(Money outstanding, DateOnly day) => Open(outstanding).Where(p => p.Part.DueOn <= day).Aggregate(Money.Zero, (sum, p) => sum + p.Open);

    /// <inheritdoc/>
    public bool Equals(Instalments? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);
}

/// <summary>A bare array.</summary>
public sealed class InstalmentsJson : JsonConverter<Instalments>
{
    /// <inheritdoc/>
    public override Instalments Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ImmutableArray<Instalment>>(ref reader, options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Instalments value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);
}
