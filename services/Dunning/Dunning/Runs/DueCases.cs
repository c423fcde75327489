using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Runs;

/// <summary>
/// Cases that a run has to look at, claimed by any number of workers and replicas: each holds the streams of its batch until it has committed and the
/// others pass by. Streams are held before the rows that show them, as by whoever tells a case something: nobody waits in a ring.
/// </summary>
sealed class DueCases(IEventStore store)
{
    static readonly string Due = RuleSets.Due("$1", "$2");

    /// <summary>The next cases by id, whoever holds them.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="after">Only later ones.</param>
    /// <param name="except">Not these.</param>
    /// <param name="most">So many.</param>
    /// <param name="stop">Cancels.</param>
    public static Task<List<Guid>> Next(Session session, DateOnly asOf, Guid after, IReadOnlyCollection<Guid> except, int most, CancellationToken stop) => session.Read(
        $"select case_id from cases where {Due} and case_id > $3 and case_id <> all($4) order by case_id limit $5", row => row.GetGuid(0), stop, asOf, EntityTable.Rules, after, except.ToArray(), most);

    /// <summary>Of these, what nobody else holds and is still due, in the order of the ids; held until the transaction ends.</summary>
    public async Task<List<(Guid Case, string Creditor)>> Claim(Session session, DateOnly asOf, IReadOnlyCollection<Guid> cases, CancellationToken stop)
    {
        var held = await store.HoldFree(session, cases, stop);
        // A statement of its own: it sees what was committed before the hold.
        return held.Count == 0 ? [] : await session.Read(
            $"select case_id, creditor from cases where {Due} and case_id = any($3) order by case_id", row => (row.GetGuid(0), row.GetString(1)), stop, asOf, EntityTable.Rules, held.ToArray());
    }

    /// <summary>Waits until nobody holds a case.</summary>
    public Task Wait(Session session, Guid dunningCase, CancellationToken stop) => store.Hold(session, dunningCase, Streams.CaseType, stop);
}
