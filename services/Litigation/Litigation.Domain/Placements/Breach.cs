using System.Text.Json;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>Duties of an agency that can be broken.</summary>
public enum BreachKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>What was cashed is not passed on in time: within a month, or as agreed (CPCE R124-6).</summary>
    RemittanceLate,

    /// <summary>No receipt for a payment (quittance, CPCE R124-6).</summary>
    ReceiptMissing,

    /// <summary>An act that needs the creditor's green light was done without it.</summary>
    ActWithoutGreenLight,

    /// <summary>What was remitted is not what was collected, less the fee where netting is agreed.</summary>
    RemittedAmountDiffers,

    /// <summary>The fee invoiced is not that of the grid.</summary>
    FeeInvoicedDiffers,

    /// <summary>The debtor was charged with the agency's fee or costs (CPCE L111-8).</summary>
    FeeClaimedOfDebtor,

    /// <summary>Money was received that the mandate gives no power to receive.</summary>
    FundsWithoutPower,
}

/// <summary>Names a breach: the same one is found once, whoever finds it.</summary>
public static class Breach
{
    /// <summary>Key of a breach within its placement.</summary>
    /// <param name="kind">Which duty.</param>
    /// <param name="of">What it was broken with: references of the agency, which are the same in any case.</param>
    public static string Key(BreachKind kind, params ReadOnlySpan<string> of) => $"{JsonNamingPolicy.SnakeCaseLower.ConvertName(kind.ToString())}|{string.Join('|', of).ToUpperInvariant()}";

    /// <summary>The task that a person does about it.</summary>
    public static Guid TaskOf(Guid placement, string key) => NameBasedId.Of($"agency_task|{placement}|{key}");
}
