using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.QuietTimes;

/// <summary>When messages of an entity leave: said by a manager, shown with all that is followed.</summary>
static class SetSendingTimes
{
    public static void MapSendingTimes(this IEndpointRouteBuilder routes)
    {
        var times = routes.MapGroup("/creditors/{siren}/sending-times").WithTags("sending times");
        times.MapPut("", Set).RequireRole(Roles.Manager).WithSummary("Says on which days and at which hours messages of an entity leave; what waits is looked at again").Produces(204).ProducesProblem(422);
        times.MapGet("", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("When messages of an entity leave").Produces<SendingTimesSetting>().ProducesProblem(422);
    }

    static async Task<IResult> Set(string siren, SendingTimesSetting asked, HttpContext http, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is no SIREN");
        if (asked.Fault() is { } fault) return Problems.Invalid(fault.Field, fault.Reason);
        return await UnitOfWork.Run(database, signal, async session =>
        {
            await session.Run("select pg_advisory_xact_lock(hashtext('sending_times'), hashtext($1))", stop, creditor.ToString());
            await session.Run(
                """
                insert into sending_times (creditor, version, body, said_by, said_at)
                select $1, coalesce(max(version), 0) + 1, $2, $3, $4 from sending_times where creditor = $1
                having (select body from sending_times where creditor = $1 order by version desc limit 1) is distinct from $2
                """, stop, creditor.ToString(), new NpgsqlParameter { Value = JsonSerializer.Serialize(asked, JsonSerializerOptions.Web), NpgsqlDbType = NpgsqlDbType.Jsonb }, http.Actor(), clock.GetUtcNow());
            await QuietTime.Wake(session, creditor.ToString(), null, stop);
            return (IResult)TypedResults.NoContent();
        }, stop);
    }

    static async Task<IResult> Show(string siren, HttpContext http, NpgsqlDataSource database, QuietTime quiet, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is no SIREN");
        await using var session = await Session.Open(database, stop);
        var (times, version) = await quiet.Of(session, creditor.ToString(), stop);
        http.Response.Headers.ETag = $"\"{version}\"";
        return TypedResults.Ok(SendingTimesSetting.Of(times));
    }
}
