namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>The way a step reaches the debtor.</summary>
public enum Channel
{
    /// <summary>No way.</summary>
    None,

    /// <summary>Electronic mail.</summary>
    Email,

    /// <summary>A telephone call by a collector: a task, nothing goes out by itself.</summary>
    Call,

    /// <summary>Plain letter by post.</summary>
    Letter,

    /// <summary>Registered letter (lettre recommandée avec avis de réception, LRAR).</summary>
    RegisteredLetter,
}

/// <summary>Whom a step is meant for.</summary>
public enum ContactRole
{
    /// <summary>Nobody in particular.</summary>
    None,

    /// <summary>Who books and pays invoices.</summary>
    AccountsPayable,

    /// <summary>Who answers for the money.</summary>
    FinanceDirector,

    /// <summary>Who may be put on notice, at the registered seat.</summary>
    LegalRepresentative,
}
