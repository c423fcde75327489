using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Gazette;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Watch;

/// <summary>What the official gazette announced of a customer.</summary>
/// <param name="Id">The gazette's own id of the announcement.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Effect"><c>opening</c>, <c>conversion</c>, <c>plan</c>, <c>closing</c>, <c>correction</c> or <c>other</c>.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>; null where it does not say.</param>
/// <param name="JudgmentOn">Day of the judgment it speaks of.</param>
/// <param name="PublishedOn">Day of publication.</param>
/// <param name="Court">Which court.</param>
/// <param name="Outcome">Of a plan or a closing.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Standing"><c>waiting</c> for a person, <c>confirmed</c> or <c>dismissed</c>.</param>
/// <param name="DeclareBy">Of an opening, the last day to declare the claim.</param>
public sealed record InsolvencySignalAnswer(
    string Id, string Customer, string Effect, string? Kind, DateOnly? JudgmentOn, DateOnly PublishedOn, string? Court, string? Outcome, string Source, string Standing, DateOnly? DeclareBy);

/// <summary>A person takes an announcement for right.</summary>
/// <param name="Kind">Which proceedings, where the announcement does not say.</param>
/// <param name="JudgmentOn">Day of the opening judgment, where the announcement does not say.</param>
public sealed record SignalConfirmation(string? Kind = null, DateOnly? JudgmentOn = null);

/// <summary>A person sets an announcement aside.</summary>
/// <param name="Reason"><c>wrong_company</c>, <c>known_already</c>, <c>annulled</c> or <c>no_effect</c>.</param>
public sealed record SignalDismissal(string Reason);

static class InsolvencySignals
{
    public static void MapInsolvencySignals(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/creditors/{siren}/insolvency-signals", All).RequireRole(Readers.All).WithTags("insolvency watch")
            .WithSummary("What the official gazette announced of customers, the oldest first; those that wait for a person only").Produces<Page<InsolvencySignalAnswer>>();
        var one = routes.MapGroup("/creditors/{siren}/customers/{number}/insolvency-signals/{id}").RequireRole(Roles.Collector, Roles.Manager).WithTags("insolvency watch");
        one.MapPost("/confirmation", Confirm).WithSummary("Takes an announcement for right: proceedings are noted, converted or closed by it").TakesCommand();
        one.MapPost("/dismissal", Dismiss).WithSummary("Sets an announcement aside").TakesCommand();
    }

    static async Task<IResult> All(string siren, bool? waiting, bool? overseas, string? after, int? limit, PreventionDesk desk, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        var (published, number, id) = Position(after);
        if (number is null) return Problems.Invalid("after", "It is the next of an earlier page.");
        await using var session = await Session.Open(desk.Database, stop);
        var rows = await session.Read(
            """
            select id, number, effect, kind, judgment_on, published_on, court, outcome, source, standing from insolvency_signals
             where creditor = $1 and (not $2 or standing = 'waiting') and (published_on, number collate "C", id) > ($3, $4, $5) order by published_on, number collate "C", id limit $6
            """,
            r => new InsolvencySignalAnswer(
                r.GetString(0), r.GetString(1), r.GetString(2), r.Text(3), r.IsDBNull(4) ? null : r.Day(4), r.Day(5), r.Text(6), r.Text(7), r.GetString(8), r.GetString(9),
                r.GetString(2) == Words.Of(AnnouncementEffect.Opening) ? ClaimDeclarationDeadline.Of(r.Day(5), isMetropolitan: overseas is not true, TimeLimits.Shipped)?.DeclareBy : null),
            stop, siren, waiting ?? false, published, number, id, most + 1);
        return Results.Ok(Page<InsolvencySignalAnswer>.Of(rows, most, s => string.Create(CultureInfo.InvariantCulture, $"{s.PublishedOn:yyyy-MM-dd}|{s.Customer}|{s.Id}")));
    }

    static Task<IResult> Confirm(
        string siren, string number, string id, SignalConfirmation asked, PreventionDesk desk, Books books, InsolvencyFreeze freeze, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        var order = new CreditFileCommand.ConfirmAnnouncement(
            request.Account, inspection.PathKey("id", id), inspection.WordOrNone<InsolvencyKind>("kind", asked.Kind), asked.JudgmentOn is { } day ? inspection.Day("judgmentOn", day) : null);
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session =>
        {
            if (!await PreventionDesk.IsKnown(session, request.Customer, stop)) return PreventionDesk.Unknown(request.Account);
            var context = http.EventContext(clock);
            var outcome = await books.CreditFiles.Handle(session, request.File, order, context, stop);
            if (outcome.Decision.Facts.OfType<CreditFileEvent.InsolvencyOpened>().LastOrDefault() is { } opened) await freeze.Freeze(session, request.Customer, opened.Insolvency, context, stop);
            return Answered(outcome);
        }, stop);
    }

    static Task<IResult> Dismiss(string siren, string number, string id, SignalDismissal asked, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var order = new CreditFileCommand.DismissAnnouncement(request.Account, request.Inspection.PathKey("id", id), request.Inspection.Word<DismissalReason>("reason", asked.Reason));
        if (request.Inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session => await PreventionDesk.IsKnown(session, request.Customer, stop)
            ? Answered(await books.CreditFiles.Handle(session, request.File, order, http.EventContext(clock), stop))
            : PreventionDesk.Unknown(request.Account), stop);
    }

    static IResult Answered(Outcome<CreditFile, CreditFileEvent> outcome) =>
        outcome.Decision.Refusal?.Code is "announcement_unknown" ? Problems.NotFound("announcement") : Answer.From(outcome);

    static (DateOnly Published, string? Number, string Id) Position(string? after) =>
        after is null ? (DateOnly.MinValue, "", "")
        : after.Split('|') is [var on, var number, var id] && DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? (day, number, id)
        : default;
}
