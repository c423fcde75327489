using Recouvrement.Dunning.Domain.Scopes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Scopes;

/// <summary>
/// What the caller of a request sees. Statements over cases are narrowed by it, in this one place: a list says where its creditor and its case stand, and gets
/// a condition. For whoever is not limited there is none, and the statement is the same as before.
/// </summary>
sealed class CallersScope
{
    UserScope? known;

    /// <summary>As it was when the request came.</summary>
    /// <exception cref="InvalidOperationException">Nobody has looked it up: nothing is shown rather than everything.</exception>
    public UserScope Value
    {
        get => known ?? throw new InvalidOperationException("The scope of the caller was not looked up.");
        set => known = value;
    }

    /// <summary>A statement's further condition, begun by <c>and</c>, and its values with what the condition needs behind them.</summary>
    /// <param name="creditor">Where the statement has the creditor: a column with its table.</param>
    /// <param name="dunningCase">Where it has the case; null where a row is about an entity as a whole, which only who sees all of it sees.</param>
    /// <param name="values">Of the statement so far.</param>
    public (string And, object?[] Values) Narrow(string creditor, string? dunningCase, object?[] values)
    {
        if (Value.IsAll) return ("", values);
        var (condition, needed) = Condition(creditor, dunningCase, values.Length + 1);
        return ($" and {condition}", [.. values, .. needed]);
    }

    /// <summary>Whether a row lies in it, as an expression.</summary>
    /// <param name="creditor">As in <see cref="Narrow"/>.</param>
    /// <param name="dunningCase">As in <see cref="Narrow"/>.</param>
    /// <param name="first">Number of its first parameter.</param>
    public (string Condition, object[] Values) Condition(string creditor, string? dunningCase, int first)
    {
        var (scope, all, ofCase, values) = (Value, new List<string> { "true" }, new List<string>(), new List<object>());
        if (!scope.Entities.IsEmpty) all.Add($"{creditor} = any({Next(scope.Entities)})");
        if (!scope.Regions.IsEmpty) ofCase.Add($"lower(scoped.region) in (select lower(n) from unnest({Next(scope.Regions)}::text[]) as n)");
        if (!scope.SalesPeople.IsEmpty) ofCase.Add($"lower(scoped.sales_person) in (select lower(n) from unnest({Next(scope.SalesPeople)}::text[]) as n)");
        if (ofCase.Count > 0) all.Add(dunningCase is null ? "false" : $"exists (select from case_traits scoped where scoped.case_id = {dunningCase} and {string.Join(" and ", ofCase)})");
        return ($"({string.Join(" and ", all)})", [.. values]);

        string Next(IEnumerable<string> names)
        {
            values.Add(names.ToArray());
            return string.Create(System.Globalization.CultureInfo.InvariantCulture, $"${first + values.Count - 1}");
        }
    }

    /// <summary>Whether a case is there for the caller.</summary>
    public async Task<bool> Sees(Session session, Guid dunningCase, CancellationToken stop)
    {
        if (Value.IsAll) return true;
        var (within, values) = Narrow("c.creditor", "c.case_id", [dunningCase]);
        return await session.Read($"select 1 from cases c where c.case_id = $1{within}", row => row.GetInt32(0), stop, values) is [_];
    }

    /// <summary>What is answered where an entity as a whole, or all of them, would be seen or moved by who sees a part (403).</summary>
    public static IResult Beyond() => Problems.Of(403, ScopedUser.Beyond, "This goes beyond the scope of your key: it needs an entity as a whole, or all of them.");
}
