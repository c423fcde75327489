using System.Text.Json;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Post.Letters;

/// <summary>A state of a registered letter.</summary>
/// <param name="State"><c>deposited</c>, <c>first_presented</c>, <c>notice_left</c>, <c>delivered</c>, <c>refused</c>, <c>unclaimed</c>, <c>unknown_address</c> or <c>returned</c>.</param>
/// <param name="On">The carrier's date.</param>
/// <param name="Corrects">The end that this one takes the place of, where the carrier told two.</param>
public sealed record LetterMove(string State, DateOnly On, string? Corrects = null);

/// <summary>A registered letter on its way.</summary>
/// <param name="Decision">Key of the message.</param>
/// <param name="Reference">The provider's own id.</param>
/// <param name="State">Where it is: its end where one is known, else the furthest it has come.</param>
/// <param name="Moves">All states, in the order learnt.</param>
/// <param name="ProofSha256">Of the carrier's proof of the end; null before it is kept. All proofs: <c>/letters/{id}/proofs</c>.</param>
/// <param name="Provider">Who carries it; null of letters of before it was noted.</param>
/// <param name="Tracking">The carrier's number, as on the receipt.</param>
/// <param name="CostCents">Postage, without tax.</param>
/// <param name="Unread">What the provider says that is unknown here, or dated as it cannot be: for a person to look at.</param>
/// <param name="IsFollowed">The provider is still asked about it.</param>
public sealed record LetterOnItsWay(
    Guid Decision, string Reference, string State, IReadOnlyList<LetterMove> Moves, string? ProofSha256,
    string? Provider, string? Tracking, long? CostCents, IReadOnlyList<UnreadState> Unread, bool IsFollowed);

/// <summary>Where a registered letter is.</summary>
static class ShowLetter
{
    public static void MapLetters(this IEndpointRouteBuilder routes) =>
        routes.MapGroup("/letters").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("letters")
            .MapGet("/{id:guid}", Show).WithSummary("Where a registered letter is").Produces<LetterOnItsWay>();

    static async Task<IResult> Show(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            "select decision, reference, state, moves, proof_sha256, provider, tracking, cost_cents, unread, done from letters where decision = $1",
            row => new LetterOnItsWay(
                row.GetGuid(0), row.GetString(1), row.GetString(2), JsonSerializer.Deserialize<LetterMove[]>(row.GetString(3), JsonSerializerOptions.Web)!, row.Text(4), row.Text(5), row.Text(6),
                row.Value<long>(7), JsonSerializer.Deserialize<UnreadState[]>(row.GetString(8), JsonSerializerOptions.Web)!, !row.GetBoolean(9)), stop, id);
        return found is [var letter] ? TypedResults.Ok(letter) : Problems.NotFound("registered letter");
    }
}
