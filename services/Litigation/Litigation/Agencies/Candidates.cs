using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Reads a creditor's rules and the agencies they name, for a choice.</summary>
sealed class Candidates(RuleStreams rules, AgencyStreams agencies, MandateStreams mandates)
{
    /// <summary>What the creditor's files go by.</summary>
    public async Task<PlacementRule> Rule(Session session, string creditor, CancellationToken stop) =>
        (await rules.Load(session, PlacementRule.StreamOf(Siren.Parse(creditor)!.Value), stop)).State;

    /// <summary>The agencies a rule names, by name. Held, their capacity and test bounds are nobody else's before the transaction ends.</summary>
    public Task<Dictionary<string, Candidate>> Of(Session session, string creditor, PlacementRule rule, DateOnly on, bool hold, CancellationToken stop) =>
        Named(session, creditor, [.. rule.InForce?.Agencies() ?? []], on, hold, stop);

    /// <summary>An agency, whatever the rules say. Its capacity and test bounds are nobody else's before the transaction ends.</summary>
    public async Task<Candidate> Held(Session session, string creditor, string agency, DateOnly on, CancellationToken stop) =>
        (await Named(session, creditor, [agency], on, hold: true, stop))[agency];

    /// <summary>An agency that is to work in the creditor's name; null where the register has none of the name. Its capacity and test bounds are nobody else's before the transaction ends.</summary>
    public async Task<Candidate?> ForWhiteLabel(Session session, string creditor, string agency, DateOnly on, CancellationToken stop) =>
        (await Named(session, creditor, [agency], on, hold: true, stop, MandateKind.WhiteLabel)).GetValueOrDefault(agency);

    async Task<Dictionary<string, Candidate>> Named(Session session, string creditor, string[] named, DateOnly on, bool hold, CancellationToken stop, MandateKind kind = MandateKind.Placement)
    {
        var found = new Dictionary<string, Candidate>(StringComparer.Ordinal);
        foreach (var name in await session.Read(
            "select name from agencies where name = any ($1) order by name" + (hold ? " for no key update" : ""), row => row.GetString(0), stop, (object)named))
        {
            var (agency, _) = await agencies.Load(session, Agency.StreamOf(name), stop);
            var (mandate, _) = await mandates.Load(session, CollectionMandate.StreamOf(Siren.Parse(creditor)!.Value, name), stop);
            found.Add(name, new(agency, mandate, await Load(session, creditor, name, mandate.InForce(on, kind), stop)));
        }

        return found;
    }

    static async Task<AgencyLoad> Load(Session session, string creditor, string agency, SignedMandate? mandate, CancellationToken stop)
    {
        var currency = mandate?.Test?.MaxAmount.Currency ?? Money.Zero.Currency;
        var loads = await session.Read(
            """
            select (select count(*)::int from placements where agency = $1 and ended_on is null), coalesce(sum(claims), 0)::int, coalesce(sum(amount_cents), 0)::bigint
              from mandate_uses where creditor = $2 and agency = $1 and reference = $3 and currency = $4
            """, row => new AgencyLoad(row.GetInt32(0), row.GetInt32(1), Money.OfCents(row.GetInt64(2), currency)), stop, agency, creditor, mandate?.Written.Terms.Reference ?? "", currency);
        return loads[0];
    }
}
