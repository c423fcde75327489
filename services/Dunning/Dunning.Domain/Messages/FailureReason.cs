using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>Why Correspondence could not send a message, as far as it matters here.</summary>
public static class FailureReason
{
    /// <summary>The debtor's address is to blame: another way is tried, and this one again once another address is known.</summary>
    public static ImmutableHashSet<string> OfAddress { get; } = ["no_address", "recipient_refused", "recipient_unreachable", "content_refused", "refused_by_carrier"];
}
