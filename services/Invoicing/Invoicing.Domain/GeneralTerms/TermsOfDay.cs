using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.GeneralTerms;

/// <summary>
/// Which general terms hold between an entity and a customer for a contract of a day. Terms bind who accepted them (C. civ. 1119): the version in
/// force where the customer accepted it by then, else the latest it had accepted, else none, and only the law holds.
/// </summary>
/// <param name="InForce">Name of the version in force on that day; null before the first.</param>
/// <param name="Version">Name of the version that holds; null where the customer had accepted none.</param>
/// <param name="Acceptance">Reference of the acceptance it rests on.</param>
/// <param name="AcceptedOn">When.</param>
/// <param name="Clauses">Those of that version that hold on the day.</param>
public sealed record TermsOfDay(string? InForce, string? Version, string? Acceptance, DateOnly? AcceptedOn, ImmutableList<Clause> Clauses)
{
    /// <summary>The customer had not accepted the version in force: somebody should ask for it.</summary>
    public bool IsAcceptanceMissing => InForce is not null && !string.Equals(InForce, Version, StringComparison.OrdinalIgnoreCase);

    /// <summary>What holds for a contract of a day.</summary>
    /// <param name="register">The entity's versions.</param>
    /// <param name="acceptances">By reference.</param>
    /// <param name="day">The day of the invoice.</param>
    public static TermsOfDay Of(TermsRegister register, IReadOnlyDictionary<string, TermsAcceptance> acceptances, DateOnly day)
    {
        var inForce = register.InForceOn(day)?.Key;
        var held = acceptances
            .Where(a => a.Value.AcceptedOn <= day && register.Versions.TryGetValue(a.Value.Version, out var version) && version.ValidFrom <= day)
            .OrderByDescending(a => register.Versions[a.Value.Version].ValidFrom).ThenBy(a => a.Value.AcceptedOn).ThenBy(a => a.Key, StringComparer.Ordinal)
            .Select(a => (KeyValuePair<string, TermsAcceptance>?)a).FirstOrDefault();
        return held is not { } of
            ? new(inForce, null, null, null, [])
            : new(inForce, register.Versions.TryGetKey(of.Value.Version, out var name) ? name : of.Value.Version, of.Key, of.Value.AcceptedOn,
                [.. register.Versions[of.Value.Version].Clauses.Where(c => c.HoldsOn(day))]);
    }
}
