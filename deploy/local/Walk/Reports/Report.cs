using System.Text.Encodings.Web;
using System.Text.Json;

namespace Recouvrement.Walk.Reports;

/// <summary>What a run found, as <c>.local/report.json</c> holds it. Amounts are cents.</summary>
public sealed record Report
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What came in.</summary>
    public required InputFigures Input { get; init; }

    /// <summary>Customer accounts.</summary>
    public required long Customers { get; init; }

    /// <summary>Open at the start, before credits without a letter were allocated.</summary>
    public required long Invoices { get; init; }

    /// <summary>Open credits at the start, before allocation.</summary>
    public required long Credits { get; init; }

    /// <summary>What all owe less what is owed to them, at the start.</summary>
    public required long OpenBalance { get; init; }

    public required CountAndAmount DebtorsOwing { get; init; }

    public required CountAndAmount DebtorsInCredit { get; init; }

    /// <summary>By customer number, at the start.</summary>
    public required SortedDictionary<string, AccountFigures> Accounts { get; init; }

    /// <summary>Accounts by what blocks them, at the start.</summary>
    public required SortedDictionary<string, long> Blocked { get; init; }

    /// <summary>Cases with at least one message.</summary>
    public required long Cases { get; init; }

    /// <summary>Really made, by channel and step.</summary>
    public required SortedDictionary<string, SortedDictionary<string, long>> Messages { get; init; }

    public required CountAndAmount ClaimsPlaced { get; init; }

    /// <summary>Received from debtors during the walk, by the creditor or its agency.</summary>
    public required long Collected { get; init; }

    public required SortedDictionary<string, long> Events { get; init; }

    /// <summary>Public events times the queues that receive them.</summary>
    public required long Published { get; init; }

    public required long Consumed { get; init; }

    public required long Parked { get; init; }

    public required ChainFigures Chains { get; init; }

    /// <summary>Wall time by phase.</summary>
    public required Dictionary<string, double> Seconds { get; init; }

    /// <summary>Writes the report.</summary>
    public async Task Write(string file) => await File.WriteAllTextAsync(file, JsonSerializer.Serialize(this, Json) + "\n");
}

/// <summary>The input and its totals.</summary>
public sealed record InputFigures(string File, long Rows, long Debit, long Credit);

/// <summary>How many and how much.</summary>
public sealed record CountAndAmount(long Count, long Amount);

/// <summary>One account at the start.</summary>
public sealed record AccountFigures(long Open, string? BlockedBy, Guid? Case);

/// <summary>Hash chains of all streams.</summary>
public sealed record ChainFigures(long Verified, long Broken);
