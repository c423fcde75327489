using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.EInvoices.Archives;

/// <summary>What came of one file of an archive.</summary>
/// <param name="Position">From 1, as they lie in the archive.</param>
/// <param name="Name">In the archive; <c>erased-</c> and the position once it is erased.</param>
/// <param name="Outcome"><c>booked</c>, <c>corrected</c>, <c>known</c>, <c>nothing_owed</c> or <c>rejected</c>.</param>
/// <param name="Document"><c>invoice</c> or <c>credit_note</c>; null where it is rejected.</param>
/// <param name="Number">Of the document.</param>
/// <param name="Year">Of its issue.</param>
/// <param name="Code">Why it is rejected, stable.</param>
/// <param name="Reason">Why it is rejected, in words.</param>
public sealed record ArchiveEntryAnswer(long Position, string Name, string Outcome, string? Document, string? Number, int? Year, string? Code, string? Reason);

static class GetArchiveEntries
{
    public static void MapGetArchiveEntries(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/imports/{id:guid}/entries", Page).RequireRole(Readers.All).WithTags("imports").WithSummary("What came of each file of an archive of electronic invoices").Produces<Page<ArchiveEntryAnswer>>();
        routes.MapPost("/imports/{id:guid}/entries/names/erasure", EraseNames).RequireRole(Roles.Manager).WithTags("personal data")
            .WithSummary("Erases the names of the files of an archive, which may name persons; what came of them stays").Produces(204).ProducesProblem(404);
    }

    static async Task<Page<ArchiveEntryAnswer>> Page(Guid id, long? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            "select position, name, outcome, document, number, year, code, reason from archive_entries where import = $1 and position > $2 order by position limit $3",
            r => new ArchiveEntryAnswer(r.GetInt64(0), r.GetString(1), r.GetString(2), r.Text(3), r.Text(4), r.IsDBNull(5) ? null : r.GetInt32(5), r.Text(6), r.Text(7)), stop, id, after ?? 0, most + 1);
        return Page<ArchiveEntryAnswer>.Of(rows, most, e => $"{e.Position}");
    }

    static async Task<IResult> EraseNames(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var erased = await session.Run("update archive_entries set name = 'erased-' || position where import = $1", stop, id);
        return erased > 0 ? Results.NoContent() : Problems.NotFound("archive");
    }
}
