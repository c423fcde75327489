using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>A day is not over before the agencies have acknowledged what was placed with them.</summary>
static class PendingAcknowledgements
{
    public static async Task<long> Count(Session session, DateOnly day, CancellationToken stop) =>
        (await session.Read("select count(*) from placements where acknowledged_on is null and ended_on is null and placed_on <= $1", row => row.GetInt64(0), stop, day))[0];
}
