using System.Globalization;
using Recouvrement.Benchmarks;
using Recouvrement.Benchmarks.Appending;
using Recouvrement.Benchmarks.Batches;
using Recouvrement.Benchmarks.Dunning;
using Recouvrement.Benchmarks.Importing;
using Recouvrement.Benchmarks.Letters;
using Recouvrement.Benchmarks.Rehydrating;
using Recouvrement.Benchmarks.Relaying;
using Recouvrement.Benchmarks.Replaying;

(string Name, string What, int Size, Func<int, IAsyncEnumerable<Figure>> Run)[] benchmarks =
[
    ("append", "commits per second, one and three events to a new stream, 1, 4 and 16 writers; size: commits per run", 6000, AppendBenchmark.Run),
    ("append-batch", "events per second, many new streams in one transaction; size: streams per batch", 5000, BatchBenchmark.Run),
    ("relay", "events per second from the table to confirmed, position saved; size: events of 1 KB, ten to a stream", 20_000, RelayBenchmark.Run),
    ("import-invoices", "invoices per second from an NDJSON file to booked, and again; size: invoices", 100_000, ImportBenchmark.Run),
    ("import-memory", "the most memory that the service holds while it books a large NDJSON file of invoices; size: megabytes of the file", 1000, ImportMemoryBenchmark.Run),
    ("dunning-run", "invoices per second stepped by a run, by one process and by two at once, and how fast people are answered then; size: open invoices, ten to a debtor", 100_000, DunningRunBenchmark.Run),
    ("letters", "letters per second from the message that asks for them to the stored PDF, and to the postal provider, and the memory of service and typesetting; size: letters", 10_000, LettersBenchmark.Run),
    ("replay", "partner events per second sent again into an agency's queue, and read by it over REST, and the memory of the service; size: events of one agency, a year's", 100_000, ReplayBenchmark.Run),
    ("rehydrate", "streams of 50 events per second, read and folded; size: streams read per run", 2000, RehydrateBenchmark.Run),
];

switch (args)
{
    case ["--list"]:
        foreach (var (name, what, size, _) in benchmarks) Console.WriteLine($"{name}  {what} (default {size})");
        return 0;
    case [var name, .. var rest] when benchmarks.FirstOrDefault(b => b.Name == name) is { Run: { } run } chosen && (rest is [] || rest is ["--size", _]):
        var asked = rest is [_, var number] ? int.Parse(number, CultureInfo.InvariantCulture) : chosen.Size;
        await foreach (var figure in run(asked)) Console.WriteLine(figure.ToJson());
        return 0;
    default:
        Console.Error.WriteLine("dotnet run -c Release --project tests/Benchmarks -- NAME [--size N] | --list");
        return 2;
}
