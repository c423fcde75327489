using System.Text.RegularExpressions;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.FormalNotices;

/// <summary>What became of a formal notice, from a paper.</summary>
/// <param name="Outcome"><c>delivered</c>, <c>refused</c>, <c>unclaimed</c>, <c>unknown_address</c>, <c>served</c> (by a commissaire de justice) or <c>lost</c>.</param>
/// <param name="On">The day that the paper says.</param>
/// <param name="Proof">Reference of the paper: letters, digits and <c>. _ / : # -</c>. It stays in the history for ever, so it names no person.</param>
public sealed record NoticeProofAsked(NoticeOutcome Outcome, DateOnly On, string Proof);

/// <summary>A person records what the carrier has not told: the paper of a letter, its service, its loss. Only what is proved lets claims leave the house.</summary>
static partial class RecordProof
{
    public static void MapFormalNotices(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/cases/{id:guid}/notices/{decision:guid}/proof", Record).RequireRole(Roles.Collector, Roles.Manager).WithTags("formal notices")
            .WithSummary("Records what became of a formal notice, from a paper; recorded twice, it is one").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Record(Guid id, Guid decision, NoticeProofAsked asked, HttpContext http, CaseDesk desk, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Outcome == NoticeOutcome.Unknown) return Problems.Invalid("outcome", "is delivered, refused, unclaimed, unknown_address, served or lost");
        if (asked.Proof is null || !Reference().IsMatch(asked.Proof)) return Problems.Invalid("proof", "is a reference of 1 to 100 letters, digits and . _ / : # -");
        return await desk.Tell(id, http.EventContext(clock), _ => new DunningCommand.RecordNoticeProof(decision, asked.Outcome, asked.On, asked.Proof, http.Actor(), clock.Today), stop);
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._/:#-]{1,100}\z")]
    private static partial Regex Reference();
}
