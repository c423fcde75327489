using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Runs;

/// <summary>Where a run is.</summary>
public enum RunState
{
    /// <summary>Not begun.</summary>
    None,

    /// <summary>Under way.</summary>
    Running,

    /// <summary>Begun, and nobody has moved it on for two minutes: whoever starts next, or asks for it, goes on with it.</summary>
    Interrupted,

    /// <summary>Nothing that was due is left.</summary>
    Finished,
}

/// <summary>How far a run is, whoever works at it.</summary>
/// <param name="AsOf">Its date.</param>
/// <param name="State"><c>running</c>, <c>interrupted</c> or <c>finished</c>.</param>
/// <param name="Done">Cases looked at.</param>
/// <param name="Total">Cases there were to look at when it began, more where more came due.</param>
/// <param name="PerSecond">Cases a second since it began, or since it was gone on with.</param>
/// <param name="RemainingSeconds">What is left at that pace; null before there is one.</param>
/// <param name="Decided">Steps decided.</param>
/// <param name="Requested">Messages asked for at once.</param>
/// <param name="AwaitingApproval">Threats and hand-overs that now wait for a second person.</param>
/// <param name="CalledBack">Acts and proposals called back.</param>
/// <param name="Failed">Cases that could not be looked at.</param>
/// <param name="BegunAt">Real time.</param>
/// <param name="MovedAt">Real time of the last batch.</param>
/// <param name="FinishedAt">Real time; null while it is not.</param>
public sealed record RunProgress(
    DateOnly AsOf, RunState State, long Done, long Total, decimal PerSecond, long? RemainingSeconds, long Decided, long Requested, long AwaitingApproval, long CalledBack, IReadOnlyList<Guid> Failed,
    DateTimeOffset BegunAt, DateTimeOffset MovedAt, DateTimeOffset? FinishedAt)
{
    const string Columns =
        """
        select as_of, case when finished_at is not null then 'finished' when moved_at < clock_timestamp() - interval '2 minutes' then 'interrupted' else 'running' end, done, total,
               coalesce(round((done - since_done) / nullif(extract(epoch from coalesce(finished_at, moved_at) - since_at), 0), 1), 0), decided, requested, awaiting_approval, called_back, failed, begun_at, moved_at, finished_at
          from runs
        """;

    internal RunReport SoFar => new(AsOf, (int)Done, (int)Decided, (int)Requested, (int)AwaitingApproval, (int)CalledBack, Failed, Finished: false);

    internal static async Task<IResult> Current(NpgsqlDataSource database, CancellationToken stop) => Answered(await Read(database, " order by finished_at is not null, begun_at desc limit 1", stop));

    internal static async Task<IResult> Of(DateOnly asOf, NpgsqlDataSource database, CancellationToken stop) => Answered(await Read(database, " where as_of = $1", stop, asOf));

    internal static async Task<RunProgress?> Read(NpgsqlDataSource database, string which, CancellationToken stop, params object?[] values)
    {
        await using var session = await Session.Open(database, stop);
        return (await session.Read(Columns + which, Row, stop, values)).FirstOrDefault();
    }

    static IResult Answered(RunProgress? progress) => progress is null ? Problems.NotFound("run") : TypedResults.Ok(progress);

    static RunProgress Row(NpgsqlDataReader row)
    {
        var (done, total, pace) = (row.GetInt64(2), row.GetInt64(3), row.GetDecimal(4));
        return new(
            row.GetFieldValue<DateOnly>(0), Enum.Parse<RunState>(row.GetString(1), ignoreCase: true), done, total, pace, pace > 0 ? (long)Math.Ceiling((total - done) / pace) : null,
            row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetFieldValue<Guid[]>(9), row.GetFieldValue<DateTimeOffset>(10), row.GetFieldValue<DateTimeOffset>(11),
            row.Value<DateTimeOffset>(12));
    }
}
