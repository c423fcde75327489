using System.Globalization;
using System.Text;
using Npgsql;
using Recouvrement.Dunning.Answers.Words;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Notes;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Answers;

/// <summary>A debtor answers a message by its signed link: no account, no key, nothing but that message.</summary>
sealed class AnswerMessage(AnswerLinks links, AnswerPace pace, NpgsqlDataSource database, CaseStreams cases, CaseDesk desk, BusinessClock clock)
{
    const int MostBytes = 10_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var answers = routes.MapGroup("/answers/{token}").AllowAnonymous().ExcludeFromDescription();
        answers.MapGet("", (string token, AnswerMessage answer, HttpContext http, CancellationToken stop) => answer.Ask(token, http, stop));
        answers.MapPost("", (string token, AnswerMessage answer, HttpContext http, CancellationToken stop) => answer.Take(token, http, stop)).DisableAntiforgery();
    }

    async Task<IResult> Ask(string token, HttpContext http, CancellationToken stop)
    {
        var (asked, against) = await Asked(token, http, stop);
        return against ?? (asked!.Covered.Count == 0 ? Gone(http, asked.Words) : Page(http, 200, AnswerPage.Form(asked.Form(clock.Today))));
    }

    async Task<IResult> Take(string token, HttpContext http, CancellationToken stop)
    {
        // Whoever has no link of ours is told nothing, whatever else is sent.
        var (asked, against) = await Asked(token, http, stop);
        if (against is not null) return against;
        if (await Form(http, stop) is not { } form) return Page(http, 400, AnswerPage.Gone(asked!.Words));
        var (given, note) = (Given(asked!.Decision, form), Note(form["note"].ToString()));
        // Pressed twice, or after it was paid: the answer is there.
        if (asked.Dunning.AnswersGiven.Contains(given)) return Page(http, 200, AnswerPage.Thanks(asked.Words, copiesComing: false));
        if (asked.Covered.Count == 0) return Gone(http, asked.Words);
        if (given.Answer != DebtorAnswer.Disputes || note.Length == 0) note = "";
        else if (note.Length > AnswerPage.LongestNote) return Page(http, 422, AnswerPage.Form(asked.Form(clock.Today), new(given, note, "note_too_long")));

        string? refused = null;
        var (copiesComing, words, today) = (false, NameBasedId.Of($"answer|{given.Decision}|{given.Ground}"), clock.Today);
        await desk.Tell(
            asked.Case, http.EventContext(clock) with { Actor = "debtor" },
            now => new DunningCommand.AnswerMessage(given, now, today) { Copies = asked.Copies, Note = note.Length > 0 ? words : null }, stop,
            answer: outcome =>
            {
                copiesComing = outcome.Decision.Facts.Any(fact => fact is DunningEvent.InvoiceCopiesRequested) && !outcome.Decision.Facts.Any(fact => fact is DunningEvent.FollowUpAsked);
                return Task.FromResult(Results.Empty);
            },
            alongside: note.Length > 0 ? session => NoteText.Keep(session, words, asked.Case, NoteKind.Conversation, note, "debtor", today, stop) : null,
            refusal: code => refused = code);
        return refused is null ? Page(http, 200, AnswerPage.Thanks(asked.Words, copiesComing)) : Page(http, 422, AnswerPage.Form(asked.Form(today), new(given, note, refused)));
    }

    // A form sends two characters for each line break that it counts as one; what is pasted may bring along what no text holds.
    static string Note(string said) => string.Concat(said.ReplaceLineEndings("\n").Where(c => c is '\n' or '\t' || !char.IsControl(c))).Trim();

    static AnswerGiven Given(Guid decision, IFormCollection form)
    {
        var answer = Spelling.Known<DebtorAnswer>(form["answer"]) ?? DebtorAnswer.Unknown;
        // Fields of the other answers may have been filled in on the way.
        return new(
            decision, answer,
            answer is DebtorAnswer.Paid or DebtorAnswer.WillPay && DateOnly.TryParseExact(form["day"], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null,
            answer is DebtorAnswer.Disputes ? Spelling.Known<DisputeGround>(form["ground"]) ?? DisputeGround.None : DisputeGround.None);
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

    // What a link leads to, or the page that says why it leads nowhere.
    async Task<(AskedMessage?, IResult? Against)> Asked(string token, HttpContext http, CancellationToken stop)
    {
        if (links.Read(token) is not { } link) return (null, Gone(http, Visitor(http)));
        if (!pace.Allows(link.Decision))
        {
            http.Response.Headers.RetryAfter = "60";
            return (null, Page(http, 429, AnswerPage.Busy(Visitor(http))));
        }

        await using var session = await Session.Open(database, stop);
        if (await session.Read("select case_id, sent_on from acts where decision = $1 and sent_on is not null", r => (Case: r.GetGuid(0), SentOn: r.GetFieldValue<DateOnly>(1)), stop, link.Decision) is not [var sent])
            return (null, Gone(http, Visitor(http)));
        var (dunning, _) = await cases.Load(session, sent.Case, stop);
        return (link.Until ?? sent.SentOn.AddDays(links.Days)) < clock.Today
            ? (null, Page(http, 410, AnswerPage.Expired(AnswerWords.Of(dunning.Language))))
            : (await AskedMessage.Of(session, dunning, sent.Case, link.Decision, clock.Today, stop), null);
    }

    static AnswerWords Visitor(HttpContext http) => AnswerWords.Of(http.Request.Headers.AcceptLanguage.ToString().Split(',').Take(10));

    static IResult Gone(HttpContext http, AnswerWords words) => Page(http, 404, AnswerPage.Gone(words));

    static IResult Page(HttpContext http, int status, string html)
    {
        http.Response.Headers.CacheControl = "no-store";
        http.Response.Headers["Referrer-Policy"] = "no-referrer";
        http.Response.Headers.XContentTypeOptions = "nosniff";
        http.Response.Headers["X-Robots-Tag"] = "noindex";
        http.Response.Headers.ContentSecurityPolicy = AnswerPage.Policy;
        return Results.Text(html, "text/html", Encoding.UTF8, status);
    }
}
