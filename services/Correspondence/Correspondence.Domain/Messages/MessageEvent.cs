using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Templates;

namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>What happens to one outgoing message. The stream's id is the decision it carries out.</summary>
public abstract partial record MessageEvent
{
    MessageEvent()
    {
    }

    /// <summary>The message is to go out.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Asked">What it is to say, to whom.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageRequested(About About, MessageRequest Asked, DateOnly On) : MessageEvent;

    /// <summary>The message must not go out: paid, disputed, or overtaken.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageWithdrawn(string Reason, DateOnly On) : MessageEvent;

    /// <summary>It was to be withdrawn while it was being sent: if it left, it stays sent; if nothing has left yet, it is withdrawn then.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record WithdrawalHeard(string Reason, DateOnly On) : MessageEvent;

    /// <summary>The document exists, byte for byte as it will go out.</summary>
    /// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
    /// <param name="Role">Whom it addresses in the end.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Address">Where a letter goes; null for an e-mail, and where nobody said.</param>
    /// <param name="Text">Which text it was made with; null where nobody said.</param>
    public sealed record MessagePrepared(string Sha256, ContactRole Role, DateOnly On, AddressKind? Address = null, TextUsed? Text = null) : MessageEvent;

    /// <summary>The intent: from here on the message may have left. Once per message, however often it is tried.</summary>
    /// <param name="On">Business date.</param>
    public sealed record SendingStarted(DateOnly On) : MessageEvent;

    /// <summary>The mail server or the carrier has taken it.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Sha256">Of the document that left.</param>
    /// <param name="CarrierReference">The carrier's own id of a letter; null for an e-mail.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageSent(About About, string Sha256, string? CarrierReference, DateOnly On) : MessageEvent;

    /// <summary>It cannot go out and will not be tried again.</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record MessageFailed(About About, string Reason, DateOnly On) : MessageEvent;

    /// <summary>The carrier has taken the registered letter in (dépôt).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterDeposited(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>The carrier has presented it for the first time and left a notice (avis de passage).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterFirstPresented(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>It was handed over against a signature (avis de réception).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterDelivered(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>The addressee would not take it (refusé).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterRefused(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>Nobody fetched it in time (pli avisé et non réclamé).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterUnclaimed(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>Nobody of that name lives there (destinataire inconnu à l'adresse).</summary>
    /// <param name="About">What it is about.</param>
    /// <param name="StateOn">The carrier's date.</param>
    /// <param name="On">Business date on which it was learnt.</param>
    public sealed record LetterUnknownAddress(About About, DateOnly StateOn, DateOnly On) : MessageEvent;

    /// <summary>The carrier's proof document is kept here; it outlives the year the carrier keeps it.</summary>
    /// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
    /// <param name="On">Business date.</param>
    /// <param name="Kind">What it proves; null in facts of before kinds were told apart: it proves the end.</param>
    public sealed record ProofKept(string Sha256, DateOnly On, ProofKind? Kind = null) : MessageEvent;

    /// <summary>A mail to a colleague is to go out.</summary>
    /// <param name="Notice">What it is, to whom.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticeRequested(ColleagueNotice Notice, DateOnly On) : MessageEvent;

    /// <summary>The mail to a colleague exists, byte for byte as it will go out.</summary>
    /// <param name="Sha256">Of its bytes, lower-case hexadecimal.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticePrepared(string Sha256, DateOnly On) : MessageEvent;

    /// <summary>The mail server has taken the mail to a colleague. It is told to nobody: it is no contact of the debtor.</summary>
    /// <param name="Sha256">Of the mail that left.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticeSent(string Sha256, DateOnly On) : MessageEvent;

    /// <summary>The mail to a colleague cannot go out and will not be tried again.</summary>
    /// <param name="Reason">snake_case.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticeFailed(string Reason, DateOnly On) : MessageEvent;
}
