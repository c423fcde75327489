using System.Runtime.InteropServices;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>Counts the rows of equal key of one file, in its order.</summary>
sealed class FecOrdinals
{
    readonly Dictionary<string, int> counted = [];

    /// <summary>From 1.</summary>
    public int Next(FecDocument document, string account, string? auxiliary) => ++CollectionsMarshal.GetValueRefOrAddDefault(counted, FecKey.Stem(document, account, auxiliary), out _);
}
