namespace Recouvrement.Litigation.Domain.Court;

/// <summary>Kinds of exhibits (pièces).</summary>
public enum ExhibitKind
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>Accepted quote or purchase order.</summary>
    Order,

    /// <summary>Contract.</summary>
    Contract,

    /// <summary>General terms of sale.</summary>
    GeneralTerms,

    /// <summary>Signed delivery note or acceptance of the works.</summary>
    DeliveryNote,

    /// <summary>Invoice.</summary>
    Invoice,

    /// <summary>Statement of account.</summary>
    Statement,

    /// <summary>Reminder.</summary>
    Reminder,

    /// <summary>Formal notice.</summary>
    FormalNotice,

    /// <summary>Proof of its sending or delivery.</summary>
    ProofOfDelivery,

    /// <summary>The debtor acknowledged the debt.</summary>
    Acknowledgement,

    /// <summary>Extract of the trade register.</summary>
    RegisterExtract,

    /// <summary>Any other.</summary>
    Other,
}

/// <summary>An exhibit of a request.</summary>
/// <param name="Number">From 1, as the list of exhibits says it.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Reference">Its own number: no words, so no names.</param>
/// <param name="Dated">Its day; null where it has none.</param>
/// <param name="Sha256">Of its bytes, hexadecimal; null where it is not kept here.</param>
public sealed record Exhibit(int Number, ExhibitKind Kind, string Reference, DateOnly? Dated, string? Sha256);
