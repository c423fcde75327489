using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>Why Correspondence could not send a message, as far as it matters here.</summary>
public static class FailureReason
{
    /// <summary>It had gone out and came back for good.</summary>
    public const string Bounced = "bounced";

    /// <summary>There is nowhere to send it to.</summary>
    public const string NoAddress = "no_address";

    /// <summary>It was handed over several times and never answered for: it may have arrived.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    // Found in the debtor's contacts, whatever mailbox the message would have gone to.
    static readonly ImmutableHashSet<string> OfContacts = [NoAddress, "opted_out", "address_unreachable"];

    static readonly ImmutableHashSet<string> OfRecipient = ["recipient_refused", "recipient_unreachable", Bounced];

    static readonly ImmutableHashSet<string> OfMessage = ["content_refused", "refused_by_carrier"];

    /// <summary>Correspondence was not to write there.</summary>
    internal static bool IsOfClosedWay(string failure) => failure is "opted_out" or "address_unreachable";

    /// <summary>
    /// The debtor's address is to blame: another way is tried, and this one again once another address is known. A refusal of the creditor's own
    /// mailbox says nothing of the debtor's.
    /// </summary>
    public static bool IsOfAddress(string failure, SendingMode mode) => IsOfWay(failure, mode) || (mode == SendingMode.Live && OfMessage.Contains(failure));

    /// <summary>Nothing gets there that way, whatever it says: no step tries it again before other contacts are known.</summary>
    public static bool IsOfWay(string failure, SendingMode mode) => OfContacts.Contains(failure) || (mode == SendingMode.Live && OfRecipient.Contains(failure));
}
