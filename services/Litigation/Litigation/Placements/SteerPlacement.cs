using System.Collections.Immutable;
using Npgsql;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.AgencyReports;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Placements;

/// <summary>The creditor answers a question.</summary>
/// <param name="Question">Reference of the question.</param>
/// <param name="Words">1 to 1000 characters; kept where they can be erased. The agency reads them while the mandate lives.</param>
sealed record AnswerGiven(string Question, string Words);

/// <summary>The creditor agrees to an act, or does not.</summary>
/// <param name="Reference">Of what was asked.</param>
/// <param name="Given">Whether the agency may act.</param>
/// <param name="Reason">Of a refusal: <c>uneconomic</c>, <c>customer_relation</c>, <c>evidence_missing</c>, <c>negotiating</c>, <c>done_otherwise</c> or <c>other</c>.</param>
/// <param name="Words">At most 1000 characters; kept where they can be erased.</param>
sealed record GreenLightAnswer(string Reference, bool Given, GreenLightRefusal Reason = GreenLightRefusal.None, string? Words = null);

/// <summary>The agency is to leave the debtor alone for a while.</summary>
/// <param name="Key">Names the pause; its end names it too.</param>
/// <param name="Reason">snake_case, for the agency to read.</param>
/// <param name="ClaimId">The claim; without one, all.</param>
/// <param name="Until">Last day; without one, until it is ended.</param>
sealed record PauseAsked(string Key, string Reason, Guid? ClaimId = null, DateOnly? Until = null);

/// <summary>A pause is over.</summary>
/// <param name="Key">Of the pause.</param>
sealed record ResumeAsked(string Key);

/// <summary>The creditor takes claims back.</summary>
/// <param name="Reason">snake_case, for the agency to read: <c>creditor_request</c>, <c>disputed</c>, <c>settled</c>…</param>
/// <param name="ClaimIds">Which; without a list, all of them.</param>
sealed record RecallAsked(string Reason, IReadOnlyList<Guid>? ClaimIds = null);

/// <summary>The agency claims its fees or costs of the debtor.</summary>
/// <param name="Reference">Of the letter or message that shows it.</param>
/// <param name="Words">At most 1000 characters; kept where they can be erased.</param>
sealed record FeeClaimSeen(string Reference, string? Words = null);

/// <summary>A dispute, or another finding of the agency, was dealt with.</summary>
/// <param name="Reference">The agency's own, of its report.</param>
/// <param name="Words">1 to 1000 characters: what was done; kept where they can be erased.</param>
sealed record FindingDealtWith(string Reference, string Words);

/// <summary>What staff say about a placement; the agency is told at once.</summary>
static class SteerPlacement
{
    const int LongestWord = 60;

    public static void MapSteering(this IEndpointRouteBuilder routes)
    {
        var placement = routes.MapGroup("/placements/{id:guid}").RequireRole(Roles.Collector, Roles.Manager).WithTags("placements");
        placement.MapPost("/answers", Answer).WithSummary("Answers a question of the agency").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        placement.MapPost("/green-lights", Light).RequireRole(Roles.Manager).WithSummary("Agrees to an act that the agency asked for, or refuses it").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        placement.MapPost("/pauses", Pause).WithSummary("The agency is to leave the debtor alone for a while").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        placement.MapPost("/pauses/end", Resume).WithSummary("Ends a pause").Produces(204).ProducesProblem(404).ProducesProblem(422);
        placement.MapPost("/recall", Recall).RequireRole(Roles.Manager).WithSummary("Takes claims back, or all of them; they belong to dunning again").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        placement.MapPost("/findings", Dealt).WithSummary("A dispute or another finding of the agency was dealt with; says how").Produces(204).ProducesProblem(404).ProducesProblem(422);
        placement.MapPost("/fee-claims", Claimed).WithSummary("The agency claims its fees or costs of the debtor: a breach").Produces(204).ProducesProblem(404).ProducesProblem(422);
    }

