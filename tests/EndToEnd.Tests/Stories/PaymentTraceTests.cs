extern alias dunning;
extern alias invoicing;
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
    readonly Spans spans = new();
    ServiceUnderTest<invoicing::Program> invoicing = null!;
    ServiceUnderTest<dunning::Program> dunning = null!;

    public async Task InitializeAsync()
    {
        invoicing = await ServiceUnderTest<invoicing::Program>.Start("invoicing");
        dunning = await ServiceUnderTest<dunning::Program>.Start("dunning", broker: invoicing.Broker);
        await invoicing.SetToday(Today);
        await dunning.SetToday(Today);
    }

    public async Task DisposeAsync()
    {
        await dunning.DisposeAsync();
        await invoicing.DisposeAsync();
        spans.Dispose();
    }

    [Fact]
    public async Task One_trace_of_a_received_payment_spans_Invoicing_and_Dunning()
    {
        using var erp = invoicing.As(Roles.Erp);
        await Put(erp, Creditor, new { name = "Créancier", address = new[] { "1 place de l'Exemple", "75001 Paris" } });
        await Put(erp, $"{Creditor}/customers/C1", new { name = "Débiteur", kind = "company", segment = "standard", language = "fr", termDays = 30 });
        await Put(erp, $"{Creditor}/invoices/F1", new { customer = "C1", issuedOn = "2026-01-05", amountCents = 120_000, currency = "EUR" });
        await Put(erp, $"{Creditor}/payments/P1", new { customer = "C1", receivedOn = "2026-03-02", amountCents = 120_000, currency = "EUR" });

        spans.Join(await Appended(invoicing.Database, "payment_received"), await Appended(dunning.Database, "payment_received"));
    }

    static async Task Put(HttpClient client, string path, object body)
    {
        using var answer = await client.PutAsync(path, JsonContent.Create(body));
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

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
