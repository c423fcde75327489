using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Partners;

/// <summary>
/// Whether an agency reads a queue. Every agency has one from its first day, so that it misses nothing before it connects; one that takes its messages by webhook
/// or over REST alone says so, since a queue that nobody reads fills for ever.
/// </summary>
static class TakeQueue
{
    public static void Map(IEndpointRouteBuilder agency)
    {
        agency.MapDelete("/queue", Close).WithSummary("The agency reads no queue: it is deleted with what is in it, and every message is still delivered to the webhook and read at GET /agency/events").Produces(204).ProducesProblem(409);
        agency.MapPut("/queue", Open).WithSummary("The agency reads its queue, which is declared at once; what was told before is sent into it by a replay").Produces(204).ProducesProblem(409);
    }

    /// <summary>Whether the agency has a queue.</summary>
    public static async Task<bool> IsTaken(Session session, string agency, CancellationToken stop) =>
        await session.Read("select 1 from agencies where name = $1 and not takes_queue", _ => 1, stop, agency) is [];

    /// <summary>Agencies that have none.</summary>
    public static async Task<HashSet<string>> NotTaken(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return [.. await session.Read("select name from agencies where not takes_queue", row => row.GetString(0), stop)];
    }

    static async Task<IResult> Close(HttpContext http, AgencyStreams agencies, BusinessClock clock, CancellationToken stop) =>
        Answer.From(await agencies.Execute(Agency.StreamOf(http.Agency()), new AgencyCommand.CloseQueue(http.Agency(), clock.Today), http.EventContext(clock), null, stop));

    static async Task<IResult> Open(HttpContext http, AgencyStreams agencies, BusinessClock clock, CancellationToken stop) =>
        Answer.From(await agencies.Execute(Agency.StreamOf(http.Agency()), new AgencyCommand.OpenQueue(http.Agency(), clock.Today), http.EventContext(clock), null, stop));
}