    static Task<IResult> Dealt(Guid id, FindingDealtWith dealt, PlacementDesk desk, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        WrongWords(dealt.Words, needed: true) is { } wrong ? Task.FromResult(wrong)
        : Do(id, new PlacementCommand.SettleFinding(dealt.Reference, clock.Today), session => Notes.Answer(session, id, dealt.Reference, dealt.Words, stop), desk, http, clock, stop);

    // The same words again are no news; others would put themselves in the place of what the agency may have read.
    static async Task<IResult> Answer(Guid id, AnswerGiven given, PlacementDesk desk, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (WrongWords(given.Words, needed: true) is { } wrong) return wrong;
        var outcome = await desk.Execute(
            id, new PlacementCommand.AnswerInformation(given.Question, clock.Today), http.EventContext(clock), session => Notes.Answer(session, id, given.Question, given.Words, stop), stop);
        if (outcome.Decision.Refusal is not { Code: "question_answered" }) return From(outcome);
        await using var session = await Session.Open(database, stop);
        return await Notes.IsAnswer(session, id, given.Question, given.Words, stop) ? TypedResults.NoContent() : From(outcome);
    }

    static Task<IResult> Light(Guid id, GreenLightAnswer given, PlacementDesk desk, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        WrongWords(given.Words) is { } wrong ? Task.FromResult(wrong)
        : given.Given != (given.Reason is GreenLightRefusal.None) ? Task.FromResult(Problems.Invalid("reason", "is that of a refusal, and of a refusal only"))
        : Do(id, given.Given ? new PlacementCommand.GiveGreenLight(given.Reference, clock.Today) : new PlacementCommand.RefuseGreenLight(given.Reference, given.Reason, clock.Today),
            given.Words is null ? null : session => Notes.Answer(session, id, given.Reference, given.Words, stop), desk, http, clock, stop);

    static Task<IResult> Pause(Guid id, PauseAsked asked, PlacementDesk desk, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        (OwnPlacements.WrongReference(asked.Key, "key") ?? WrongWord(asked.Reason)) is { } wrong ? Task.FromResult(wrong)
        : asked.Until < clock.Today ? Task.FromResult(Problems.Invalid("until", "is past"))
        : Do(id, new PlacementCommand.Pause($"staff:{asked.Key}", asked.ClaimId, asked.Reason, asked.Until, clock.Today), null, desk, http, clock, stop);

    static Task<IResult> Resume(Guid id, ResumeAsked asked, PlacementDesk desk, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        OwnPlacements.WrongReference(asked.Key, "key") is { } wrong ? Task.FromResult(wrong)
        : Do(id, new PlacementCommand.Resume($"staff:{asked.Key}", clock.Today), null, desk, http, clock, stop);

    static async Task<IResult> Recall(Guid id, RecallAsked asked, PlacementDesk desk, NpgsqlDataSource database, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (WrongWord(asked.Reason) is { } wrong) return wrong;
        if (asked.ClaimIds is { Count: 0 }) return Problems.Invalid("claimIds", "name at least one; without a list, all are meant");
        var claims = asked.ClaimIds?.ToImmutableArray() ?? await All(database, id, stop);
        return await Do(id, new PlacementCommand.RecallClaims(claims, asked.Reason, clock.Today), null, desk, http, clock, stop);
    }

    static Task<IResult> Claimed(Guid id, FeeClaimSeen seen, PlacementDesk desk, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        (OwnPlacements.WrongReference(seen.Reference) ?? WrongWords(seen.Words)) is { } wrong ? Task.FromResult(wrong)
        : Do(id, new PlacementCommand.NoteFeeClaimed(seen.Reference, clock.Today),
            seen.Words is null ? null : session => Notes.Keep(session, id, Breach.Key(BreachKind.FeeClaimedOfDebtor, seen.Reference), Notes.Seen, seen.Words, stop), desk, http, clock, stop);

    static async Task<IResult> Do(Guid id, PlacementCommand command, Func<Session, Task>? words, PlacementDesk desk, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        From(await desk.Execute(id, command, http.EventContext(clock), words, stop));

    static IResult From(Outcome<Placement, PlacementEvent> outcome) => outcome.Decision.Refusal switch
    {
        { Code: "nothing_placed" }                                        => Problems.NotFound("placement"),
        { Code: "question_unknown" or "green_light_unasked" or "finding_unknown" } unknown     => Problems.Of(404, unknown.Code, unknown.Reason),
        { Code: "claim_not_placed" } unknown                              => Problems.Invalid("claimIds", unknown.Reason),
        _                                                                 => Platform.Hosting.Answer.From(outcome),
    };

    static async Task<ImmutableArray<Guid>> All(NpgsqlDataSource database, Guid placement, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return [.. await session.Read("select invoice from placed_claims where placement = $1 and recalled_on is null order by invoice", row => row.GetGuid(0), stop, placement)];
    }

    static IResult? WrongWords(string? words, bool needed = false) =>
        (words?.Trim().Length ?? 0) > ReportDesk.LongestNote || (needed && string.IsNullOrWhiteSpace(words)) ? Problems.Invalid("words", $"have {(needed ? "1 to" : "at most")} {ReportDesk.LongestNote} characters") : null;

    static IResult? WrongWord(string reason) =>
        reason.Length is > 0 and <= LongestWord && char.IsAsciiLetterLower(reason[0]) && reason.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '_')
            ? null : Problems.Invalid("reason", $"is a word of 1 to {LongestWord} lower-case letters, digits and underscores");
}
