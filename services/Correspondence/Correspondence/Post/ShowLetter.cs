using System.Text.Json;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post;

/// <summary>A state of a registered letter.</summary>
/// <param name="State"><c>deposited</c>, <c>first_presented</c>, <c>delivered</c>, <c>refused</c>, <c>unclaimed</c> or <c>unknown_address</c>.</param>
/// <param name="On">The carrier's date.</param>
public sealed record LetterMove(string State, DateOnly On);

/// <summary>A registered letter on its way.</summary>
/// <param name="Decision">Key of the message.</param>
/// <param name="Reference">The carrier's own id.</param>
/// <param name="State">The last state told.</param>
/// <param name="Moves">All states, in the order told.</param>
/// <param name="ProofSha256">Of the carrier's proof; null before the end.</param>
public sealed record LetterOnItsWay(Guid Decision, string Reference, string State, IReadOnlyList<LetterMove> Moves, string? ProofSha256);

/// <summary>Where a registered letter is, and the proof of it.</summary>
static class ShowLetter
{
    public static void MapLetters(this IEndpointRouteBuilder routes)
    {
        var letters = routes.MapGroup("/letters").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("letters");
        letters.MapGet("/{id:guid}", Show).WithSummary("Where a registered letter is").Produces<LetterOnItsWay>();
        letters.MapGet("/{id:guid}/proof", Proof).WithSummary("The carrier's proof, byte for byte");
    }

    static async Task<IResult> Show(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            "select decision, reference, state, moves, proof_sha256 from letters where decision = $1",
            row => new LetterOnItsWay(row.GetGuid(0), row.GetString(1), row.GetString(2),
                JsonSerializer.Deserialize<LetterMove[]>(row.GetString(3), JsonSerializerOptions.Web)!, row.IsDBNull(4) ? null : row.GetString(4)), stop, id);
        return found is [var letter] ? TypedResults.Ok(letter) : Problems.NotFound("registered letter");
    }

    static async Task<IResult> Proof(Guid id, HttpContext http, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read("select bytes from proofs where decision = $1", row => row.GetFieldValue<byte[]>(0), stop, id);
        if (found is not [var bytes]) return Problems.NotFound("proof");
        // The carrier's bytes come from outside: they are downloaded, never shown on this origin.
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.File(bytes, "application/octet-stream", $"proof-{id}");
    }
}
