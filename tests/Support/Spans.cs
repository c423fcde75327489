using System.Collections.Concurrent;
using System.Diagnostics;
using Recouvrement.Platform.EventStore;
using Xunit;

namespace Recouvrement.Support;

/// <summary>Catches spans where an exporter would take them.</summary>
public sealed class Spans : IDisposable
{
    readonly ConcurrentDictionary<ActivitySpanId, Activity> caught = [];
    readonly ActivityListener exporter;

    public Spans()
    {
        exporter = new()
        {
            ShouldListenTo = source => source.Name is "Recouvrement" or "Npgsql" or "MassTransit" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span => caught[span.SpanId] = span,
        };
        ActivitySource.AddActivityListener(exporter);
    }

    public void Dispose() => exporter.Dispose();

    /// <summary>
    /// One trace from a request that appended an event, over the relay, the broker and a consumer, to the event appended at the other side,
    /// with the statements of both.
    /// </summary>
    public void Join(StoredEvent origin, StoredEvent appended)
    {
        var (request, consumption) = (Of(origin), Of(appended));
        Assert.Equal(request.TraceId, consumption.TraceId);
        Assert.Equal(origin.Id.ToString(), appended.CausationId);
        var way = new List<string>();
        for (var at = caught[consumption.SpanId]; ; at = caught[at.ParentSpanId])
        {
            way.Add($"{at.Source.Name} {at.Kind}");
            if (at.SpanId == request.SpanId) break;
        }

        Assert.Contains("MassTransit Consumer", way);
        Assert.Contains("MassTransit Producer", way);
        Assert.Contains("Recouvrement Internal", way);
        Assert.Equal("Microsoft.AspNetCore Server", way[^1]);
        foreach (var writer in new[] { request, consumption })
            Assert.Contains(caught.Values, span => span.Source.Name == "Npgsql" && span.TraceId == request.TraceId && span.ParentSpanId == writer.SpanId);
    }

    static ActivityContext Of(StoredEvent stored) => ActivityContext.Parse(stored.Headers.TraceParent!, null);
}
