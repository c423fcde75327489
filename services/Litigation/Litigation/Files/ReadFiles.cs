using System.Data.Common;
using System.Text.Json;
using Npgsql;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Files;

/// <summary>Why a file does not get on, and who can end that.</summary>
/// <param name="Reason">
/// <c>no_agency</c>: the creditor has not chosen one; <c>no_agency_fits</c>: none of those it has chosen can take it; <c>no_rule</c>: none of its rules is for it;
/// <c>agency_closed</c>: an agency is done with the claims, and a person says what comes next; <c>in_court</c>: a proceeding is proposed or under way;
/// <c>route_…</c>: a person has sent it another way than to an agency.
/// </param>
/// <param name="Owner">Role.</param>
/// <param name="Agencies">Those that were asked, with what speaks against each.</param>
sealed record FileBlocker(string Reason, string Owner, IReadOnlyList<TurnedDown> Agencies)
{
    public static FileBlocker Of(string? heldBack) => TurnedDownIn(heldBack) switch
    {
        null          => new("no_agency", Roles.Manager, []),
        []            => new("no_rule", Roles.Manager, []),
        var agencies  => new("no_agency_fits", Roles.Manager, agencies),
    };

    static TurnedDown[]? TurnedDownIn(string? heldBack) => heldBack is null ? null : JsonSerializer.Deserialize<TurnedDown[]>(heldBack, EventJson.Options);
}

/// <summary>A litigation file.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The creditor's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Status"><c>waiting</c>, <c>placed</c>, <c>returned</c> or <c>closed</c>.</param>
/// <param name="Blocker">Of a waiting or returned file.</param>
/// <param name="OpenedOn">Day of the hand-over.</param>
/// <param name="Placement">Null until it is placed.</param>
/// <param name="Agency">Name in the register; null until it is placed.</param>
/// <param name="ClosedOn">Null until it is closed.</param>
/// <param name="CloseReason"><c>settled</c> or <c>claims_elsewhere</c>.</param>
/// <param name="Claims">Number of claims that are in this file.</param>
/// <param name="OutstandingCents">Still owed on them.</param>
/// <param name="BackFrom">Agency that gave them back last.</param>
/// <param name="BackReason">Why: its code of refusal or closure.</param>
/// <param name="WhiteLabel">The claims are still dunned, and an agency works on them in the creditor's name.</param>
sealed record FileSummary(
    Guid File, Guid Case, string Creditor, Guid Debtor, string CustomerNumber, int Episode, string Status, FileBlocker? Blocker, DateOnly OpenedOn,
    Guid? Placement, string? Agency, DateOnly? ClosedOn, string? CloseReason, long Claims, long OutstandingCents, string? BackFrom, string? BackReason, bool WhiteLabel);

/// <summary>A claim in a file.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="HandedOverCents">Owed at the hand-over.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Placement">Where it is; null while it is with no agency.</param>
/// <param name="Elsewhere">The file that had it before, where it stayed.</param>
/// <param name="ReturnedOn">Day on which nothing of it was owed and it went back to dunning; null while it is here.</param>
sealed record ClaimInFile(
    Guid ClaimId, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long HandedOverCents, long OutstandingCents, string Currency,
    Guid? Placement, Guid? Elsewhere, DateOnly? ReturnedOn);

/// <summary>A file with its claims.</summary>
sealed record FileDetail(FileSummary Summary, IReadOnlyList<ClaimInFile> Claims);

/// <summary>Files as staff read them.</summary>
static class ReadFiles
{
    const int Most = 1000;

    const string Columns = """
        select f.file, f.case_id, f.creditor, f.debtor, f.customer_number, f.episode, f.status, f.opened_on, f.placement, f.agency, f.closed_on, f.close_reason,
               (select count(*) from claims c where c.file = f.file and c.elsewhere is null),
               (select coalesce(sum(c.outstanding_cents), 0)::bigint from claims c where c.file = f.file and c.elsewhere is null), f.held_back::text,
               f.back_from, f.back_reason, f.court_live, (select r.route from file_routes r where r.file = f.file and r.route <> 'agency'), f.white_label
          from files f
        """;

    public static void MapFiles(this IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/files").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("files");
        files.MapGet("/", List).WithSummary("Litigation files; those that wait for an agency name it as their blocker").Produces<FileSummary[]>();
        LetFileWait.Map(routes);
        files.MapGet("/{id:guid}", One).WithSummary("A file with its claims").Produces<FileDetail>().ProducesProblem(404);
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? status = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            Columns + " where ($1::text is null or f.creditor = $1) and ($2::text is null or f.status = $2) and ($3::uuid is null or f.file > $3) order by f.file limit $4",
            Summary, stop, creditor, status, after, limit));
    }

    static async Task<IResult> One(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read(Columns + " where f.file = $1", Summary, stop, id) is not [var file]) return Problems.NotFound("file");
        var claims = await session.Read(
            "select invoice, number, reference, issued_on, due_on, amount_cents, handed_over_cents, outstanding_cents, currency, placement, elsewhere, returned_on from claims where file = $1 order by due_on, number",
            row => new ClaimInFile(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetFieldValue<DateOnly>(3), row.GetFieldValue<DateOnly>(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7),
                row.GetString(8), row.Maybe<Guid?>(9), row.Maybe<Guid?>(10), row.Maybe<DateOnly?>(11)), stop, id);
        return TypedResults.Ok(new FileDetail(file, claims));
    }

    static FileSummary Summary(DbDataReader row) => new(
        row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetInt32(5), row.GetString(6),
        Blocker(row.GetString(6), row.Maybe<string>(14), row.GetBoolean(17), row.Maybe<string>(18)), row.GetFieldValue<DateOnly>(7), row.Maybe<Guid?>(8), row.Maybe<string>(9),
        row.Maybe<DateOnly?>(10), row.Maybe<string>(11), row.GetInt64(12), row.GetInt64(13), row.Maybe<string>(15), row.Maybe<string>(16), row.GetBoolean(19));

    static FileBlocker? Blocker(string status, string? heldBack, bool isInCourt, string? route) => status switch
    {
        "waiting" when isInCourt         => new("in_court", Roles.Manager, []),
        "waiting" when route is not null => new($"route_{route}", Roles.Manager, []),
        "waiting"                        => FileBlocker.Of(heldBack),
        "returned"                       => new("agency_closed", Roles.Manager, []),
        _                                => null,
    };
}
