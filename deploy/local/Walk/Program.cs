using System.Diagnostics;
using System.Runtime.InteropServices;
using Recouvrement.Walk;
using Recouvrement.Walk.Processes;
using Recouvrement.Walk.Reports;

if (args.Contains("--help"))
{
    Console.WriteLine(Options.Usage);
    return 0;
}

using var asked = new CancellationTokenSource();
using var onInterrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using var onTerminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);

void Stop(PosixSignalContext signal)
{
    signal.Cancel = true;
    asked.Cancel();
}

try
{
    var options = Options.Parse(args);
    var started = Stopwatch.GetTimestamp();
    await using var deployment = await Deployment.Start(Servers.FromEnvironment(), options.Name, options.Folder, Console.WriteLine);
    var starting = Stopwatch.GetElapsedTime(started).TotalSeconds;
    var report = await new CompanyWalk(deployment, options, Console.WriteLine).Run().WaitAsync(asked.Token);
    report.Seconds["start"] = Math.Round(starting, 2);
    var file = Path.Combine(Path.GetDirectoryName(options.Folder)!, "report.json");
    await report.Write(file);

    Console.WriteLine();
    await new CaseStory(deployment).Tell(Console.WriteLine);
    Console.WriteLine();
    Console.WriteLine($"Report: {file}");
    foreach (var service in Deployment.Services) Console.WriteLine($"{service,-15} {deployment.Addresses[service]}   (openapi: /openapi/v1.json)");
    Console.WriteLine($"{"mails",-15} {deployment.Addresses["mail"]}");
    Console.WriteLine($"{"postal stand-in",-15} {deployment.Addresses["post"]}");
    Console.WriteLine($"{"agency's own",-15} {deployment.Addresses["partner"]}/state");
    foreach (var (name, role) in Keys.Owners) Console.WriteLine($"{"key: " + role,-15} {deployment.Keys[role]}   ({name})");
    if (!options.Exit)
    {
        Console.WriteLine("Everything stays up until Ctrl-C.");
        await Task.Delay(Timeout.Infinite, asked.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    return report is { Parked: 0, Chains.Broken: 0 } && report.Published == report.Consumed ? 0 : 1;
}
catch (OperationCanceledException) when (asked.IsCancellationRequested)
{
    Console.WriteLine("Stopped.");
    return 130;
}
catch (ArgumentException wrong)
{
    Console.Error.WriteLine(wrong.Message);
    Console.Error.WriteLine(Options.Usage);
    return 2;
}
catch (WalkFailed failed)
{
    Console.Error.WriteLine(failed.Message);
    return 1;
}
