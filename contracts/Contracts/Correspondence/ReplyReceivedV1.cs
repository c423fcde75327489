using MassTransit;

namespace Recouvrement.Contracts.Correspondence;

/// <summary>The debtor has written by e-mail (réponse du débiteur), or its mailbox has answered by itself. Without text and address: those stay where they can be erased.</summary>
/// <param name="Reply">Key of the inbound mail, and the source stream.</param>
/// <param name="Decision">The message it answers; null where only the case is known.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Automatic">A machine wrote it (absence, acknowledgement): never an answer of the debtor, nor a contact.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("correspondence.reply-received.v1")]
[MessageUrn("correspondence.reply-received.v1")]
public sealed record ReplyReceivedV1(
    Guid Reply,
    Guid? Decision,
    Guid Case,
    string Creditor,
    bool Automatic,
    long Version,
    DateOnly On);
