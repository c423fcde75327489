using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Partners.Replays;

/// <summary>
/// Keeps every message to an agency as it is sent, so that the same bytes can be read or sent again after years. It is a table of its own
/// because an agency's part of the log is a small part; it sends nothing.
/// </summary>
sealed class PartnerLog : ILogReader
{
    public string Name => "partner_log";

    public Task Act(IReadOnlyList<StoredEvent> events, CancellationToken stop) => Task.CompletedTask;

    public async Task Record(Session session, IReadOnlyList<StoredEvent> events, CancellationToken stop)
    {
        var told = events.Select(PartnerMessages.Of).OfType<PartnerMessage>().ToList();
        if (told.Count == 0) return;
        await session.Run(
            "insert into partner_log (agency, sequence, id, topic, type, happened_on, body) select * from unnest($1, $2, $3, $4, $5, $6, $7) on conflict do nothing", stop,
            Each(t => t.Agency), Each(t => t.Line.Sequence), Each(t => t.Line.Id), Each(t => t.Topic), Each(t => t.Line.Type), Each(t => ParisTime.DateOf(t.Message.Time)), Each(t => t.Line.Body));

        T[] Each<T>(Func<PartnerMessage, T> what) => [.. told.Select(what)];
    }

    /// <summary>An agency's messages behind a place in the log and from a day on, in order.</summary>
    public static Task<List<PartnerLine>> Read(Session session, string agency, long after, long until, DateOnly? from, int most, CancellationToken stop) => session.Read(
        "select sequence, id, topic, type, body from partner_log where agency = $1 and sequence > $2 and sequence <= $3 and ($4::date is null or happened_on >= $4) order by sequence limit $5",
        row => new PartnerLine(row.GetInt64(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetFieldValue<byte[]>(4)), stop, agency, after, until, from, most);
}
