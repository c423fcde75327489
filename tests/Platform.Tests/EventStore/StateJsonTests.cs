using System.Collections.Immutable;
using System.Text.Json;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Tests.EventStore;

public sealed class StateJsonTests
{
    [Fact]
    public void Private_fields_are_read_as_they_were_written()
    {
        var state = Kept.Of("secret") with { Shown = 3 };
        var read = Read(state);
        Assert.Equal(("secret", 3, "base"), (read.Secret, read.Shown, read.OfBase));
    }

    [Fact]
    public void Nothing_is_taken_for_zero()
    {
        var read = Read(new Maybe(0, null, new(2026, 3, 2), Money.OfCents(0, "USD"), []));
        Assert.Equal((0, null, new DateOnly(2026, 3, 2), "USD", 0), (read.Zero, read.Nothing, read.Day, read.Amount.Currency, read.List.Length));
        Assert.True(Read(new Maybe(1, 0, null, default, default)).List.IsDefault);
    }

    [Fact]
    public void Facts_tuples_and_keys_survive_in_collections()
    {
        var state = new Collected(
            ImmutableSortedDictionary<long, ProbeEvent>.Empty.Add(2, new ProbeEvent.Whispered("é\"")).Add(1, new ProbeEvent.Counted(7)),
            ImmutableDictionary<DateOnly, (string Clause, long Version)>.Empty.Add(new(2026, 3, 2), ("one", 4)),
            [new(Guid.Empty, 1)], ImmutableDictionary<DayOfWeek, int>.Empty.Add(DayOfWeek.Friday, 5));
        var read = Read(state);
        Assert.Equal(state.Told, read.Told);
        Assert.Equal(state.Clauses, read.Clauses);
        Assert.Equal(state.Heard, read.Heard);
        Assert.Equal(5, read.Days[DayOfWeek.Friday]);
    }

    [Fact]
    public void What_cannot_be_told_from_its_field_is_refused() =>
        Assert.Throws<NotSupportedException>(() => JsonSerializer.SerializeToUtf8Bytes(new Vague(7), StateJson.Options));

    static T Read<T>(T state) => JsonSerializer.Deserialize<T>(JsonSerializer.SerializeToUtf8Bytes(state, StateJson.Options), StateJson.Options)!;

    abstract record Base
    {
        readonly string ofBase = "base";

        public string OfBase => ofBase;
    }

    sealed record Kept : Base
    {
        string secret = "";

        public string Secret => secret;

        public int Shown { get; init; }

        public static Kept Of(string text) => new() { secret = text };
    }

    sealed record Maybe(int? Zero, int? Nothing, DateOnly? Day, Money Amount, ImmutableArray<int> List);

    readonly record struct From(Guid Source, long Version);

    sealed record Collected(
        ImmutableSortedDictionary<long, ProbeEvent> Told, ImmutableDictionary<DateOnly, (string Clause, long Version)> Clauses, ImmutableHashSet<From> Heard, ImmutableDictionary<DayOfWeek, int> Days);

    sealed record Vague(IComparable What);
}
