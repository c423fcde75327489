using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>Which cases a version of a policy takes over.</summary>
public enum Takes
{
    /// <summary>Not said.</summary>
    None,

    /// <summary>All, from its first day on: an open episode goes on by it, from where it stands.</summary>
    AllCases,

    /// <summary>Episodes that open on its first day or later; those under way end as they began.</summary>
    NewEpisodes,
}

/// <summary>A version of a policy in force.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="Takes">Which cases.</param>
public sealed record PolicyInForce(DunningPolicy Policy, DateOnly ValidFrom, Takes Takes)
{
    /// <summary>It is part of the product: taken back once, it stays so with whatever version the next release brings.</summary>
    public bool IsShipped => ValidFrom == DateOnly.MinValue;
}

/// <summary>A policy that was taken back.</summary>
/// <param name="From">First day without it.</param>
/// <param name="Version">The last version that it holds for: a later one may be followed.</param>
public sealed record PolicyEnd(DateOnly From, int Version);

/// <summary>
/// The policies of a creditor entity. Kind and segment choose among them, the payer's profile changes what they chose, and what a person chose for one
/// customer goes before both. A debtor for whom there is none is not dunned: a named blocker, never a guess.
/// </summary>
/// <param name="All">Every version that was ever in force.</param>
/// <param name="Ended">By name, for policies that were taken back.</param>
public sealed record PolicyBook(ImmutableArray<PolicyInForce> All, ImmutableDictionary<string, PolicyEnd> Ended)
{
    /// <summary>The policies shipped, without those that a person has to validate first.</summary>
    public static PolicyBook Shipped { get; } = new([.. ShippedPolicies.All.Where(p => !ShippedPolicies.NeedsValidation(p)).Select(p => new PolicyInForce(p, DateOnly.MinValue, Takes.AllCases))], ImmutableDictionary<string, PolicyEnd>.Empty);

    /// <summary>How payers are told apart by what they paid.</summary>
    public PayerProfiles Profiles { get; init; } = PayerProfiles.Shipped;

    /// <summary>The policy of a debtor on a day as it is for its profile, or null.</summary>
    /// <param name="debtor">What is known of it.</param>
    /// <param name="on">The day.</param>
    /// <param name="episodeSince">First day of the episode under way; null while none is.</param>
    public DunningPolicy? For(DebtorTraits debtor, DateOnly on, DateOnly? episodeSince)
    {
        var chosen = debtor.Exception is { } name && InForce(name, on, episodeSince) is { } exception && (exception.Scope.IsForKind(debtor.Kind) || debtor.Kind is not (CustomerKind.Consumer or CustomerKind.Unknown)) ? exception : InOrderOn(on, episodeSince).FirstOrDefault(policy => policy.Scope.Holds(debtor));
        return chosen?.For(debtor.Profile);
    }

    /// <summary>The policies in force on a day in the order of choice: the first one that is for a debtor follows it.</summary>
    public IEnumerable<DunningPolicy> InOrderOn(DateOnly on, DateOnly? episodeSince = null) => All
        .Select(p => p.Policy.Name).Distinct().Select(name => InForce(name, on, episodeSince)).OfType<DunningPolicy>()
        .OrderByDescending(policy => policy.Scope.Precedence).ThenByDescending(policy => policy.Scope.Specificity).ThenBy(policy => policy.Name, StringComparer.Ordinal);

    /// <summary>The version of a policy that follows a case on a day: the latest that has begun and takes it; null where there is none.</summary>
    public DunningPolicy? InForce(string name, DateOnly on, DateOnly? episodeSince) =>
        All.Where(p => p.Policy.Name == name && p.ValidFrom <= on && !(Ended.TryGetValue(name, out var ended) && ended.From <= on && (p.IsShipped || p.Policy.Version <= ended.Version)) && (p.Takes == Takes.AllCases || p.ValidFrom <= (episodeSince ?? on)))
            .OrderByDescending(p => p.ValidFrom).ThenByDescending(p => p.Policy.Version).FirstOrDefault()?.Policy;

    /// <summary>The next day after one on which another version begins or a policy ends; null where none is known.</summary>
    public DateOnly? NextChange(DateOnly after) =>
        All.Select(p => p.ValidFrom).Concat(Ended.Values.Select(e => e.From)).Where(day => day > after).Select(day => (DateOnly?)day).Min();

    /// <summary>Names every shipped policy with its version: where it differs, what was computed before may be wrong.</summary>
    public string Version => string.Join(", ", All.Select(p => $"{p.Policy.Name} {p.Policy.Version}").Distinct().Order(StringComparer.Ordinal));
}
