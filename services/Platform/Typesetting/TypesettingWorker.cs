using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Typesetting;

/// <summary>The worker process ended, or its pipe broke, before it answered.</summary>
sealed class WorkerDied(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>One Node process that answers one request at a time, so that a crash hurts nobody but the request that caused it.</summary>
sealed class TypesettingWorker : IAsyncDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    readonly Process process;
    readonly StreamReader answers;
    long asked;

    TypesettingWorker(Process process, ILogger log)
    {
        this.process = process;
        answers = new StreamReader(process.StandardOutput.BaseStream, Utf8);
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data)) log.LogWarning("Typesetting worker: {Line}", line.Data);
        };
        process.BeginErrorReadLine();
    }

    /// <summary>The process id.</summary>
    public int Id => process.Id;

    public bool Lives => !process.HasExited;

    public static TypesettingWorker Start(TypesettingOptions options, ILogger log)
    {
        var folder = options.WorkerFolder();
        var start = new ProcessStartInfo(options.Node, ["--max-old-space-size=512", Path.Combine(folder, "worker.mjs")])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Utf8,
            UseShellExecute = false,
        };
        // The worker needs nothing of the service's settings, and the service's settings hold passwords.
        var path = start.Environment["PATH"];
        start.Environment.Clear();
        start.Environment["PATH"] = path;
        try
        {
            return new(Process.Start(start)!, log);
        }
        catch (Win32Exception absent)
        {
            throw new TypesettingFailed($"Node could not be started as '{options.Node}': {absent.Message}", absent);
        }
    }

    /// <summary>Asks and waits. When it throws, the worker is not to be used again: an answer may still be under way.</summary>
    public async Task<JsonElement> Ask(Dictionary<string, object?> request, long mostMemory, CancellationToken stop)
    {
        using var answered = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var watched = Watch(mostMemory, answered.Token);
        try
        {
            return await Ask(request, stop);
        }
        catch (WorkerDied)
        {
            await answered.CancelAsync();
            if (!await watched) throw;
            throw new TypesettingFailed($"The typesetting worker held more than {mostMemory >> 20} MB and was killed.") { IsOfRequest = true };
        }
        finally
        {
            await answered.CancelAsync();
        }
    }

    // True when it had to be killed. Node bounds its own objects only, not the bytes it unpacks.
    async Task<bool> Watch(long mostMemory, CancellationToken stop)
    {
        try
        {
            while (Lives)
            {
                process.Refresh();
                if (process.WorkingSet64 > mostMemory)
                {
                    process.Kill();
                    return true;
                }

                await Task.Delay(Look, stop);
            }
        }
        catch (Exception over) when (over is OperationCanceledException or InvalidOperationException)
        {
            // It was answered, or the worker ended by itself.
        }

        return false;
    }

    async Task<JsonElement> Ask(Dictionary<string, object?> request, CancellationToken stop)
    {
        var id = $"{++asked}";
        request["id"] = id;
        try
        {
            var input = process.StandardInput.BaseStream;
            await input.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(request), stop);
            await input.WriteAsync("\n"u8.ToArray(), stop);
            await input.FlushAsync(stop);
            while (await answers.ReadLineAsync(stop) is { } line)
                if (AnswerTo(id, line) is { } answer)
                    return answer;
        }
        catch (IOException broken)
        {
            throw new WorkerDied("The typesetting worker's pipe broke.", broken);
        }
        throw new WorkerDied("The typesetting worker ended before it answered.");
    }

    static JsonElement? AnswerTo(string id, string line)
    {
        try
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(line);
            return answer.ValueKind is JsonValueKind.Object && answer.TryGetProperty("id", out var given) && given.ValueEquals(id) ? answer : null;
        }
        catch (JsonException)
        {
            return null;   // a library that writes past the console: noise, not an answer
        }
    }

    public async ValueTask DisposeAsync()
    {
        try
        {
            if (Lives) process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
        answers.Dispose();
        process.Dispose();
    }
}
