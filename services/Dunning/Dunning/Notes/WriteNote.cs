using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Notes;

/// <summary>A note that is to be kept.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What it says; can be erased.</param>
/// <param name="Id">Its key (a random UUID), by which a repeat is recognised; without it, each is a new one.</param>
public sealed record NoteAsked(NoteKind Kind, string Text, Guid? Id = null);

/// <summary>A note on a case.</summary>
/// <param name="Note">Its key.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Text">What it says.</param>
/// <param name="By">Who wrote it.</param>
/// <param name="On">Business date.</param>
public sealed record NoteItem(Guid Note, string Kind, string Text, string By, DateOnly On);

/// <summary>The key of a note.</summary>
/// <param name="Note">By which it is erased.</param>
public sealed record NoteKept(Guid Note);

/// <summary>Notes on a case: written, read, erased. That there was one stays in the history.</summary>
static class WriteNote
{
    const int Most = 1000;

    public static void MapNotes(this IEndpointRouteBuilder routes)
    {
        var notes = routes.MapGroup("/cases/{id:guid}/notes").WithTags("notes");
        notes.MapPost("", Write).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Writes a note on a case").Produces<NoteKept>().ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        notes.MapGet("", List).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The notes on a case that were not erased").Produces<NoteItem[]>().ProducesProblem(422);
        notes.MapPost("/{note:guid}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases what a note says").Produces(204).ProducesProblem(404).ProducesProblem(409);
    }

    static async Task<IResult> Write(Guid id, NoteAsked asked, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Kind == NoteKind.Unknown) return Problems.Invalid("kind", "is missing");
        if (asked.Id is { } own && CallersId.Wrong(own) is { } notFree) return notFree;
        if (!NoteText.IsText(asked.Text)) return Problems.Invalid("text", NoteText.What);
        var (note, by, today) = (asked.Id ?? Guid.CreateVersion7(), http.Actor(), clock.Today);
        return await desk.Tell(
            id, http.EventContext(clock), _ => new DunningCommand.WriteNote(note, asked.Kind, by, today), stop,
            _ => Task.FromResult<IResult>(TypedResults.Ok(new NoteKept(note))), session => NoteText.Keep(session, note, id, asked.Kind, asked.Text, by, today, stop));
    }

    static Task<IResult> Erase(Guid id, Guid note, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop) => desk.Tell(
        id, http.EventContext(clock), _ => new DunningCommand.EraseNote(note, http.Actor(), clock.Today), stop, alongside: session => NoteText.Erase(session, note, id, stop));

    static async Task<IResult> List(Guid id, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok((await session.Read(
            "select note, kind, text, author, on_date from case_notes where case_id = $1 and ($2::uuid is null or note > $2) order by note limit $3",
            row => new NoteItem(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetFieldValue<DateOnly>(4)), stop, id, after, limit)).ToArray());
    }
}
