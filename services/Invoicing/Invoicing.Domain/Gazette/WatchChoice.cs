namespace Recouvrement.Invoicing.Domain.Gazette;

/// <summary>Whether a customer is watched for insolvency.</summary>
public enum WatchChoice
{
    /// <summary>Nobody chose: while something is open with it.</summary>
    None,

    /// <summary>Always.</summary>
    Watched,

    /// <summary>Never.</summary>
    Unwatched,
}
