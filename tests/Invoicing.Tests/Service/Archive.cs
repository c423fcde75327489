using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>The service with a folder for documents and a scanner that does as it is told.</summary>
public sealed class Archive : IAsyncLifetime
{
    readonly ScriptedScanner scanner = new();

    public InvoicingService Service { get; private set; } = null!;

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"recouvrement-documents-{Guid.CreateVersion7():N}");

    /// <summary>What the scanner answers instead of a verdict; it stays silent where empty.</summary>
    public string? ScannerSays { set => scanner.Instead = value; }

    public long Scanned => scanner.Scanned;

    public async Task InitializeAsync() => Service = await Start(new Dictionary<string, string>
    {
        ["Documents:Folder"] = Folder, ["Documents:MostBytes"] = "100000", ["Documents:Scanner:Host"] = "127.0.0.1", ["Documents:Scanner:Port"] = $"{scanner.Port}", ["Documents:Scanner:Patience"] = "00:00:02",
    });

    public async Task DisposeAsync()
    {
        await Service.DisposeAsync();
        await scanner.DisposeAsync();
        if (Directory.Exists(Folder)) Directory.Delete(Folder, recursive: true);
    }

    public static Task<InvoicingService> Start(IReadOnlyDictionary<string, string> settings) => InvoicingService.Start(Today, settings);

    /// <summary>Registers a document.</summary>
    public static Task<HttpResponseMessage> Register(InvoicingService service, string reference, string kind, params object[] attachedTo) =>
        service.Put($"/documents/{reference}", new { kind, attachedTo });

    /// <summary>Sends bytes.</summary>
    public static Task<HttpResponseMessage> Send(InvoicingService service, string reference, byte[] bytes, string mediaType = "application/pdf")
    {
        var content = new ByteArrayContent(bytes);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(mediaType);
        return service.Erp.PostAsync($"/creditors/{Siren}/documents/{reference}/content", content);
    }

    /// <summary>Registers a document and sends it.</summary>
    public static async Task File(InvoicingService service, string reference, string kind, params object[] attachedTo)
    {
        await Accepts(Register(service, reference, kind, attachedTo));
        await Accepts(Send(service, reference, Encoding.UTF8.GetBytes($"%PDF {reference}")));
    }

    public static async Task<HttpResponseMessage> Erase(InvoicingService service, string reference, string ground)
    {
        using var manager = service.Host.As("manager");
        return await manager.PostAsJsonAsync($"/creditors/{Siren}/documents/{reference}/signer/erasure", new { ground });
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public string PathOf(byte[] bytes) => Path.Combine(Folder, Sha256(bytes)[..2], Sha256(bytes)[2..4], Sha256(bytes));

    public static string[] Texts(JsonElement list) => [.. list.EnumerateArray().Select(t => t.GetString()!)];
}
