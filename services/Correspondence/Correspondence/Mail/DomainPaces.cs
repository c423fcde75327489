using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Correspondence.Domain.Pacing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Mail;

/// <summary>
/// The pace of each recipient domain, kept in the database: all processes share one, and a restart does not begin it anew. Times are those of the database, which is one clock.
/// </summary>
sealed class DomainPaces(NpgsqlDataSource database, IOptions<PaceOptions> options, BusinessClock clock)
{
    const int Usual = 300;

    /// <summary>How long a mail has to wait; null where it may go now, which uses up its place.</summary>
    public async Task<(TimeSpan Wait, string Fault)?> Wait(Guid decision, string domain, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        var pace = Of(domain);
        if (pace is not null) await session.Run("insert into mail_domains (domain) values ($1) on conflict do nothing", stop, domain);
        var known = await session.Read(
            $"select reserved, closed_until, clock_timestamp(), (select place_at from outgoing where decision = $2) from mail_domains where domain = $1{(pace is null ? "" : " for update")}",
            row => (Reserved: row.Value<DateTimeOffset>(0), Closed: row.Value<DateTimeOffset>(1), Now: row.GetFieldValue<DateTimeOffset>(2), Place: row.Value<DateTimeOffset>(3)), stop, domain, decision);
        if (known is not [var (reserved, closed, now, place)]) return null;
        if (closed > now) return (closed.Value - now, "domain_defers");
        if (pace is not { } rule) return null;

        var at = place;
        if (at is null)
        {
            (at, var spoken) = rule.Place(now, reserved);
            await session.Run("update mail_domains set reserved = $2 where domain = $1", stop, domain, spoken.ToUniversalTime());
        }

        var waits = at > now;
        if (waits || place is not null) await session.Run("update outgoing set place_at = $2 where decision = $1", stop, decision, waits ? at.Value.ToUniversalTime() : null);
        await session.Commit(stop);
        return waits ? (at.Value - now, "paced") : null;
    }

    /// <summary>The domain has put a mail off: it is left alone for a while once it does so with one mail after another.</summary>
    public async Task Deferred(Guid decision, string domain, CancellationToken stop)
    {
        await using var session = await Session.Begin(database, stop);
        var inARow = await session.Read(
            """
            insert into mail_domains as d (domain, deferrals, last_deferred) values ($1, 1, $2)
            on conflict (domain) do update set deferrals = d.deferrals + case when d.last_deferred is distinct from $2 then 1 else 0 end, last_deferred = $2
            returning deferrals
            """, row => row.GetInt32(0), stop, domain, decision);
        if (Deferral.PauseAfter(inARow[0]) is var pause && pause > TimeSpan.Zero)
            await session.Run("update mail_domains set closed_until = clock_timestamp() + $2 where domain = $1", stop, domain, pause);
        await session.Commit(stop);
    }

    /// <summary>The domain has answered for good: what it put off before is forgotten.</summary>
    public async Task Answered(string domain, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("update mail_domains set deferrals = 0, last_deferred = null, closed_until = null where domain = $1 and deferrals > 0", stop, domain);
    }

    Pace? Of(string domain)
    {
        var settings = options.Value;
        var own = settings.Domains.FirstOrDefault(d => string.Equals(d.Domain, domain, StringComparison.OrdinalIgnoreCase));
        var perMinute = own?.PerMinute ?? settings.PerMinute ?? (clock.IsVirtual ? 0 : Usual);
        return perMinute > 0 ? new(perMinute, Math.Max(1, own?.AtOnce ?? settings.AtOnce)) : null;
    }
}
