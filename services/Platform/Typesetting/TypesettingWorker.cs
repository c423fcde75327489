using System.Buffers;
using System.ComponentModel;
using System.Diagnostics;
using System.IO.Pipelines;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Typesetting;

/// <summary>The worker process ended, or its pipe broke, before it answered.</summary>
sealed class WorkerDied(string message, Exception? cause = null) : Exception(message, cause);

/// <summary>What a worker says.</summary>
/// <param name="Told">The answer.</param>
/// <param name="Bytes">The document that came with it; empty where none did.</param>
sealed record WorkerAnswer(JsonElement Told, byte[] Bytes)
{
    /// <summary>Memory that the worker held when it answered, in bytes.</summary>
    public long Held => Told.TryGetProperty("held", out var held) ? held.GetInt64() : 0;
}

/// <summary>One Node process that answers one request at a time, so that a crash hurts nobody but the request that caused it.</summary>
sealed class TypesettingWorker : IAsyncDisposable
{
    static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);
    readonly Process process;
    readonly PipeReader answers;
    readonly long mostMemory;
    readonly Timer watch;
    long asked;
    volatile bool isBusy, isTooLarge;

    TypesettingWorker(Process process, long mostMemory, ILogger log)
    {
        (this.process, this.mostMemory) = (process, mostMemory);
        answers = PipeReader.Create(process.StandardOutput.BaseStream, new(bufferSize: 64 * 1024));
        process.ErrorDataReceived += (_, line) =>
        {
            if (!string.IsNullOrWhiteSpace(line.Data)) log.LogWarning("Typesetting worker: {Line}", line.Data);
        };
        process.BeginErrorReadLine();
        watch = new(_ => Watch(), null, Look, Look);
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
            return new(Process.Start(start)!, options.MostMemory, log);
        }
        catch (Win32Exception absent)
        {
            throw new TypesettingFailed($"Node could not be started as '{options.Node}': {absent.Message}", absent);
        }
    }

    /// <summary>Asks and waits. When it throws, the worker is not to be used again: an answer may still be under way.</summary>
    public async Task<WorkerAnswer> Ask(Dictionary<string, object?> request, CancellationToken stop)
    {
        isBusy = true;
        try
        {
            return await Answered(request, stop);
        }
        catch (WorkerDied) when (isTooLarge)
        {
            throw new TypesettingFailed($"The typesetting worker held more than {mostMemory >> 20} MB and was killed.") { IsOfRequest = true };
        }
        finally
        {
            isBusy = false;
        }
    }

    // Node bounds its own objects only, not the bytes it unpacks.
    void Watch()
    {
        if (!isBusy) return;
        try
        {
            process.Refresh();
            if (process.WorkingSet64 <= mostMemory) return;
            isTooLarge = true;
            process.Kill();
        }
        catch (Exception over) when (over is InvalidOperationException or Win32Exception)
        {
            // It ended by itself.
        }
    }

    async Task<WorkerAnswer> Answered(Dictionary<string, object?> request, CancellationToken stop)
    {
        var id = $"{++asked}";
        request["id"] = id;
        try
        {
            var input = process.StandardInput.BaseStream;
            await JsonSerializer.SerializeAsync(input, request, cancellationToken: stop);
            await input.WriteAsync("\n"u8.ToArray(), stop);
            await input.FlushAsync(stop);
            while (true)
                if (AnswerTo(id, await Line(stop)) is { } told)
                    return new(told, told.TryGetProperty("bytes", out var length) ? await Bytes(length.GetInt32(), stop) : []);
        }
        catch (IOException broken)
        {
            throw new WorkerDied("The typesetting worker's pipe broke.", broken);
        }
    }

    async Task<byte[]> Line(CancellationToken stop)
    {
        while (true)
        {
            var read = await answers.ReadAsync(stop);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = read.Buffer.Slice(0, end).ToArray();
                answers.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            answers.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted) throw new WorkerDied("The typesetting worker ended before it answered.");
        }
    }

    async Task<byte[]> Bytes(int length, CancellationToken stop)
    {
        var read = await answers.ReadAtLeastAsync(length, stop);
        if (read.Buffer.Length < length) throw new WorkerDied("The typesetting worker ended in the middle of its answer.");
        var bytes = read.Buffer.Slice(0, length).ToArray();
        answers.AdvanceTo(read.Buffer.GetPosition(length));
        return bytes;
    }

    static JsonElement? AnswerTo(string id, byte[] line)
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
        await watch.DisposeAsync();
        try
        {
            if (Lives) process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
        catch (InvalidOperationException)
        {
            // It ended by itself in the meantime.
        }
        await answers.CompleteAsync();
        process.Dispose();
    }
}
