using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Recouvrement.Walk.Processes;

/// <summary>A program that was started here and is stopped by its own id. Its output goes to a log file.</summary>
public sealed class LocalProcess : IAsyncDisposable
{
    readonly Func<ProcessStartInfo> how;
    readonly string log;
    readonly TaskCompletionSource<string> firstLine = new(TaskCreationOptions.RunContinuationsAsynchronously);
    Process? process;
    volatile bool isKeptUp;

    LocalProcess(string name, string log, Func<ProcessStartInfo> how) => (Name, this.log, this.how) = (name, log, how);

    public string Name { get; }

    public bool IsRunning => process is { HasExited: false };

    public int ExitCode => process!.ExitCode;

    /// <summary>The first line it printed: stand-ins tell their ports there.</summary>
    public Task<string> FirstLine => firstLine.Task;

    /// <summary>Starts a program.</summary>
    public static LocalProcess Start(string name, string log, string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string>? environment = null)
    {
        var started = new LocalProcess(name, log, () =>
        {
            var info = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true, WorkingDirectory = Repository.Root };
            foreach (var (key, value) in environment ?? new Dictionary<string, string>()) info.Environment[key] = value;
            return info;
        });
        started.Restart();
        return started;
    }

    /// <summary>Supervises it as an orchestrator does: whenever it ends by itself with 1, it is started again.</summary>
    public LocalProcess KeptUp()
    {
        isKeptUp = true;
        return this;
    }

    /// <summary>Starts it again as it was started.</summary>
    public void Restart()
    {
        var writer = TextWriter.Synchronized(new StreamWriter(log, append: true) { AutoFlush = true });
        var starting = new Process { StartInfo = how(), EnableRaisingEvents = true };
        starting.OutputDataReceived += (_, line) => Write(line.Data, first: true);
        starting.ErrorDataReceived += (_, line) => Write(line.Data, first: false);
        starting.Exited += (_, _) => { if (isKeptUp && starting.ExitCode == 1) Restart(); };
        starting.Start();
        starting.BeginOutputReadLine();
        starting.BeginErrorReadLine();
        process = starting;

        void Write(string? line, bool first)
        {
            if (line is null) return;
            if (first) firstLine.TrySetResult(line);
            writer.WriteLine(line);
        }
    }

    /// <summary>Sends it a signal, such as <c>TERM</c>.</summary>
    public async Task Signal(string name)
    {
        using var kill = Process.Start("kill", [$"-{name}", process!.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }

    /// <summary>kill -9.</summary>
    public async Task Kill()
    {
        process!.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
    }

    /// <summary>Asks it to stop, and kills it when it does not within the limit.</summary>
    public async ValueTask DisposeAsync()
    {
        isKeptUp = false;
        if (process is not { HasExited: false } running) return;
        await Signal("TERM");
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(35));
        try
        {
            await running.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            await Kill();
        }
    }

    /// <summary>A loopback port that is free now.</summary>
    public static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
