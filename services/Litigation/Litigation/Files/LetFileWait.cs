using Npgsql;
using Recouvrement.Litigation.Agencies;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Files;

/// <summary>A person lets claims that an agency is done with wait for another one: it takes them at once where the creditor's choice finds one that did not have them before.</summary>
sealed class LetFileWait(FileStreams files, WaitingFiles waiting, NpgsqlDataSource database, LogSignal signal)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/files/{id:guid}/waiting", (Guid id, LetFileWait wait, HttpContext http, BusinessClock clock, CancellationToken stop) => wait.Answer(id, clock.Today, http.EventContext(clock), stop))
            .RequireRole(Roles.Manager).WithTags("files").WithSummary("Lets a returned file wait for another agency").Produces(204).ProducesProblem(404).ProducesProblem(409);

    Task<IResult> Answer(Guid file, DateOnly today, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        if (await session.Read("select creditor from files where file = $1", row => row.GetString(0), stop, file) is not [var creditor]) return Problems.NotFound("file");
        await RegisterView.HoldChosen(session, creditor, stop);
        var outcome = await files.Handle(session, file, new FileCommand.LetFileWait(today), context, stop);
        if (!outcome.Decision.Facts.IsEmpty) await waiting.Place(session, creditor, [file], today, context, stop);
        return Platform.Hosting.Answer.From(outcome);
    }, stop);
}
