using Npgsql;
using Recouvrement.Platform.EventLog;

namespace Recouvrement.Platform.EventStore;

/// <summary>One transaction: run, committed, announced; run again when it lost a race.</summary>
public static class UnitOfWork
{
    const int Tries = 8;

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it.</summary>
    /// <exception cref="StreamMoved">The race was lost several times in a row.</exception>
    public static async Task<TResult> Run<TResult>(NpgsqlDataSource database, LogSignal signal, Func<Session, Task<TResult>> work, CancellationToken stop)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                await using var session = await Session.Begin(database, stop);
                var result = await work(session);
                await session.Commit(stop);
                signal.Raise();
                return result;
            }
            catch (Exception lost) when (attempt < Tries && IsLostRace(lost))
            {
            }
        }
    }

    /// <summary>Runs <paramref name="work"/> in a transaction and commits it.</summary>
    public static Task Run(NpgsqlDataSource database, LogSignal signal, Func<Session, Task> work, CancellationToken stop) =>
        Run(database, signal, async session => { await work(session); return 0; }, stop);

    static bool IsLostRace(Exception failed) =>
        failed is StreamMoved or PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };
}
