using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Sending;

/// <summary>A message that this process has taken on.</summary>
/// <param name="Decision">Which.</param>
/// <param name="Tries">Attempts that came to nothing so far.</param>
/// <param name="MayHaveLeft">The last attempt ended in the dark.</param>
sealed record Claim(Guid Decision, int Tries, bool MayHaveLeft);

/// <summary>
/// Takes messages on for one process. A claim is as good as its owner's advisory lock: the lock dies with the owner's session, so what a
/// killed process held is taken over at once, without a time-out to guess. Claims are made on that very session: no lock, no claim.
/// </summary>
sealed class Claims : IAsyncDisposable
{
    // First key of the advisory locks of owners; the second is the owner.
    const int LockClass = 0x6f757467;

    readonly Session session;
    readonly int owner;

    Claims(Session session, int owner) => (this.session, this.owner) = (session, owner);

    /// <summary>Opens a session that can make claims.</summary>
    public static async Task<Claims> Open(NpgsqlDataSource database, CancellationToken stop)
    {
        var session = await Session.Open(database, stop);
        try
        {
            while (true)
            {
                var owner = RandomNumberGenerator.GetInt32(1, int.MaxValue);
                await using var command = session.Command("select pg_try_advisory_lock($1, $2)", LockClass, owner);
                if ((bool)(await command.ExecuteScalarAsync(stop))!) return new(session, owner);
            }
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }
    }

    /// <summary>Takes on what is due: the oldest first, never what a living process holds.</summary>
    public async Task<IReadOnlyList<Claim>> Take(string carrier, int most, CancellationToken stop)
    {
        await using var command = session.Command(
            """
            update outgoing set claimed_by = $1 where decision in (
                select decision from outgoing o
                 where carrier = $2 and next_try_at <= clock_timestamp()
                   and (claimed_by is null or claimed_by <> $1 and not exists (
                        select from pg_locks l
                         where l.locktype = 'advisory' and l.classid = $4::int::oid and l.objid = o.claimed_by::oid and l.objsubid = 2
                           and l.database = (select oid from pg_database where datname = current_database())))
                 order by position limit $3 for update skip locked)
            returning decision, tries, may_have_left
            """, owner, carrier, most, LockClass);
        await using var reader = await command.ExecuteReaderAsync(stop);
        var taken = new List<Claim>();
        while (await reader.ReadAsync(stop)) taken.Add(new(reader.GetGuid(0), reader.GetInt32(1), reader.GetBoolean(2)));
        return taken;
    }

    /// <summary>Notes that an attempt begins whose end may never be known.</summary>
    public static Task Begin(Session session, Claim claim, CancellationToken stop) =>
        session.Run("update outgoing set may_have_left = true where decision = $1", stop, claim.Decision);

    /// <summary>Gives a message back for a later attempt.</summary>
    public static Task Postpone(Session session, Claim claim, TimeSpan pause, string fault, bool mayHaveLeft, CancellationToken stop) => session.Run(
        "update outgoing set claimed_by = null, tries = tries + 1, next_try_at = clock_timestamp() + $2, fault = $3, may_have_left = $4 where decision = $1",
        stop, claim.Decision, pause, fault, mayHaveLeft);

    /// <summary>How many messages due by a day are still to be sent.</summary>
    public static async Task<long> Pending(Session session, DateOnly day, CancellationToken stop)
    {
        await using var command = session.Command("select count(*) from outgoing where due_on <= $1", day);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        // Pooled sessions are not reset, so the lock is given back by hand; if that fails the session is broken and the lock is gone.
        await using var ending = session;
        if (session.Connection.State is not System.Data.ConnectionState.Open) return;
        try
        {
            await session.Run("select pg_advisory_unlock($1, $2)", CancellationToken.None, LockClass, owner);
        }
        catch (NpgsqlException)
        {
        }
    }
}
