using System.Security.Cryptography;
using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Sending;

/// <summary>A message that this process has taken on.</summary>
/// <param name="Decision">Which.</param>
/// <param name="Owner">Which session took it: once another has it, nothing may be done under this claim.</param>
/// <param name="Tries">Attempts that came to nothing so far.</param>
/// <param name="MayHaveLeft">The last attempt ended in the dark.</param>
/// <param name="Deferred">For how long the carrier has put it off for its recipient's sake, and for nothing else.</param>
/// <param name="Dark">Attempts that handed all of it over and were not answered.</param>
sealed record Claim(Guid Decision, int Owner, int Tries, bool MayHaveLeft, TimeSpan Deferred, int Dark = 0);

/// <summary>
/// Takes messages on for one process. A claim is as good as its owner's advisory lock, which dies with the owner's session; claims are made
/// on that very session: no lock, no claim. What an owner without a lock had not begun is taken over at once. What it had begun may still
/// be on its way, for a session can die without its process: it is taken over when the lock has been seen missing for longer than an
/// attempt takes (<c>Sending:TakeOverAfter</c>; unless given, the carrier's longest attempt and a quarter of a minute for the record of it).
/// </summary>
sealed class Claims : IAsyncDisposable
{
    const string WithoutLock = """
        not exists (
            select from pg_locks l
             where l.locktype = 'advisory' and l.classid = $2::int::oid and l.objid = o.claimed_by::oid and l.objsubid = 2
               and l.database = (select oid from pg_database where datname = current_database()))
        """;

    /// <summary>First key of the advisory locks of owners; the second is the owner.</summary>
    internal const int LockClass = 0x6f757467;

    readonly Session session;
    readonly int owner;
    readonly HashSet<int> own;
    readonly TimeProvider time;
    readonly TimeSpan takeOverAfter;
    // Since when the lock of an owner has been seen missing, in timestamps of this process: a session that breaks has seen nothing.
    readonly Dictionary<int, long> missing = [];

    Claims(Session session, int owner, HashSet<int> own, TimeProvider time, TimeSpan takeOverAfter) =>
        (this.session, this.owner, this.own, this.time, this.takeOverAfter) = (session, owner, own, time, takeOverAfter);

    /// <summary>Opens a session that can make claims.</summary>
    /// <param name="database">Where.</param>
    /// <param name="own">The owners that this process has been; the new one is added. What they held is its own: whoever knows what still runs under it may begin it again.</param>
    /// <param name="time">Measures <paramref name="takeOverAfter"/>.</param>
    /// <param name="takeOverAfter">How long a lock is seen missing before what was begun under it is begun again.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<Claims> Open(NpgsqlDataSource database, HashSet<int> own, TimeProvider time, TimeSpan takeOverAfter, CancellationToken stop)
    {
        var session = await Session.Open(database, stop);
        try
        {
            while (true)
            {
                var owner = RandomNumberGenerator.GetInt32(1, int.MaxValue);
                await using var command = session.Command("select pg_try_advisory_lock($1, $2)", LockClass, owner);
                if ((bool)(await command.ExecuteScalarAsync(stop))! && own.Add(owner)) return new(session, owner, own, time, takeOverAfter);
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
        var gone = await Gone(carrier, stop);
        // It does not wait for the disk: a claim that a crash of the server forgets was nobody's any more, for the lock that it stood on went with it.
        return await session.Read(
            $"""
            with due as materialized (
                select decision from outgoing o
                 where carrier = $1 and next_try_at <= clock_timestamp()
                   and (claimed_by is null or claimed_by <> $3 and (claimed_by = any($4) or claimed_by = any($5) or not may_have_left and {WithoutLock}))
                 order by position limit $6 for update skip locked)
            update outgoing o set claimed_by = $3 from due, (select set_config('synchronous_commit', 'off', true)) as unhurried where o.decision = due.decision
            returning o.decision, tries, may_have_left, coalesce(clock_timestamp() - deferred_since, interval '0'), dark
            """, r => new Claim(r.GetGuid(0), owner, r.GetInt32(1), r.GetBoolean(2), r.GetTimeSpan(3), r.GetInt32(4)), stop, carrier, LockClass, owner, own.ToArray(), gone, most);
    }

    /// <summary>True while the message is this claim's; from then on to the end of the transaction nobody else takes it on.</summary>
    public static async Task<bool> Hold(Session session, Claim claim, CancellationToken stop) =>
        await session.Read("select 1 from outgoing where decision = $1 and claimed_by = $2 for update", _ => true, stop, claim.Decision, claim.Owner) is [true];

    /// <summary>Notes that an attempt begins whose end may never be known.</summary>
    public static Task Begin(Session session, Claim claim, CancellationToken stop) =>
        session.Run("update outgoing set may_have_left = true where decision = $1 and claimed_by = $2", stop, claim.Decision, claim.Owner);

    /// <summary>Gives a message back for a later attempt, unless somebody else has it.</summary>
    public static Task Postpone(Session session, Claim claim, TimeSpan pause, Dispatch.NotNow why, CancellationToken stop) => session.Run(
        """
        update outgoing set claimed_by = null, tries = tries + 1, next_try_at = clock_timestamp() + $3, fault = $4, may_have_left = $5, dark = dark + case when $8 then 1 else 0 end,
               deferred_since = case when $6 then coalesce(deferred_since, clock_timestamp()) when $7 then deferred_since end
         where decision = $1 and claimed_by = $2
        """, stop, claim.Decision, claim.Owner, pause, why.Fault, why.MayHaveLeft, why.Deferred, why.Wait is not null, why.InTheDark);

    /// <summary>Gives back what was taken on and not begun: nobody else would take it as long as this process lives.</summary>
    public static async Task Release(NpgsqlDataSource database, Claim claim, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        await session.Run("update outgoing set claimed_by = null where decision = $1 and claimed_by = $2 and not may_have_left", stop, claim.Decision, claim.Owner);
    }

    /// <summary>How many messages due by a day are still to be sent.</summary>
    public static async Task<long> Pending(Session session, DateOnly day, CancellationToken stop)
    {
        await using var command = session.Command("select count(*) from outgoing where due_on <= $1", day);
        return (long)(await command.ExecuteScalarAsync(stop))!;
    }

    // Owners that have begun something and whose lock has been seen missing for long enough.
    async Task<int[]> Gone(string carrier, CancellationToken stop)
    {
        var now = await session.Read(
            $"select distinct claimed_by from outgoing o where carrier = $1 and claimed_by is not null and may_have_left and claimed_by <> all($3) and {WithoutLock}",
            r => r.GetInt32(0), stop, carrier, LockClass, own.ToArray());
        foreach (var back in missing.Keys.Except(now).ToList()) missing.Remove(back);
        foreach (var away in now) missing.TryAdd(away, time.GetTimestamp());
        return [.. missing.Where(m => time.GetElapsedTime(m.Value) >= takeOverAfter).Select(m => m.Key)];
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
