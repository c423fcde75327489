using System.Collections.Concurrent;
using System.Text.Json;
using Recouvrement.Invoicing.Tests.Domain.Gazette;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>A gazette that announces what a test says, and services that ask it.</summary>
sealed class GazetteDesk : IAsyncDisposable
{
    public const string Company = "404833048";

    /// <summary>What it answers about each company; nothing was announced of the others.</summary>
    public ConcurrentDictionary<string, string> Pages { get; } = new();

    public OpenDataServer Gazette { get; private set; } = null!;

    public static async Task<GazetteDesk> Open()
    {
        var desk = new GazetteDesk();
        desk.Gazette = await OpenDataServer.Start(request =>
            desk.Pages.FirstOrDefault(page => request.QueryString.Value!.Contains(page.Key, StringComparison.Ordinal)) is { Value: { } page } ? page : AnnouncementReaderTests.Page());
        return desk;
    }

    public ValueTask DisposeAsync() => Gazette.DisposeAsync();

    public Dictionary<string, string> Settings(params (string Key, string Value)[] more)
    {
        var settings = new Dictionary<string, string>
        {
            ["InsolvencyGazette:BaseUrl"] = Gazette.Address, ["InsolvencyGazette:Break"] = "00:00:00.500", ["Watch:Look"] = "00:00:00.050", ["Watch:Relist"] = "00:00:00", ["Watch:Pause"] = "00:00:00.050",
        };
        foreach (var (key, value) in more) settings[key] = value;
        return settings;
    }

    public Task<InvoicingService> Watching(params (string Key, string Value)[] more) => Start(Today, Settings(more));

    public static string Announced() => AnnouncementReaderTests.Page(AnnouncementReaderTests.Row(siren: Company, published: "2026-03-02", date: "2026-02-20"));

    public static async Task<string> Customer(InvoicingService service, string siren)
    {
        var number = $"C-{Guid.CreateVersion7():N}";
        await Accepts(service.Put($"/customers/{number}", new { name = "Essai", kind = "company", siren }));
        return number;
    }

    public static async Task<JsonElement> Signal(InvoicingService service, string customer)
    {
        JsonElement signal = default;
        await Eventually.Is(async () =>
        {
            signal = (await service.Get("/insolvency-signals")).GetProperty("items").EnumerateArray().FirstOrDefault(s => Text(s, "customer") == customer);
            return signal.ValueKind is JsonValueKind.Object;
        }, "the announcement is found");
        return signal;
    }

    public static Task Answered(InvoicingService service, string customer, DateOnly day) => Eventually.Is(
        async () => (await Watched(service)).Any(w => Text(w, "number") == customer && Text(Source(w), "nextOn") == $"{day.AddDays(1):yyyy-MM-dd}"), "it was asked");

    public static async Task<IReadOnlyList<JsonElement>> Watched(InvoicingService service, string query = "") => [.. (await service.Get($"/watched-customers{query}")).GetProperty("items").EnumerateArray()];

    public static JsonElement Source(JsonElement watched) => watched.GetProperty("sources") is { } sources && sources.GetArrayLength() > 0 ? sources[0] : JsonDocument.Parse("""{"failures":0,"answeredAt":null,"nextOn":""}""").RootElement;

    public static string Text(JsonElement of, string name) => of.GetProperty(name).GetString() ?? "";
}
