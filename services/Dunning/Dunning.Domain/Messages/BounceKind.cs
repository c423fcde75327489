namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>What it means that a message came back.</summary>
public enum BounceKind
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>It never arrived and never will: the address is no address.</summary>
    Hard,

    /// <summary>It has not arrived yet; its mail server goes on trying.</summary>
    Soft,

    /// <summary>It arrived, and its reader called it unwanted: no further e-mail goes there.</summary>
    Complaint,
}
