using System.Diagnostics.Metrics;
using Polly.Telemetry;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Sending;

/// <summary>What the pipelines of a carrier's providers have to say: each retry, time-out, opened circuit and request that found no place.</summary>
sealed class ProviderTelemetry(string carrier) : TelemetryListener
{
    readonly Counter<long> strategies = Telemetry.Meter.CreateCounter<long>(
        $"recouvrement.{carrier}.resilience", "{event}", "What the pipelines of its providers did: OnRetry, OnTimeout, OnCircuitOpened, OnRateLimiterRejected and others, by pipeline and instance");

    /// <inheritdoc/>
    public override void Write<TResult, TArgs>(in TelemetryEventArguments<TResult, TArgs> args)
    {
        // Attempts that went well are counted as dispatches already.
        if (args.Event.Severity is ResilienceEventSeverity.None or ResilienceEventSeverity.Debug or ResilienceEventSeverity.Information) return;
        strategies.Add(1, new("pipeline", args.Source.PipelineName), new("instance", args.Source.PipelineInstanceName), new("event", args.Event.EventName));
    }
}
