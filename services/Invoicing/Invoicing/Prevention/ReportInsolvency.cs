using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Insolvency proceedings of a customer.</summary>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment; a conversion does not move it.</param>
/// <param name="PublishedOn">Day of publication in the BODACC: the two months of the declaration run from it.</param>
/// <param name="Court">Which court.</param>
/// <param name="Administrator">Who administers them. A person: kept where it can be erased.</param>
public sealed record InsolvencyAsked(string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn = null, string? Court = null, string? Administrator = null);

/// <summary>
/// Insolvency proceedings are over. Earlier claims stay frozen: after a liquidation without assets creditors do not get their action back but in the cases the law
/// names (L643-11), and under a plan claims are paid as it says (L626-11, L631-20). A person who has read the judgment lifts the hold of an invoice that may be claimed again.
/// </summary>
/// <param name="On">Since when.</param>
/// <param name="Outcome"><c>plan_adopted</c>, <c>debts_settled</c>, <c>assets_insufficient</c>, or <c>reported_in_error</c> where there never were any: what they held is let go.</param>
public sealed record InsolvencyClosing(DateOnly On, string? Outcome = null);

static class ReportInsolvency
{
    /// <summary>What an erased administrator is kept as.</summary>
    public const string Administrator = "administrator";

    public static void MapReportInsolvency(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/creditors/{siren}/customers/{number}/insolvency").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("prevention");
        customer.MapPut("", Open).WithSummary("Notes insolvency proceedings: earlier claims are frozen, later ones go on").TakesCommand();
        customer.MapPost("/closing", Close).WithSummary("Notes that insolvency proceedings are closed: earlier claims stay held; or that they were reported in error: what they held is let go").TakesCommand();
    }

    static Task<IResult> Open(
        string siren, string number, InsolvencyAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, InsolvencyFreeze freeze, ErasedWords words, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        inspection.PastDay("judgmentOn", asked.JudgmentOn, desk.Today);
        var administrator = inspection.Text("administrator", asked.Administrator, 200);
        var insolvency = new Insolvency(
            inspection.Word<InsolvencyKind>("kind", asked.Kind), asked.JudgmentOn, inspection.DayFrom("publishedOn", asked.PublishedOn, asked.JudgmentOn),
            inspection.Text("court", asked.Court, 200), desk.Fingerprint($"{siren}|{number}", administrator));
        return desk.Order(request, async session =>
        {
            if (administrator is null || !await words.Holds(session, request.Customer, Administrator, administrator, stop)) return new CreditFileCommand.OpenInsolvency(request.Account, insolvency);
            ErasedWords.Tell(http, "administrator");
            (administrator, insolvency) = (null, insolvency with { Administrator = null });
            return new CreditFileCommand.OpenInsolvency(request.Account, insolvency);
        }, http, version, stop, async session =>
        {
            await freeze.Freeze(session, request.Customer, insolvency, http.EventContext(clock), stop);
            if (administrator is null) await session.Run("delete from insolvency_administrators where customer = $1", stop, request.Customer);
            else await session.Run(
                "insert into insolvency_administrators (customer, name) values ($1, $2) on conflict (customer) do update set name = excluded.name", stop, request.Customer, administrator);
        });
    }

    static Task<IResult> Close(
        string siren, string number, InsolvencyClosing asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, InsolvencyFreeze freeze, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        request.Inspection.PastDay("on", asked.On, desk.Today);
        InsolvencyOutcome? outcome = asked.Outcome is null ? null : request.Inspection.Word<InsolvencyOutcome>("outcome", asked.Outcome);
        return desk.Order(request, new CreditFileCommand.CloseInsolvency(request.Account, asked.On, outcome), http, version, stop, outcome is InsolvencyOutcome.ReportedInError
            ? session => freeze.Thaw(session, request.Customer, http.EventContext(clock), stop) : null);
    }
}
