using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>An invoice that a payer or a credit note names, known here or not yet.</summary>
/// <param name="Number">The invoice's number.</param>
/// <param name="Year">Its year of issue; null means whichever year has an open one, the oldest first.</param>
/// <param name="Amount">How much is meant for it; null means as much as it takes.</param>
public sealed record Designation(string Number, int? Year, Money? Amount);

/// <summary>All that is named, in the order it was; equal when all parts are.</summary>
[JsonConverter(typeof(DesignationsJson))]
public sealed record Designations(ImmutableArray<Designation> All)
{
    /// <summary>Nothing was named.</summary>
    public static Designations None { get; } = new([]);

    /// <inheritdoc/>
    public bool Equals(Designations? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);
}

/// <summary>A bare array.</summary>
public sealed class DesignationsJson : JsonConverter<Designations>
{
    /// <inheritdoc/>
    public override Designations Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        new(JsonSerializer.Deserialize<ImmutableArray<Designation>>(ref reader, options));

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, Designations value, JsonSerializerOptions options) =>
        JsonSerializer.Serialize(writer, value.All, options);
}
