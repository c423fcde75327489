using System.Runtime.CompilerServices;

namespace Recouvrement.Client;

/// <summary>A page of a list.</summary>
/// <param name="Items">In order.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>Lists that come in pages.</summary>
public static class Pages
{
    /// <summary>All rows, one page after the other: <c>Pages.All(after => erp.GetAccountsAsync(siren, after))</c>.</summary>
    public static async IAsyncEnumerable<T> All<T>(Func<string?, Task<Page<T>>> ask, [EnumeratorCancellation] CancellationToken stop = default)
    {
        ArgumentNullException.ThrowIfNull(ask);
        string? after = null;
        do
        {
            stop.ThrowIfCancellationRequested();
            var page = await ask(after).ConfigureAwait(false);
            foreach (var item in page.Items) yield return item;
            after = page.Next;
        }
        while (after is not null);
    }
}
