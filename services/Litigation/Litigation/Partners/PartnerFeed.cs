using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners;

/// <summary>Follows the log and tells each agency what concerns its placements, one after the other. Started again from an old position it repeats messages under their ids.</summary>
sealed class PartnerFeed(PartnerExchange exchange) : ILogReader
{
    public string Name => "partners";

    public async Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        foreach (var stored in events)
            if (PartnerMessages.Of(stored) is { } told) await exchange.Publish(told.Agency, told.Line);
            else if (EventNames<AgencyEvent>.Knows(stored.Type) && Streams.Agencies.Read(stored) is AgencyEvent.AgencyRegistered agency) await exchange.Declare(agency.Name);
    }
}
