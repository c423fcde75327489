using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Placements;

/// <summary>What an agency found out about the debtor.</summary>
public enum DebtorFinding
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>It is in insolvency proceedings, or has nothing.</summary>
    Insolvent,

    /// <summary>It is not at the address known.</summary>
    UnknownAddress,

    /// <summary>It has given up its business.</summary>
    Ceased,
}

/// <summary>Why a debtor contests a claim, as the agency heard it.</summary>
public enum DisputeReason
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>What was delivered is not what was ordered, or is faulty.</summary>
    Quality,

    /// <summary>Nothing, or not all, was delivered.</summary>
    NotDelivered,

    /// <summary>The price is not the one agreed.</summary>
    Price,

    /// <summary>It was paid already.</summary>
    AlreadyPaid,

    /// <summary>The debtor ordered nothing.</summary>
    NotOrdered,

    /// <summary>The invoice never came, or is formally wrong.</summary>
    Invoice,

    /// <summary>Something else, said in words.</summary>
    Other,
}

/// <summary>A dispute that an agency heard of, as the creditor's books know it.</summary>
public static class AgencyDispute
{
    /// <summary>The reference under which the invoice bears it.</summary>
    /// <param name="placement">Stream id of the placement.</param>
    /// <param name="reference">The agency's own, of its report.</param>
    public static string Of(Guid placement, string reference) => $"agency:{placement}:{reference}";
}

/// <summary>A part of a plan.</summary>
/// <param name="DueOn">Last day for it.</param>
/// <param name="Amount">More than nothing.</param>
public sealed record AgreedInstalment(DateOnly DueOn, Money Amount);

/// <summary>What a plan of an agency is measured by.</summary>
public static class AgreedPlan
{
    /// <summary>Most parts: ten years of months.</summary>
    public const int Most = 120;

    /// <summary>Sum of the parts.</summary>
    public static Money Sum(ImmutableArray<AgreedInstalment> parts) => parts.Aggregate(Money.Zero, (sum, part) => sum + part.Amount);

    /// <summary>Each part is due after the one before.</summary>
    public static bool IsInOrder(ImmutableArray<AgreedInstalment> parts) => parts.Zip(parts.Skip(1)).All(two => two.First.DueOn < two.Second.DueOn);
}
