using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Kernel.Procedure;

/// <summary>Where a debtor lives before the rules on times of procedure (délais de distance, CPC 643).</summary>
public enum DebtorResidence
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>In metropolitan France.</summary>
    Metropolitan,

    /// <summary>Overseas: a month more to answer a court in metropolitan France.</summary>
    Overseas,

    /// <summary>Abroad: two months more.</summary>
    Abroad,
}

/// <summary>What distance adds to the debtor's times, and never to the creditor's.</summary>
public static class Distance
{
    /// <summary>The months more of what starts on a day; null where there are none.</summary>
    /// <exception cref="LateInterest.LegalParameterMissing">The table knows none for that day.</exception>
    public static TimeLimit? Of(DebtorResidence residence, DateOnly start, TimeLimits limits) => residence switch
    {
        DebtorResidence.Overseas => limits.On(LimitKind.DistanceOverseas, start),
        DebtorResidence.Abroad   => limits.On(LimitKind.DistanceAbroad, start),
        _                        => null,
    };
}
