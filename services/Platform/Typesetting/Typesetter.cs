using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Recouvrement.Platform.Typesetting;

/// <summary>
/// Makes PDFs from Typst templates and reads the text and the attachments of PDFs, in Node workers that it starts when first asked and replaces when they die.
/// The same template and data give the same bytes. Safe for concurrent use.
/// </summary>
public sealed class Typesetter(IOptions<TypesettingOptions> settings, ILogger<Typesetter> log) : IAsyncDisposable
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    readonly TypesettingOptions options = settings.Value;
    readonly SemaphoreSlim places = new(settings.Value.Workers);
    readonly ConcurrentDictionary<int, TypesettingWorker> running = new();
    readonly ConcurrentBag<TypesettingWorker> idle = [];
    readonly CancellationTokenSource closing = new();
    int waiting;

    /// <summary>Process ids of the workers that run now, for operations.</summary>
    public IReadOnlyCollection<int> Processes => [.. running.Keys];

    /// <summary>Typesets a letter. The data reaches the template as values, never as markup.</summary>
    /// <param name="template">Path of the .typ file; a relative one starts from <see cref="TypesettingOptions.Templates"/>.</param>
    /// <param name="data">What the template reads with <c>json("/data.json")</c>; property names in camel case.</param>
    /// <param name="stop">Gives up and frees the worker.</param>
    /// <returns>The PDF.</returns>
    /// <exception cref="TemplateError">The template or its data is wrong.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it: it died twice, took too long, or too many wait.</exception>
    public Task<byte[]> Typeset(string template, object data, CancellationToken stop) => Typeset(template, data, [], stop);

    /// <summary>Typesets a letter that carries files with it, as PDF/A-3 allows.</summary>
    /// <param name="template">Path of the .typ file; a relative one starts from <see cref="TypesettingOptions.Templates"/>.</param>
    /// <param name="data">What the template reads with <c>json("/data.json")</c>; property names in camel case.</param>
    /// <param name="attachments">Files that the PDF carries, byte for byte.</param>
    /// <param name="stop">Gives up and frees the worker.</param>
    /// <param name="source">The template itself, where no file holds it: it sees the folder that <paramref name="template"/> would lie in, and nothing else. Null: the file.</param>
    /// <returns>The PDF.</returns>
    /// <exception cref="TemplateError">The template or its data is wrong.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it: it died twice, took too long, or too many wait.</exception>
    public async Task<byte[]> Typeset(string template, object data, IReadOnlyList<PdfFile> attachments, CancellationToken stop, string? source = null)
    {
        var file = Path.GetFullPath(template, options.Templates ?? AppContext.BaseDirectory);
        var (answer, pdf) = await Ask(() => new()
        {
            ["op"] = "typeset", ["template"] = file, ["source"] = source, ["standard"] = options.Standard,
            ["data"] = data as JsonElement? ?? JsonSerializer.SerializeToElement(data, Json),
            ["attachments"] = JsonSerializer.SerializeToElement(PdfFile.Named(attachments), Json),
        }, stop);
        if (answer.TryGetProperty("error", out var error))
            throw new TemplateError(Message(error), Text(error, "template") ?? file, Number(error, "line"), Number(error, "column"));
        foreach (var warning in answer.GetProperty("warnings").EnumerateArray())
            log.LogWarning("Template {Template}: {Warning}", Path.GetFileName(file), warning.GetString());
        if (answer.GetProperty("replaced").GetArrayLength() is > 0 and var replaced)
            log.LogWarning("Template {Template}: no font has {Characters}, printed as boxes", Path.GetFileName(file), replaced);
        return pdf;
    }

    /// <summary>Reads the text of a PDF from anywhere.</summary>
    /// <exception cref="UnreadablePdf">The bytes are no PDF, too many, or need a password.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it: it died twice, took too long, or too many wait.</exception>
    public async Task<PdfText> ReadText(byte[] pdf, CancellationToken stop) =>
        new([.. (await Read("text", pdf, stop)).GetProperty("pages").EnumerateArray().Select(page => page.GetString()!)]);

    /// <summary>Reads how many pages a PDF from anywhere has, and of which size.</summary>
    /// <exception cref="UnreadablePdf">The bytes are no PDF, too many, or need a password.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it: it died twice, took too long, or too many wait.</exception>
    public async Task<PdfPages> ReadPages(byte[] pdf, CancellationToken stop) => (await Read("pages", pdf, stop)).Deserialize<PdfPages>(Json)!;

    /// <summary>Reads the files that are attached to a PDF from anywhere. Their number and size are bounded; their names may be anything.</summary>
    /// <exception cref="UnreadablePdf">The bytes are no PDF, too many, or need a password; or so are its attachments.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it: it died twice, took too long, or too many wait.</exception>
    public async Task<IReadOnlyList<PdfAttachment>> ReadAttachments(byte[] pdf, CancellationToken stop) =>
        [.. (await Read("attachments", pdf, stop)).GetProperty("attachments").EnumerateArray().Select(a => new PdfAttachment(a.GetProperty("name").GetString()!, a.GetProperty("content").GetBytesFromBase64()))];

    /// <summary>Reads how a PDF is tagged: what a screen reader and an archive go by.</summary>
    /// <exception cref="UnreadablePdf">The bytes are no PDF, too many, or need a password.</exception>
    /// <exception cref="TypesettingFailed">No worker could do it: it died twice, took too long, or too many wait.</exception>
    public async Task<PdfStructure> ReadStructure(byte[] pdf, CancellationToken stop) => (await Read("structure", pdf, stop)).Deserialize<PdfStructure>(Json)!;

    async Task<JsonElement> Read(string operation, byte[] pdf, CancellationToken stop)
    {
        if (pdf.Length > options.LargestPdf) throw new UnreadablePdf($"A PDF of {pdf.Length} bytes is larger than the {options.LargestPdf} that are read.");
        var (answer, _) = await Ask(() => new() { ["op"] = operation, ["pdf"] = pdf }, stop);
        return answer.TryGetProperty("error", out var error) ? throw new UnreadablePdf(Message(error)) : answer;
    }

    /// <summary>Ends the workers; requests under way fail.</summary>
    public async ValueTask DisposeAsync()
    {
        if (closing.IsCancellationRequested) return;
        await closing.CancelAsync();
        foreach (var worker in running.Values) await Discard(worker);
    }

    async Task<WorkerAnswer> Ask(Func<Dictionary<string, object?>> request, CancellationToken stop)
    {
        ObjectDisposedException.ThrowIf(closing.IsCancellationRequested, typeof(Typesetter));
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, closing.Token);
        await Place(either.Token);
        try
        {
            try
            {
                return await AskOnce(request(), either.Token);
            }
            catch (WorkerDied died)
            {
                log.LogWarning(died, "A typesetting worker died; its request is tried once more");
                return await AskOnce(request(), either.Token);
            }
        }
        catch (WorkerDied again)
        {
            throw new TypesettingFailed("Two typesetting workers died of the same request.", again);
        }
        finally
        {
            places.Release();
        }
    }

    async Task Place(CancellationToken stop)
    {
        if (places.Wait(TimeSpan.Zero, stop)) return;
        if (Interlocked.Increment(ref waiting) > options.Waiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new TypesettingFailed($"{options.Waiting} requests already wait for a typesetting worker.");
        }
        try
        {
            await places.WaitAsync(stop);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    async Task<WorkerAnswer> AskOnce(Dictionary<string, object?> request, CancellationToken stop)
    {
        var worker = await Worker();
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(options.Timeout);
        try
        {
            var answer = await worker.Ask(request, limit.Token);
            // Between two requests it can go without anybody noticing; the next one starts afresh.
            if (answer.Held > options.RetireAbove) await Discard(worker);
            else idle.Add(worker);
            return answer;
        }
        catch (OperationCanceledException late) when (!stop.IsCancellationRequested)
        {
            await Discard(worker);
            throw new TypesettingFailed($"The typesetting worker did not answer within {options.Timeout.TotalSeconds:0.#} s and was killed.", late) { IsOfRequest = true };
        }
        catch
        {
            await Discard(worker);
            throw;
        }
    }

    async Task<TypesettingWorker> Worker()
    {
        while (idle.TryTake(out var rested))
        {
            if (rested.Lives) return rested;
            await Discard(rested);
        }
        var fresh = TypesettingWorker.Start(options, log);
        running[fresh.Id] = fresh;
        return fresh;
    }

    async Task Discard(TypesettingWorker worker)
    {
        if (running.TryRemove(worker.Id, out _)) await worker.DisposeAsync();
    }

    static string Message(JsonElement error) => Text(error, "message") ?? "no reason given";
    static string? Text(JsonElement error, string name) => error.TryGetProperty(name, out var value) ? value.GetString() : null;
    static int? Number(JsonElement error, string name) => error.TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.Number ? value.GetInt32() : null;
}
