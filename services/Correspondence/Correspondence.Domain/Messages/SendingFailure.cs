namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>Why a message failed: the words that others hear. Whoever asked for it has a word of its own for each of them, so that a new one is added there as well.</summary>
public static class SendingFailure
{
    /// <summary>Nobody of the debtor's can be reached that way.</summary>
    public const string NoAddress = "no_address";

    /// <summary>The debtor does not want it.</summary>
    public const string OptedOut = "opted_out";

    /// <summary>The address is known not to work.</summary>
    public const string AddressUnreachable = "address_unreachable";

    /// <summary>The carrier cannot print the address: too many lines, or too long ones.</summary>
    public const string AddressTooLong = "address_too_long";

    /// <summary>The mail server takes no mail for that recipient.</summary>
    public const string RecipientRefused = "recipient_refused";

    /// <summary>The recipient's mail server put the mail off for too long.</summary>
    public const string RecipientUnreachable = "recipient_unreachable";

    /// <summary>The mail server does not take what the mail says.</summary>
    public const string ContentRefused = "content_refused";

    /// <summary>The provider of letters or text messages does not take this one.</summary>
    public const string RefusedByCarrier = "refused_by_carrier";

    /// <summary>Nothing was heard of how the creditor presents itself.</summary>
    public const string NoLetterhead = "no_letterhead";

    /// <summary>Neither the creditor nor the house has a mailbox to send from, or its name makes no sender of a text message.</summary>
    public const string NoSender = "no_sender";

    /// <summary>The creditor's own postal address is not complete.</summary>
    public const string NoSenderAddress = "no_sender_address";

    /// <summary>What the creditor's own mailbox is to get has no mailbox to go to.</summary>
    public const string NoMailbox = "no_mailbox";

    /// <summary>A text message goes to no mailbox of the creditor.</summary>
    public const string TextMessageRedirected = "text_message_redirected";

    /// <summary>There is no text of that kind for that way and language.</summary>
    public const string UnknownTemplate = "unknown_template";

    /// <summary>The shipped text gives no document.</summary>
    public const string TemplateError = "template_error";

    /// <summary>What it says does not fit into one text message.</summary>
    public const string TextTooLong = "text_too_long";

    /// <summary>It is sent for its copies of invoices, which are not printed here.</summary>
    public const string CopiesNotPrinted = "copies_not_printed";

    /// <summary>It is sent for its copies of invoices, and one is not there.</summary>
    public const string CopyMissing = "copy_missing";

    /// <summary>It is sent for its copies of invoices, which are too large together.</summary>
    public const string CopiesTooLarge = "copies_too_large";

    /// <summary>It comes too late for the dates that it prints.</summary>
    public const string DeadlineTooNear = PrintedDates.TooNear;

    /// <summary>It was handed over several times and never answered for: it may have arrived.</summary>
    public const string OutcomeUnknown = "outcome_unknown";

    /// <summary>Its document was erased before it had left.</summary>
    public const string DocumentErased = "document_erased";
}
