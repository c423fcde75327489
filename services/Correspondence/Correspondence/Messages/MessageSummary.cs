using Npgsql;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Messages;

/// <summary>
/// How many messages have really left, by channel and step. A redirected one left as an e-mail, whatever it would have been.
/// </summary>
static class MessageSummary
{
    public static async Task<IResult> Count(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var counted = await session.Read(
            "select case when redirected then 'email' else channel end, step, count(*) from messages where state = 'sent' group by 1, 2 order by 1, 2",
            row => (Channel: row.GetString(0), Step: row.GetString(1), Count: row.GetInt64(2)), stop);
        return TypedResults.Ok(counted.GroupBy(c => c.Channel).ToDictionary(channel => channel.Key, channel => channel.ToDictionary(c => c.Step, c => c.Count)));
    }
}
