using System.Diagnostics;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Logs;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Recouvrement.Platform.Hosting;

/// <summary>Traces, metrics and logs over OTLP where <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> says so.</summary>
public static class Telemetry
{
    /// <summary>Our own activities.</summary>
    public static ActivitySource Source { get; } = new("Recouvrement");

    /// <summary>Our own instruments.</summary>
    public static Meter Meter { get; } = new("Recouvrement");

    /// <summary>Wires telemetry into a host: the providers start before the service and are flushed after it.</summary>
    internal static void AddTo(IHostApplicationBuilder builder, string service)
    {
        if (string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;
        var resource = ResourceBuilder.CreateDefault().AddService("recouvrement-" + service);
        builder.Logging.AddOpenTelemetry(logs =>
        {
            logs.IncludeScopes = true;
            logs.IncludeFormattedMessage = true;
            logs.SetResourceBuilder(resource).AddProcessor(new DiscreetRecords()).AddOtlpExporter();
        });
        TelemetryHosting.AddTo(
            builder.Services,
            traces => traces.SetResourceBuilder(resource)
                .AddSource(Source.Name, "Npgsql", "MassTransit", "Microsoft.AspNetCore", "System.Net.Http").AddProcessor(new DiscreetSpans()).AddOtlpExporter(),
            metrics => metrics.SetResourceBuilder(resource)
                .AddMeter(Meter.Name, "Npgsql", "MassTransit", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "System.Net.Http", "System.Runtime", "Polly").AddOtlpExporter());
    }
}
