namespace Recouvrement.Dunning.Domain.Requests;

/// <summary>What a colleague is asked for: a document, or the answer to a question. A fixed list: free text would bring personal data into the events.</summary>
public enum RequestItem
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>Document: the signed delivery note (bon de livraison).</summary>
    SignedDeliveryNote,

    /// <summary>Document: the signed quote (devis).</summary>
    SignedQuote,

    /// <summary>Document: the purchase order (bon de commande).</summary>
    PurchaseOrder,

    /// <summary>Document: the contract.</summary>
    Contract,

    /// <summary>Document: the record that the works were taken over (procès-verbal de réception).</summary>
    WorkAcceptance,

    /// <summary>Document: a credit note that was promised to the customer.</summary>
    CreditNote,

    /// <summary>Question: did the goods come back?</summary>
    GoodsReturned,

    /// <summary>Question: was everything delivered, and when?</summary>
    DeliveryComplete,

    /// <summary>Question: which price was agreed?</summary>
    AgreedPrice,

    /// <summary>Question: who can be reached at the customer?</summary>
    CustomerContact,

    /// <summary>Question: was the customer promised anything?</summary>
    PromiseToCustomer,

    /// <summary>Question: something else, said in the note.</summary>
    OtherQuestion,
}

/// <summary>Why a colleague does not give what was asked for.</summary>
public enum DeclineReason
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>There is no such document, or nobody knows.</summary>
    DoesNotExist,

    /// <summary>It is lost.</summary>
    Lost,

    /// <summary>Somebody else has it.</summary>
    NotMine,

    /// <summary>It may not be given out.</summary>
    Confidential,
}

/// <summary>How far a request is.</summary>
public enum RequestState
{
    /// <summary>There is none.</summary>
    None,

    /// <summary>Not answered yet.</summary>
    Open,

    /// <summary>Answered.</summary>
    Answered,

    /// <summary>Not given, with a reason.</summary>
    Declined,

    /// <summary>No longer needed.</summary>
    Withdrawn,
}

/// <summary>What requests for documents have in common.</summary>
public static class RequestItems
{
    /// <summary>It is a document; else it is a question.</summary>
    public static bool IsDocument(this RequestItem item) =>
        item is RequestItem.SignedDeliveryNote or RequestItem.SignedQuote or RequestItem.PurchaseOrder or RequestItem.Contract or RequestItem.WorkAcceptance or RequestItem.CreditNote;
}
