using System.Collections.Frozen;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>
/// What stands against a step whose last attempt failed, though nothing says that the debtor is not reached at its address, which may only be too long to print: by the reason that Correspondence
/// gave, who can mend it, what that person is to do, and how it goes on. A step is tried again at the pace of contacts, for nothing tells a case that it was mended; an e-mail that may have arrived
/// is not, for it counts as said (<see cref="Messages.Outgoing.MadeOn"/>).
/// </summary>
public static class FailedSending
{
    const string Again = "; it is tried again when the interval between contacts is over.";

    const string Sender = "sender_incomplete", Text = "text_faulty", OwnMailbox = "own_mailbox_faulty", Copies = "copies_missing";

    static readonly FrozenDictionary<string, (string Rule, string Owner, string Says)> Words = new Dictionary<string, (string, string, string)>
    {
        ["no_letterhead"]           = (Sender, "manager", "Nothing is known of how the creditor presents itself: a manager completes its letterhead" + Again),
        ["no_sender"]               = (Sender, "manager", "The creditor has no mailbox to send from, or its name makes no sender of a text message: a manager completes its letterhead" + Again),
        ["no_sender_address"]       = (Sender, "manager", "The creditor's own postal address is not complete: a manager completes its letterhead" + Again),
        ["no_mailbox"]              = (OwnMailbox, "manager", "Messages go to a mailbox of the creditor for now, and that one is none: a manager names another" + Again),
        ["recipient_refused"]       = (OwnMailbox, "manager", "Messages go to a mailbox of the creditor for now, and its server refuses them: a manager names another, or has it mended" + Again),
        ["recipient_unreachable"]   = (OwnMailbox, "manager", "Messages go to a mailbox of the creditor for now, and its server put this one off for too long: a manager has it mended" + Again),
        ["bounced"]                 = (OwnMailbox, "manager", "Messages go to a mailbox of the creditor for now, and this one came back: a manager names another" + Again),
        ["text_message_redirected"] = (OwnMailbox, "manager", "Messages go to a mailbox of the creditor for now, which takes no text messages: what they say is seen in their preview" + Again),
        ["unknown_template"]        = (Text, "manager", "There is no text of the step for this way and language: a manager writes it, or names another in the policy" + Again),
        ["template_error"]          = (Text, "ops", "The text of the step gives no document: whoever runs the service mends it" + Again),
        ["text_too_long"]           = (Text, "manager", "The text message is longer than one may be: a manager shortens its text, or a collector calls" + Again),
        ["content_refused"]         = (Text, "manager", "A mail server does not take what the mail says: a manager changes its text, or a collector writes another way" + Again),
        ["refused_by_carrier"]      = ("refused_by_carrier", "ops", "The carrier did not take it for what it is: whoever runs the service asks the carrier why" + Again),
        ["address_too_long"]        = ("address_too_long", "accounting", "The debtor's address or the creditor's has more or longer lines than the carrier prints: accounting shortens it in the ERP" + Again),
        ["copies_not_printed"]      = (Copies, "collector", "It is sent for its copies of invoices, which are not printed here: a collector sends them."),
        ["copy_missing"]            = (Copies, "collector", "It is sent for its copies of invoices, and one of them is not there: a collector finds and sends it."),
        ["copies_too_large"]        = (Copies, "collector", "It is sent for its copies of invoices, which are too large for one mail: a collector sends them."),
        ["deadline_too_near"]       = ("deadline_too_near", "calendar", "It waited for so long that the dates it prints came too near, and was not sent: nobody has to do anything, the step is taken with new dates when the interval between contacts is over."),
        ["outcome_unknown"]         = ("outcome_unknown", "collector", "It was handed over several times and never answered for, so that it may have arrived: a collector finds out whether it has" + Again),
        ["document_erased"]         = ("document_erased", "manager", "Its document was erased before it had left: a manager makes sure that it was meant to be" + Again),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>What stands against the step. A reason that a later build of Correspondence gives stands under a word that says no more than is known.</summary>
    /// <param name="failure">The reason, snake_case.</param>
    public static Blocker Of(string failure) => Words.TryGetValue(failure, out var word) ? new(word.Rule, word.Owner) { Failure = failure } : new("sending_failed", "manager") { Failure = failure };

    /// <summary>Whether the reason has a word of its own.</summary>
    public static bool Knows(string failure) => Words.ContainsKey(failure);

    /// <summary>What is the matter, who does what about it and how it goes on, in one sentence.</summary>
    public static string Sentence(string failure) =>
        Words.TryGetValue(failure, out var word) ? word.Says : $"The last attempt failed ({failure.Replace('_', ' ')}): a manager finds out why" + Again;

    /// <summary>All reasons that have a word.</summary>
    public static IEnumerable<string> Reasons => Words.Keys;

    /// <summary>The rules that they stand under.</summary>
    internal static IEnumerable<string> Rules => Words.Values.Select(word => word.Rule).Append("sending_failed").Distinct();
}
