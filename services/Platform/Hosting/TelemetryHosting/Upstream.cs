using Microsoft.Extensions.DependencyInjection;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Recouvrement.Platform.Hosting;

/// <summary>OpenTelemetry.Extensions.Hosting starts the providers with the host; they are flushed when the host is disposed.</summary>
static class TelemetryHosting
{
    public static void AddTo(IServiceCollection services, Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics) =>
        services.AddOpenTelemetry().WithTracing(traces).WithMetrics(metrics);
}
