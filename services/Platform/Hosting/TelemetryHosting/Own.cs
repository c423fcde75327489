using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;

namespace Recouvrement.Platform.Hosting;

/// <summary>Stands in for OpenTelemetry.Extensions.Hosting: starts the providers before the service and flushes them after it.</summary>
sealed class TelemetryHosting(Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics) : IHostedLifecycleService, IDisposable
{
    const int Patience = 5000;
    TracerProvider? tracing;
    MeterProvider? measuring;

    public static void AddTo(IServiceCollection services, Action<TracerProviderBuilder> traces, Action<MeterProviderBuilder> metrics) =>
        services.AddSingleton<IHostedService>(_ => new TelemetryHosting(traces, metrics));

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        var (tracer, meter) = (Sdk.CreateTracerProviderBuilder(), Sdk.CreateMeterProviderBuilder());
        traces(tracer);
        metrics(meter);
        (tracing, measuring) = (tracer.Build(), meter.Build());
        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        tracing?.ForceFlush(Patience);
        measuring?.ForceFlush(Patience);
        return Task.CompletedTask;
    }

    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose()
    {
        tracing?.Dispose();
        measuring?.Dispose();
    }
}
