using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.RegularExpressions;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>A status in the life cycle of an electronic invoice (statut du cycle de vie, XP Z12-012), as a platform reports it.</summary>
/// <param name="Code">200 to 228, one of <see cref="Known"/>.</param>
/// <param name="On">Day of the status.</param>
/// <param name="Reasons">Codes, without text.</param>
/// <param name="Amounts">What it says of money.</param>
public sealed record EInvoiceStatus(int Code, DateOnly On, StatusReasons Reasons, StatusAmounts Amounts)
{
    /// <summary>Codes of the external specifications 3.2 that have a meaning.</summary>
    public static FrozenSet<int> Known { get; } = FrozenSet.Create(
        200, 201, 202, 203, 204, 205, 206, 207, 208, 209, 210, 211, 212, 213, 214, 220, 221, 224, 225, 226, 227, 228);

    /// <summary>The same word of the platform again.</summary>
    public bool Repeats(EInvoiceStatus other) => (Code, On, Reasons) == (other.Code, other.On, other.Reasons);
}

/// <summary>Amounts of a status, each null where it does not say.</summary>
/// <param name="Received">MEN, what the seller cashed.</param>
/// <param name="Paid">MPA, what the buyer paid.</param>
/// <param name="Remaining">RAP, what remains to be paid.</param>
/// <param name="Approved">MAPTTC, what is approved, including tax.</param>
/// <param name="NotApproved">MNATTC, what is not.</param>
public sealed record StatusAmounts(Money? Received = null, Money? Paid = null, Money? Remaining = null, Money? Approved = null, Money? NotApproved = null)
{
    /// <summary>None.</summary>
    public static StatusAmounts None { get; } = new();

    /// <summary>Those that are there.</summary>
    [JsonIgnore]
    public IEnumerable<Money> All => new[] { Received, Paid, Remaining, Approved, NotApproved }.OfType<Money>();

    /// <summary>How much of an invoice is contested; null means all of it.</summary>
    public Money? Contested(Money asked) => NotApproved ?? (Approved is { } approved ? asked - approved : Remaining);
}

/// <summary>Reason codes of a status, in one order whatever the message's; equal when all are.</summary>
[JsonConverter(typeof(StatusReasonsJson))]
public sealed partial record StatusReasons
{
    StatusReasons(ImmutableArray<string> all) => All = all;

    /// <summary>None.</summary>
    public static StatusReasons None { get; } = new([]);

    /// <summary>Each once, in order.</summary>
    public ImmutableArray<string> All { get; }

    /// <summary>Null when one of them has no shape of a code: 1 to 40 capital letters, digits and underscores; or when there are more than 20.</summary>
    public static StatusReasons? Of(IEnumerable<string?> codes)
    {
        var all = codes.Select(c => c?.Trim() ?? "").Take(21).ToList();
        return all.Count <= 20 && all.TrueForAll(c => Code().IsMatch(c)) ? new([.. all.Distinct().Order(StringComparer.Ordinal)]) : null;
    }

    /// <summary>Why the debtor contests: the first reason that says more than "other".</summary>
    public DisputeReason Dispute => All.Select(Meaning).FirstOrDefault(reason => reason is not DisputeReason.Other, DisputeReason.Other);

    /// <inheritdoc/>
    public bool Equals(StatusReasons? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);

    static DisputeReason Meaning(string code) => code switch
    {
        "DOUBLON" or "DOUBLE_FACT"                                                   => DisputeReason.Duplicate,
        "PU_ERR" or "REM_ERR" or "MONTANTTOTAL_ERR" or "CALCUL_ERR" or "TX_TVA_ERR"  => DisputeReason.Price,
        "QTE_ERR" or "LIVR_INCOMP"                                                   => DisputeReason.Quantity,
        "QUALITE_ERR" or "ART_ERR"                                                   => DisputeReason.Quality,
        "CMD_ERR" or "REF_CT_ABSENT" or "REF_ERR"                                    => DisputeReason.PurchaseOrderMissing,
        _                                                                            => DisputeReason.Other,
    };

    [GeneratedRegex(@"^[A-Z0-9_]{1,40}\z")]
    private static partial Regex Code();
}

/// <summary>A bare array.</summary>
public sealed class StatusReasonsJson : JsonConverter<StatusReasons>
{
    /// <inheritdoc/>
    public override StatusReasons Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        StatusReasons.Of(JsonSerializer.Deserialize<string?[]>(ref reader, options) ?? []) ?? throw new JsonException("A reason of a status is a code.");

    /// <inheritdoc/>
    public override void Write(Utf8JsonWriter writer, StatusReasons value, JsonSerializerOptions options) => JsonSerializer.Serialize(writer, value.All, options);
}
