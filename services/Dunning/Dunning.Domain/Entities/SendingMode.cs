namespace Recouvrement.Dunning.Domain.Entities;

/// <summary>How real an entity's dunning is. Ordered: a contact made in a mode counts in that mode and the less real ones.</summary>
public enum SendingMode
{
    /// <summary>Not set.</summary>
    Unknown,

    /// <summary>Decides, sends nothing.</summary>
    Shadow,

    /// <summary>Everything goes to one mailbox of the creditor.</summary>
    Redirect,

    /// <summary>Debtors are written to.</summary>
    Live,
}
