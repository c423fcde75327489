using System.Text;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Benchmarks;

/// <summary>What both sides write: the same bytes into the same columns.</summary>
abstract record Sample
{
    Sample() { }

    /// <summary>As large as a usual event here, some 200 bytes of JSON.</summary>
    public sealed record AmountAllocated(string Source, string Cause, long Amount, long Outstanding, string Currency, DateOnly On, string Reference) : Sample;

    /// <summary>Some 1 000 bytes of JSON.</summary>
    public sealed record Described(string Text, int Number) : Sample;

    public static EventContext Context { get; } = new(
        "erp", new(2026, 3, 2, 7, 0, 0, TimeSpan.Zero), "0195c4a0-0000-7000-8000-000000000001", "0HN8:00000001", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");

    public static AmountAllocated Allocated(int number) => new("payment", "matching", 120_000 + number, 840_000 - number, "EUR", new(2026, 3, 2), $"VIR SEPA FA2026-{number:00000}");

    public static NewEvent Event(int number) => EventNames<Sample>.Write(Allocated(number));

    /// <summary>A headers column as long as the one the store writes, with hashes that mean nothing.</summary>
    public static byte[] Headers { get; } = Encoding.UTF8.GetBytes(
        $$"""{"actor":"erp","happened_at":"2026-03-02T07:00:00.000000Z","hash":"{{new string('a', 64)}}","previous_hash":"{{new string('b', 64)}}","recorded_at":"2026-03-02T07:00:00.000000Z","schema":1,"traceparent":"{{Context.TraceParent}}"}""");
}
