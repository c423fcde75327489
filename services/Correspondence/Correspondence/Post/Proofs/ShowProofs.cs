using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post.Proofs;

/// <summary>A document of the carrier that is kept.</summary>
/// <param name="Kind"><c>deposit</c>, <c>receipt</c> or <c>undelivered</c>.</param>
/// <param name="Sha256">Of its bytes, as in the history of the message.</param>
/// <param name="MediaType">As the carrier told.</param>
/// <param name="Size">In bytes.</param>
public sealed record KeptProof(string Kind, string Sha256, string MediaType, long Size);

/// <summary>What proves a registered letter, and the documents themselves.</summary>
static class ShowProofs
{
    public static void MapProofs(this IEndpointRouteBuilder routes)
    {
        var letters = routes.MapGroup("/letters/{id:guid}").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("letters");
        letters.MapGet("/proofs", All).WithSummary("What is kept to prove a registered letter").Produces<IReadOnlyList<KeptProof>>();
        letters.MapGet("/proofs/{kind}", One).WithSummary("A proof, byte for byte as the carrier gave it");
        letters.MapGet("/proof", Last).WithSummary("The proof of how it ended, byte for byte as the carrier gave it");
    }

    static async Task<IResult> All(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select 1 from letters where decision = $1", _ => true, stop, id) is []) return Problems.NotFound("registered letter");
        return TypedResults.Ok(await session.Read(
            "select kind, sha256, media_type, length(bytes) from proofs where decision = $1 order by kind", row => new KeptProof(row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3)), stop, id));
    }

    static Task<IResult> One(Guid id, string kind, HttpContext http, NpgsqlDataSource database, CancellationToken stop) =>
        WireNames.Known<ProofKind>(kind) is null ? Task.FromResult(Problems.Invalid("kind", "One of deposit, receipt, undelivered.")) : Document(id, [kind], http, database, stop);

    static Task<IResult> Last(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken stop) => Document(id, ["receipt", "undelivered"], http, database, stop);

    static async Task<IResult> Document(Guid id, string[] kinds, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read("select kind, bytes from proofs where decision = $1 and kind = any($2) order by kind limit 1", row => (row.GetString(0), row.GetFieldValue<byte[]>(1)), stop, id, kinds);
        if (found is not [var (kind, bytes)]) return Problems.NotFound("proof");
        // The carrier's bytes come from outside: they are downloaded, never shown on this origin.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(bytes, "application/octet-stream", $"{kind}-{id}");
    }
}
