using System.Diagnostics.Metrics;
using Polly.Telemetry;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post;

/// <summary>What pipelines have to say: each retry, time-out, opened circuit and wait for a place, by provider.</summary>
static class PostTelemetry
{
    static readonly Counter<long> Strategies = Telemetry.Meter.CreateCounter<long>(
        "recouvrement.post.resilience", "{event}", "What the pipelines of postal providers did: OnRetry, OnTimeout, OnCircuitOpened, OnRateLimiterRejected and others, by pipeline and instance");

    /// <summary>Counts letters that the carrier tells of in words we do not know, calls that are not the provider's, and differences of the daily comparison.</summary>
    public static Counter<long> Oddities { get; } = Telemetry.Meter.CreateCounter<long>("recouvrement.post.oddities", "{case}", "What a person should look at, by provider and kind");

    /// <summary>Hears the pipelines.</summary>
    public static TelemetryListener Listener { get; } = new Hears();

    sealed class Hears : TelemetryListener
    {
        // Attempts that went well are counted as dispatches already.
        public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
        {
            if (args.Event.Severity is ResilienceEventSeverity.None or ResilienceEventSeverity.Debug or ResilienceEventSeverity.Information) return;
            Strategies.Add(1, new("pipeline", args.Source.PipelineName), new("instance", args.Source.PipelineInstanceName), new("event", args.Event.EventName));
        }
    }
}
