using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// Traces, metrics and logs over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so. Stands in for OpenTelemetry.Extensions.Hosting:
/// the providers start before the service and are flushed after it.
/// </summary>
public sealed class Telemetry(string service, IConfiguration configuration) : IHostedLifecycleService, IDisposable
{
    /// <summary>Our own activities.</summary>
    public static ActivitySource Source { get; } = new("Recouvrement");

    /// <summary>Our own instruments.</summary>
    public static Meter Meter { get; } = new("Recouvrement");

    TracerProvider? traces;
    MeterProvider? metrics;

    /// <summary>Wires telemetry into a host.</summary>
    internal static void AddTo(IHostApplicationBuilder builder, string service)
    {
        builder.Services.AddSingleton<IHostedService>(_ => new Telemetry(service, builder.Configuration));
        if (!Exports(builder.Configuration)) return;
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeScopes = true;
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(Resource(service)).AddOtlpExporter();
        });
    }

    /// <inheritdoc/>
    public Task StartingAsync(CancellationToken cancellationToken)
    {
        if (!Exports(configuration)) return Task.CompletedTask;
        traces = Sdk.CreateTracerProviderBuilder().SetResourceBuilder(Resource(service))
            .AddSource(Source.Name, "Npgsql", "MassTransit", "Microsoft.AspNetCore", "System.Net.Http").AddOtlpExporter().Build();
        metrics = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(Resource(service))
            .AddMeter(Meter.Name, "Npgsql", "MassTransit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Polly").AddOtlpExporter().Build();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StoppedAsync(CancellationToken cancellationToken)
    {
        traces?.ForceFlush(5000);
        metrics?.ForceFlush(5000);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose()
    {
        traces?.Dispose();
        metrics?.Dispose();
    }

    static bool Exports(IConfiguration configuration) => !string.IsNullOrEmpty(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);

    static ResourceBuilder Resource(string service) => ResourceBuilder.CreateDefault().AddService("recouvrement-" + service);
}
