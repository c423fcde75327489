using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners;

/// <summary>
/// Follows the log and tells each agency what concerns its placements, one after the other, where it reads a queue. Started again from an old position it repeats
/// messages under their ids.
/// </summary>
sealed class PartnerFeed(PartnerExchange exchange, NpgsqlDataSource database) : ILogReader
{
    public string Name => "partners";

    public async Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        HashSet<string>? closed = null;
        foreach (var stored in events)
            if (PartnerMessages.Of(stored) is { } told)
            {
                if (!(closed ??= await TakeQueue.NotTaken(database, stop)).Contains(told.Agency)) await exchange.Publish(told.Agency, told.Line);
            }
            else if (EventNames<AgencyEvent>.Knows(stored.Type) && NameOf(Streams.Agencies.Read(stored)) is { } agency)
            {
                // What it says now counts, whatever it said when an old fact is read again.
                if ((closed ??= await TakeQueue.NotTaken(database, stop)).Contains(agency)) await exchange.Delete(agency);
                else await exchange.Declare(agency);
            }
    }

    // The register's name never changes, and only these facts say it.
    static string? NameOf(AgencyEvent fact) => fact switch
    {
        AgencyEvent.AgencyRegistered e => e.Name,
        AgencyEvent.QueueClosed e      => e.Name,
        AgencyEvent.QueueOpened e      => e.Name,
        _                              => null,
    };
}
