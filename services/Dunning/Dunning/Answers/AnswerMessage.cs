using System.Globalization;
using System.Text;
using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Answers;

/// <summary>A debtor answers a message by its signed link: no account, no key, nothing but that message.</summary>
static class AnswerMessage
{
    const int MostBytes = 4_000;

    public static void MapAnswers(this IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/answers/{token}").AllowAnonymous().ExcludeFromDescription();
        answers.MapGet("", Ask);
        answers.MapPost("", Take).DisableAntiforgery();
    }

    static async Task<IResult> Ask(string token, AnswerLinks links, NpgsqlDataSource database, CaseStreams cases, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await Found(session, token, links, cases, clock, stop) is { } found ? Page(http, 200, AnswerPage.Form(found.Invoices, clock.Today)) : Page(http, 404, AnswerPage.Gone);
    }

    static async Task<IResult> Take(string token, AnswerLinks links, NpgsqlDataSource database, CaseStreams cases, CaseDesk desk, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        // Whoever has no link of ours is told nothing, whatever else is sent.
        if (links.Decision(token) is null) return Page(http, 404, AnswerPage.Gone);
        if (await Form(http, stop) is not { } form) return Page(http, 400, AnswerPage.Gone);
        (Guid Case, Guid Decision, string[] Invoices)? found;
        await using (var session = await Session.Open(database, stop)) found = await Found(session, token, links, cases, clock, stop);
        if (found is not { } message) return Page(http, 404, AnswerPage.Gone);

        var given = new AnswerGiven(
            message.Decision, Spelling.Known<DebtorAnswer>(form["answer"]) ?? DebtorAnswer.Unknown,
            DateOnly.TryParseExact(form["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null, Spelling.Known<DisputeGround>(form["ground"]) ?? DisputeGround.None);
        // Fields of the other answers may have been filled in on the way.
        given = given with { Day = given.Answer is DebtorAnswer.Paid or DebtorAnswer.WillPay ? given.Day : null, Ground = given.Answer is DebtorAnswer.Disputes ? given.Ground : DisputeGround.None };
        string? refused = null;
        await desk.Tell(message.Case, http.EventContext(clock) with { Actor = "debtor" }, now => new DunningCommand.AnswerMessage(given, now, clock.Today), stop, refusal: code => refused = code);
        return refused is null ? Page(http, 200, AnswerPage.Thanks) : Page(http, 422, AnswerPage.Form(message.Invoices, clock.Today, AnswerPage.Why(refused)));
    }

    static async Task<IFormCollection?> Form(HttpContext http, CancellationToken stop)
    {
        if (http.Request.ContentLength is not <= MostBytes || http.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) is not true) return null;
        try
        {
            return await http.Request.ReadFormAsync(stop);
        }
        catch (Exception unreadable) when (unreadable is InvalidDataException or IOException)
        {
            return null;
        }
    }

    static async Task<(Guid Case, Guid Decision, string[] Invoices)?> Found(Session session, string token, AnswerLinks links, CaseStreams cases, BusinessClock clock, CancellationToken stop)
    {
        if (links.Decision(token) is not { } decision) return null;
        if (await session.Read("select case_id from acts where decision = $1 and sent_on is not null", r => r.GetGuid(0), stop, decision) is not [var id]) return null;
        var (dunning, _) = await cases.Load(session, id, stop);
        string[] owed = [.. dunning.Outgoing[decision].Covered.Select(c => dunning.Invoices[c.Invoice]).Where(i => i.IsFree(clock.Today)).Select(i => i.Terms!.Number)];
        return owed.Length == 0 ? null : (id, decision, owed);
    }

    static IResult Page(HttpContext http, int status, string html)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'";
        return Results.Text(html, "text/html", Encoding.UTF8, status);
    }
}
