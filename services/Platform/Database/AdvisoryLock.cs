using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Database;

/// <summary>Leadership by advisory lock: held by a session of its own, gone with it. Advisory locks are per database, so services cannot collide.</summary>
public static class AdvisoryLock
{
    /// <summary>Tries to take the lock of a name.</summary>
    /// <returns>The session that holds it until it is disposed, or null when somebody else leads.</returns>
    public static async Task<Session?> TryTake(NpgsqlDataSource database, string name, CancellationToken stop)
    {
        // Released even when the answer was cancelled on its way: the server may have granted what we did not hear of.
        var session = (await Session.Open(database, stop)).ReleasingOnDispose("select pg_advisory_unlock_all()");
        try
        {
            await using var command = session.Command("select pg_try_advisory_lock(hashtextextended($1, 0))", name);
            if ((bool)(await command.ExecuteScalarAsync(stop))!) return session;
        }
        catch
        {
            await session.DisposeAsync();
            throw;
        }

        await session.DisposeAsync();
        return null;
    }
}
