using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class ScopeTests(ProbeServices services) : IClassFixture<ProbeServices>
{
    readonly KeptLines kept = new();

    [Fact]
    public async Task What_is_logged_during_a_request_names_the_service_the_route_the_correlation_and_the_ids_in_the_route()
    {
        var app = await services.Start(Kept(ProbeHost.Publisher(services.Publisher.ConnectionString, services.Broker, "--Logging:LogLevel:Default=Information")), Map);
        using var client = ProbeServices.ClientOf(app);
        var (stream, @case) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        using var answer = await client.GetAsync($"/files/{stream}/cases/{@case}/of/a-name");
        var correlation = await answer.Content.ReadAsStringAsync();

        await Eventually.Passes(() =>
        {
            foreach (var line in new[] { "A probe is asked", "GET /files/{id:guid}/cases/{case:guid}/of/{name} answered 200" })
            {
                var scope = kept.ScopeOf(line);
                Assert.Equal(
                    ("invoicing", "/files/{id:guid}/cases/{case:guid}/of/{name}", correlation, stream.ToString(), @case.ToString()),
                    (scope["service"], scope["route"], scope["correlation"], scope["stream"], scope["case"]));
                Assert.DoesNotContain("a-name", scope.Values);
                Assert.DoesNotContain("RequestPath", scope.Keys);
            }

            return Task.CompletedTask;
        });
    }

    [Fact]
    public async Task What_is_logged_while_a_message_is_applied_names_the_service_the_message_and_what_it_is_about()
    {
        var host = Kept(ProbeHost.Listener(services.Listener.ConnectionString, services.Broker, _ => null, "--Logging:LogLevel:Default=Information"));
        host.AddConsumers(typeof(NoteWhenHoldIsLifted));
        var app = await services.Start(host);
        await app.Services.GetRequiredService<Topology>().Declared;
        var (invoice, message) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        await using var bus = await TestBus.Start(services.Broker);
        await bus.Publish(Lifted(invoice), message);

        await Eventually.Passes(() =>
        {
            var scope = kept.ScopeOf("A probe hears");
            Assert.Equal(
                ("dunning", nameof(NoteWhenHoldIsLifted), "invoicing.invoice-hold-lifted.v1", message.ToString(), invoice.ToString()),
                (scope["service"], scope["consumer"], scope["contract"], scope["messageId"], scope["invoice"]));
            return Task.CompletedTask;
        });
    }

    static InvoiceHoldLiftedV1 Lifted(Guid invoice) => new("732829320", Guid.CreateVersion7(), "C0012", invoice, "F1", "H1", 1, new(2026, 3, 2));

    ServiceHost Kept(ServiceHost host)
    {
        host.Services.AddSingleton<ILoggerProvider>(kept);
        return host;
    }

    static void Map(WebApplication app) =>
        app.MapGet("/files/{id:guid}/cases/{case:guid}/of/{name}", (HttpContext http, ILoggerFactory logs) =>
        {
            logs.CreateLogger("Probe").LogInformation("A probe is asked");
            return Results.Text(http.TraceIdentifier);
        }).RequireRole(Roles.Ops);

    /// <summary>Only says that it heard.</summary>
    public sealed class NoteWhenHoldIsLifted(Inbox inbox, ILogger<NoteWhenHoldIsLifted> log) : IConsumer<InvoiceHoldLiftedV1>
    {
        public Task Consume(ConsumeContext<InvoiceHoldLiftedV1> context) => inbox.Once(context, nameof(NoteWhenHoldIsLifted), new(2026, 3, 2), (_, _) =>
        {
            log.LogInformation("A probe hears");
            return Task.CompletedTask;
        });
    }
}
