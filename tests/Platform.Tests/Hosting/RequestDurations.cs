using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Recouvrement.Platform.Tests.Hosting;

/// <summary>Of which routes the server measures requests.</summary>
sealed class RequestDurations : IDisposable
{
    readonly MeterListener listener = new();
    readonly ConcurrentDictionary<string, bool> routes = [];

    public RequestDurations()
    {
        listener.InstrumentPublished = (instrument, hears) => { if (instrument.Name == "http.server.request.duration") hears.EnableMeasurementEvents(instrument); };
        listener.SetMeasurementEventCallback<double>((_, _, tags, _) =>
        {
            foreach (var (name, tag) in tags)
                if (name == "http.route" && tag is string route) routes.TryAdd(route, true);
        });
        listener.Start();
    }

    public ICollection<string> Routes => routes.Keys;

    public void Dispose() => listener.Dispose();
}
