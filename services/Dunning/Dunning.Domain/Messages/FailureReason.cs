using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>Why Correspondence could not send a message, as far as it matters here.</summary>
public static class FailureReason
{
    const string NoAddress = "no_address";

    static readonly ImmutableHashSet<string> Refusals = ["recipient_refused", "recipient_unreachable", "content_refused", "refused_by_carrier"];

    /// <summary>
    /// The debtor's address is to blame: another way is tried, and this one again once another address is known. A refusal of the creditor's own
    /// mailbox says nothing of the debtor's.
    /// </summary>
    public static bool IsOfAddress(string failure, SendingMode mode) => failure == NoAddress || (mode == SendingMode.Live && Refusals.Contains(failure));
}
