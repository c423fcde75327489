namespace Recouvrement.Correspondence.Inbound;

/// <summary>Where debtors' mails come in. Configuration section <c>Inbound</c>.</summary>
public sealed class InboundOptions
{
    /// <summary>Mailbox that answers go to, with the token of their message in it (<c>reponses+token@domain</c>); null: they go to the creditor's own mailbox.</summary>
    public string? ReplyTo { get; set; }

    /// <summary>Mailbox that reports of delivery go to, likewise with a token: the sender on the envelope; null: the creditor's own mailbox.</summary>
    public string? BounceTo { get; set; }
}
