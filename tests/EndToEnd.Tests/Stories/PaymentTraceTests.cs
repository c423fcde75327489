extern alias dunning;
extern alias invoicing;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net.Http.Json;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.EndToEnd.Tests.Stories;

/// <summary>The two real services on one broker; the spans are caught where an exporter would take them.</summary>
public sealed class PaymentTraceTests : IAsyncLifetime
{
    const string Creditor = "/creditors/732829320";
    static readonly DateOnly Today = new(2026, 3, 2);
    readonly ConcurrentDictionary<ActivitySpanId, Activity> spans = [];
    ServiceUnderTest<invoicing::Program> invoicing = null!;
    ServiceUnderTest<dunning::Program> dunning = null!;
    ActivityListener exporter = null!;

    public async Task InitializeAsync()
    {
        exporter = new()
        {
            ShouldListenTo = source => source.Name is "Recouvrement" or "Npgsql" or "MassTransit" or "Microsoft.AspNetCore",
            Sample = (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStarted = span => spans[span.SpanId] = span,
        };
        ActivitySource.AddActivityListener(exporter);
        invoicing = await ServiceUnderTest<invoicing::Program>.Start("invoicing");
        dunning = await ServiceUnderTest<dunning::Program>.Start("dunning", broker: invoicing.Broker);
        await invoicing.SetToday(Today);
        await dunning.SetToday(Today);
    }

    public async Task DisposeAsync()
    {
        await dunning.DisposeAsync();
        await invoicing.DisposeAsync();
        exporter.Dispose();
    }

    [Fact]
    public async Task One_trace_of_a_received_payment_spans_Invoicing_and_Dunning()
    {
        using var erp = invoicing.As(Roles.Erp);
        await Put(erp, Creditor, new { name = "Créancier", address = new[] { "1 place de l'Exemple", "75001 Paris" } });
        await Put(erp, $"{Creditor}/customers/C1", new { name = "Débiteur", kind = "company", segment = "standard", language = "fr", termDays = 30 });
        await Put(erp, $"{Creditor}/invoices/F1", new { customer = "C1", issuedOn = "2026-01-05", amountCents = 120_000, currency = "EUR" });
        await Put(erp, $"{Creditor}/payments/P1", new { customer = "C1", receivedOn = "2026-03-02", amountCents = 120_000, currency = "EUR" });

        var received = await Appended(invoicing.Database, "payment_received");
        var noted = await Appended(dunning.Database, "payment_received");
        var (request, consumption) = (Span(received), Span(noted));
        Assert.Equal(request.TraceId, consumption.TraceId);
        Assert.Equal(received.Id.ToString(), noted.CausationId);

        var way = new List<string>();
        for (var at = spans[consumption.SpanId]; ; at = spans[at.ParentSpanId])
        {
            way.Add($"{at.Source.Name} {at.Kind}");
            if (at.SpanId == request.SpanId) break;
        }

        // Upwards from Dunning's append: its consumer, the broker, Invoicing's relay, the ERP's request.
        Assert.Contains("MassTransit Consumer", way);
        Assert.Contains("MassTransit Producer", way);
        Assert.Contains("Recouvrement Internal", way);
        Assert.Equal("Microsoft.AspNetCore Server", way[^1]);
        foreach (var writer in new[] { request, consumption })
            Assert.Contains(spans.Values, span => span.Source.Name == "Npgsql" && span.TraceId == request.TraceId && span.ParentSpanId == writer.SpanId);
    }

    static async Task Put(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsync(path, JsonContent.Create(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    static ActivityContext Span(StoredEvent stored) => ActivityContext.Parse(stored.Headers.TraceParent!, null);

    static async Task<StoredEvent> Appended(TestDatabase database, string type)
    {
        StoredEvent? found = null;
        await Eventually.Is(async () =>
        {
            await using var session = await Session.Open(database.Source, default);
            return (found = (await new NpgsqlEventStore(TimeProvider.System).ReadLog(session, 0, 1000, default)).FirstOrDefault(e => e.Type == type)) is not null;
        }, $"an event '{type}'");
        return found!;
    }
}
