using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Domain.Suppressions;

/// <summary>A way to a debtor that can be closed.</summary>
public enum SuppressedWay
{
    /// <summary>Never set.</summary>
    None,

    /// <summary>Electronic mail.</summary>
    Email,

    /// <summary>Letters by post. A wish stops no registered letter: a formal notice is given where the law asks for it, whatever its addressee prefers.</summary>
    Letter,

    /// <summary>Telephone calls.</summary>
    Call,

    /// <summary>Text messages.</summary>
    Sms,
}

/// <summary>Why a way is closed.</summary>
public enum SuppressionReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The debtor, or one of its contacts, does not want it (opposition).</summary>
    OptedOut,

    /// <summary>A mail to it came back for good.</summary>
    HardBounce,

    /// <summary>Its reader called a message unwanted.</summary>
    Complaint,

    /// <summary>The carrier found nobody of that name there (destinataire inconnu à l'adresse).</summary>
    UnknownAddress,

    /// <summary>A person knows that it is wrong.</summary>
    WrongAddress,
}

/// <summary>Why a way is open again. A fixed list: free text would bring personal data into the events.</summary>
public enum SuppressionEnd
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The debtor wants it again.</summary>
    WantedAgain,

    /// <summary>The address is known to work after all.</summary>
    AddressWorks,

    /// <summary>It was entered by mistake.</summary>
    EnteredInError,

    /// <summary>The ERP tells of other contacts: the address is no longer among them.</summary>
    ContactCorrected,
}

/// <summary>What follows from a reason.</summary>
public static class SuppressionReasons
{
    /// <summary>Somebody's wish, and not a fault of the address: it outlasts every correction of the contacts.</summary>
    public static bool IsWish(this SuppressionReason reason) => reason is SuppressionReason.OptedOut or SuppressionReason.Complaint;

    /// <summary>Why a message fails that has no other way: <c>opted_out</c> or <c>address_unreachable</c>. Dunning then takes the next way.</summary>
    public static string Failure(this SuppressionReason reason) => reason.IsWish() ? SendingFailure.OptedOut : SendingFailure.AddressUnreachable;
}
