using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Accounts;

/// <summary>Who may read accounts: everybody of the company, no agency.</summary>
static class Readers
{
    public static string[] All { get; } = [Roles.Erp, Roles.Collector, Roles.Manager, Roles.Ops];

    /// <summary>Rows of one page.</summary>
    public const int Page = 100, MostOfPage = 1000;

    /// <summary>Between one and the most.</summary>
    public static int Limit(int? asked) => Math.Clamp(asked ?? Page, 1, MostOfPage);
}

/// <summary>A page of a list.</summary>
/// <param name="Items">In order.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next)
{
    /// <summary>A page from one row more than was asked for.</summary>
    public static Page<T> Of(List<T> rows, int limit, Func<T, string> key) =>
        rows.Count > limit ? new(rows[..limit], key(rows[limit - 1])) : new(rows, null);
}
