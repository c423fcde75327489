using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Team;

namespace Recouvrement.Dunning.Domain.Notices;

/// <summary>Somebody who is told.</summary>
/// <param name="Member">Who is meant.</param>
/// <param name="Recipient">The member, or who answers for it that day.</param>
public readonly record struct Told(Guid Member, Guid Recipient);

/// <summary>Who is told of what. A pure function of the members, the roster and the day.</summary>
public static class Audience
{
    /// <summary>Who is told for these members: each, or who answers for it that day; who stands in for several, or for another while it is meant itself, is told once.</summary>
    public static ImmutableArray<Told> Of(IEnumerable<Guid> members, Roster roster, DateOnly day) =>
        [.. members.Distinct().Select(member => new Told(member, roster.OnDuty(member, day))).OrderBy(told => told.Member != told.Recipient).DistinctBy(told => told.Recipient)];

    /// <summary>
    /// The members with the ERP's code of a sales person, compared as the ERP writes its keys: without regard to case. Those who have left count only where nobody else has
    /// the code: then their manager answers for them.
    /// </summary>
    public static ImmutableArray<Guid> SellsUnder(string code, Roster roster, DateOnly day)
    {
        var all = roster.Members.Where(m => m.SalesPerson is { } own && string.Equals(own, code.Trim(), StringComparison.OrdinalIgnoreCase)).OrderBy(m => m.Id).ToArray();
        var present = all.Where(m => !(m.LeftOn <= day)).ToArray();
        return [.. (present.Length > 0 ? present : all).Select(m => m.Id)];
    }
}
