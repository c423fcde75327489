using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Snapshots;
using Recouvrement.Invoicing.Imports;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Snapshots;

/// <summary>Why a list of open items is right although so much vanished from it.</summary>
/// <param name="Reason">In words. May name people: kept where it can be emptied.</param>
public sealed record SnapshotAcceptanceAsked(string Reason);

static class AcceptSnapshot
{
    public static void MapAcceptSnapshot(this IEndpointRouteBuilder routes)
    {
        var accept = routes.MapGroup("/creditors/{siren}/open-items-snapshots/{id:guid}/accept").RequireRole(Roles.Manager);
        accept.MapPost("", Post).WithTags("open items").WithSummary("A manager says that this very list is right: what vanished from it is settled").TakesCommand();
        accept.MapPost("/reason/erasure", EraseReason).WithTags("personal data").WithSummary("Erases why a list of open items was accepted; that it was stays").Produces(204).ProducesProblem(404);
    }

    static async Task<IResult> Post(
        string siren, Guid id, SnapshotAcceptanceAsked asked, Books books, NpgsqlDataSource database, LogSignal signal, ImportSignal imports, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var reason = inspection.Required("reason", asked.Reason, 2000);
        if (inspection.Problem is { } problem) return problem;
        var answer = await UnitOfWork.Run(database, signal, async session =>
        {
            // One at a time on a list: its import is held before it is looked at.
            if (await session.Read("select id from imports where id = $1 and creditor = $2 and kind = 'open_items' for update", r => r.GetGuid(0), stop, id, siren) is not [_]) return Problems.NotFound("list of open items");
            var file = await SnapshotFile.Of(session, id, stop);
            if (await SnapshotFile.Later(session, siren, file.Drawn, stop) is { } later)
                return Problems.Of(409, "snapshot_outdated", $"A list of open items of {later:yyyy-MM-dd} is booked: this one is older.");
            // Files of an entity are booked one after the other, and this one would begin in the middle of another.
            if (await session.Read("select 1 from imports where creditor = $1 and id <> $2 and state not in ('completed', 'failed') limit 1", r => r.GetInt32(0), stop, siren, id) is [_])
                return Problems.Of(409, "imports_running", "Files of the entity are being booked: accept the list when they are done.");
            var outcome = await books.Snapshots.Handle(session, file.Snapshot, new SnapshotCommand.Accept(), http.EventContext(clock), stop);
            if (outcome.Decision.Facts.IsEmpty) return Answer.From(outcome);
            await file.Becomes(session, SnapshotPhase.Settling, stop);
            await session.Run("update snapshot_files set accepted_for = $2 where import = $1", stop, id, reason);
            await session.Run("update imports set state = 'booking', failure = null where id = $1", stop, id);
            return Answer.From(outcome);
        }, stop);
        imports.Raise();
        return answer;
    }

    static async Task<IResult> EraseReason(string siren, Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var erased = await session.Run("update snapshot_files f set accepted_for = null from imports i where i.id = f.import and f.import = $1 and i.creditor = $2", stop, id, siren);
        return erased > 0 ? Results.NoContent() : Problems.NotFound("list of open items");
    }
}
