using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>Which policy follows which kind of debtor. A kind without one is not dunned: a named blocker, never a guess.</summary>
/// <param name="ByKind">By kind of debtor.</param>
public sealed record PolicyBook(ImmutableDictionary<CustomerKind, DunningPolicy> ByKind)
{
    /// <summary>
    /// The policies shipped. Retailers and craftsmen follow that of companies until they have their own; public buyers and consumers, who may
    /// not be dunned that way, wait for theirs.
    /// </summary>
    public static PolicyBook Shipped { get; } = new(CustomerKinds.Businesses
        .ToImmutableDictionary(kind => kind, _ => StandardCompany.Policy));

    /// <summary>The policy of a kind of debtor, or null.</summary>
    public DunningPolicy? For(CustomerKind kind) => ByKind.GetValueOrDefault(kind);

    /// <summary>Names every policy with its version: where it differs, what was computed before may be wrong.</summary>
    public string Version => string.Join(", ", ByKind.Values.Distinct().Select(policy => $"{policy.Name} {policy.Version}").Order(StringComparer.Ordinal));
}
