using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Correspondence.Domain.Templates;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Correspondence.OwnTexts;

/// <summary>A version that was written.</summary>
/// <param name="Version">Its number.</param>
/// <param name="Sha256">Of its source.</param>
public sealed record DraftedText(int Version, string Sha256);

/// <summary>What a check found.</summary>
/// <param name="Passed">It may be put in force.</param>
/// <param name="Faults">What it does not say, or says and must not, and where.</param>
public sealed record TextCheckAnswer(bool Passed, IReadOnlyList<TextFault> Faults);

/// <summary>From when a version is used.</summary>
/// <param name="From">First day, today at the earliest; absent: today.</param>
/// <param name="Why">For colleagues, at most 300 characters.</param>
public sealed record TextActivation(DateOnly? From = null, string? Why = null);

/// <summary>That a version is used no more.</summary>
/// <param name="Reason">Why.</param>
public sealed record TextRetirement(RetirementReason Reason);

/// <summary>Texts are written by one person and put in force by another, a manager, after they were rendered and read back.</summary>
static class ChangeTexts
{
    public static void MapTextChanges(this IEndpointRouteBuilder routes)
    {
        var text = routes.MapGroup("/creditors/{siren}/templates/{kind}/{form}/{language}/versions").WithTags("templates");
        text.MapPost("", Draft).RequireRole(Roles.Collector, Roles.Manager).WithMetadata(new RequestSizeLimitAttribute(TextPath.Largest))
            .WithSummary("Keeps a source as a new version, which nothing is sent with yet; the same source again is the same version").Produces<DraftedText>(201).ProducesProblem(409).ProducesProblem(412).ProducesProblem(422);
        text.MapPost("/{version:int}/check", Check).RequireRole(Roles.Collector, Roles.Manager).WithSummary("Renders a version with every sample and names all that it lacks").Produces<TextCheckAnswer>().ProducesProblem(404).ProducesProblem(503);
        text.MapPost("/{version:int}/activation", Activate).RequireRole(Roles.Manager).WithSummary("Puts a version in force from a day on, once it says all that its kind must say; not by its author").TakesCommand().ProducesProblem(404);
        text.MapPost("/{version:int}/retirement", Retire).RequireRole(Roles.Manager, Roles.Ops).WithSummary("Uses a version no more: the one before it is used again, else the shipped text").TakesCommand();
    }

    static async Task<IResult> Draft(
        string siren, string kind, string form, string language, TextDraft draft, [FromHeader(Name = "If-Match")] string? ifMatch, TextStreams texts, ShippedTexts shipped, NpgsqlDataSource database,
        LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        var (source, faults) = TextPath.Source(key.Form, draft, shipped.Parts);
        if (source is null) return faults!;
        var outcome = await UnitOfWork.Run(database, signal, async session =>
        {
            var drafted = await texts.Handle(session, key.Stream, new TextCommand.DraftText(key, source.Sha256, http.Actor(), clock.Today), http.EventContext(clock), stop, Answer.Version(ifMatch));
            if (!drafted.Decision.Facts.IsEmpty) await TextTable.Keep(session, key.Stream, drafted.State.Versions.Keys.Last(), source, draft.Note, stop);
            return drafted;
        }, stop);
        if (outcome.Stale || outcome.Decision.Refusal is not null) return Answer.From(outcome);
        var version = outcome.State.Versions.Keys.Last();
        http.Response.Headers.ETag = $"\"{outcome.Version}\"";
        return TypedResults.Created($"/creditors/{key.Creditor}/templates/{kind}/{form}/{language}/versions/{version}{(tone is null ? "" : $"?tone={tone}")}", new DraftedText(version, source.Sha256));
    }

    static async Task<IResult> Check(
        string siren, string kind, string form, string language, int version, TextStreams texts, TextCheck check, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        if (await Source(database, key, version, stop) is not { } source) return Problems.NotFound("version of this text");
        try
        {
            var faults = await check.Faults(key, source, stop);
            var order = new TextCommand.NoteCheck(version, source.Sha256, TextCheck.NamesOf(faults), http.Actor(), clock.Today);
            var outcome = await texts.Execute(key.Stream, order, http.EventContext(clock), null, stop);
            return outcome.Decision.Refusal is null ? TypedResults.Ok(new TextCheckAnswer(faults.Count == 0, faults)) : Answer.From(outcome);
        }
        catch (TypesettingFailed busy)
        {
            return Busy(busy);
        }
    }

    static async Task<IResult> Activate(
        string siren, string kind, string form, string language, int version, TextActivation asked, [FromHeader(Name = "If-Match")] string? ifMatch, TextStreams texts, TextCheck check,
        NpgsqlDataSource database, LogSignal signal, BusinessClock clock, HttpContext http, CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        if (asked.Why is { Length: > TextPath.LongestNote }) return Problems.Invalid("why", $"is at most {TextPath.LongestNote} characters");
        if (await Source(database, key, version, stop) is not { } source) return Problems.NotFound("version of this text");
        try
        {
            // Checked now and with the rules of this build, whatever an earlier check said.
            var faults = await check.Faults(key, source, stop);
            var order = new TextCommand.ActivateText(version, source.Sha256, asked.From ?? clock.Today, TextCheck.NamesOf(faults), http.Actor(), clock.Today);
            var outcome = await UnitOfWork.Run(database, signal, async session =>
            {
                var activated = await texts.Handle(session, key.Stream, order, http.EventContext(clock), stop, Answer.Version(ifMatch));
                if (!activated.Decision.Facts.IsEmpty && asked.Why is { } why) await session.Run("update text_sources set why = $3 where text = $1 and version = $2", stop, key.Stream, version, why);
                return activated;
            }, stop);
            return outcome is { Decision.Refusal: { Code: "mentions_missing" } refusal }
                ? Problems.Of(409, refusal.Code, refusal.Reason, [.. faults.Select(f => new InputError(f.Mention, $"{f.Part}, {f.Sample}: {f.What}"))])
                : Answer.From(outcome);
        }
        catch (TypesettingFailed busy)
        {
            return Busy(busy);
        }
    }

    static async Task<IResult> Retire(
        string siren, string kind, string form, string language, int version, TextRetirement asked, [FromHeader(Name = "If-Match")] string? ifMatch, TextStreams texts, BusinessClock clock, HttpContext http,
        CancellationToken stop, string? tone = null)
    {
        if (TextPath.Read(siren, kind, form, language, tone, out var key) is { } problem) return problem;
        if (asked.Reason is RetirementReason.None) return Problems.Invalid("reason", "is fails, wrong, outdated or no_longer_wanted");
        return Answer.From(await texts.Execute(key.Stream, new TextCommand.RetireText(version, asked.Reason, http.Actor(), clock.Today), http.EventContext(clock), Answer.Version(ifMatch), stop));
    }

    static async Task<TextSource?> Source(NpgsqlDataSource database, TextKey key, int version, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await TextTable.Source(session, key, version, stop);
    }

    /// <summary>The worker is away, or too many wait for it: nothing is wrong with the text.</summary>
    internal static IResult Busy(TypesettingFailed busy) => Problems.Of(503, "typesetting", busy.Message);
}
