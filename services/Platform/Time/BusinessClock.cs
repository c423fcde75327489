using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Time;

/// <summary>
/// The clock of business: due dates, steps and deadlines follow it. Real time by default; with <c>Clock:Mode=virtual</c> (never in
/// production) an operator advances it, day by day, for all services. Time-outs and retries keep the real clock.
/// </summary>
public sealed class BusinessClock(bool isVirtual) : TimeProvider
{
    static readonly TimeSpan Morning = TimeSpan.FromHours(8);
    readonly Lock one = new();
    DateOnly? today;

    /// <summary>Whether an operator advances this clock.</summary>
    public bool IsVirtual => isVirtual;

    /// <summary>The business date in Europe/Paris.</summary>
    public DateOnly Today => ParisTime.DateOf(GetUtcNow());

    /// <summary>Real time, or eight in the morning of the virtual day.</summary>
    public override DateTimeOffset GetUtcNow() =>
        isVirtual && today is { } day ? ParisTime.StartOf(day) + Morning : System.GetUtcNow();

    /// <summary>Commits a new virtual date; never backward.</summary>
    /// <returns>The date that now holds.</returns>
    /// <exception cref="InvalidOperationException">The clock is real.</exception>
    internal async Task<DateOnly> Advance(Session session, DateOnly to, CancellationToken stop)
    {
        if (!isVirtual) throw new InvalidOperationException("A real clock cannot be advanced.");
        await using var command = session.Command(
            "insert into business_clock as c (today) values ($1) on conflict (one) do update set today = greatest(c.today, excluded.today) returning today", to);
        var day = (DateOnly)(await command.ExecuteScalarAsync(stop))!;
        Reach(day);
        return day;
    }

    /// <summary>Takes the committed virtual date over, as another process may have advanced it.</summary>
    internal async Task Refresh(NpgsqlDataSource database, CancellationToken stop)
    {
        if (!isVirtual) return;
        await using var session = await Session.Open(database, stop);
        await using var command = session.Command("select today from business_clock");
        if (await command.ExecuteScalarAsync(stop) is DateOnly day) Reach(day);
    }

    // What was read may be older than what this process has committed meanwhile.
    void Reach(DateOnly day)
    {
        lock (one)
            if (today is not { } now || day > now) today = day;
    }
}
