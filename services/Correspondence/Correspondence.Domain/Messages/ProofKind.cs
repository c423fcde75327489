namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>What a carrier's document proves.</summary>
public enum ProofKind
{
    /// <summary>Never set.</summary>
    None,

    /// <summary>The letter was handed in (preuve de dépôt).</summary>
    Deposit,

    /// <summary>Who took it, and when (avis de réception); of an electronic letter, that it was accepted.</summary>
    Receipt,

    /// <summary>The envelope of a letter that came back, with the reason on it (pli non distribuable); of an electronic letter, that it was refused or not fetched.</summary>
    Undelivered,
}
