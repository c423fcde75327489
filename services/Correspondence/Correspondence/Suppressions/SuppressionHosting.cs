using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Suppressions;

static class SuppressionHosting
{
    /// <summary>Suppressions: their streams, who closes and opens ways, and what closes them by itself.</summary>
    public static void AddSuppressions(this ServiceHost service)
    {
        service.Services.AddStreams<Suppression, SuppressionCommand, SuppressionEvent>("suppression", CorrespondencePublications.SuppressionNames, SuppressionTable.Show);
        service.Services.AddSingleton<SuppressionDesk>();
        service.AddLogReader<SuppressWhatFails>();
    }
}
