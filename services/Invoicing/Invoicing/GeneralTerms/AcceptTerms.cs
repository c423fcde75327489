using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.GeneralTerms;

/// <summary>A customer accepted general terms.</summary>
/// <param name="Version">Which, by the entity's own name; it must stand in the register.</param>
/// <param name="AcceptedOn">When; not after today.</param>
/// <param name="Document">Reference of the proof in the register of documents.</param>
/// <param name="ByRole">What the person who accepted is at the customer, never a name.</param>
/// <param name="By">Who accepted. A person: kept where it can be erased.</param>
public sealed record AcceptanceAsked(string Version, DateOnly AcceptedOn, string? Document = null, string? ByRole = null, string? By = null);

static class AcceptTerms
{
    public static void MapAcceptTerms(this IEndpointRouteBuilder routes)
    {
        var one = routes.MapGroup("/creditors/{siren}/customers/{number}/terms-acceptances/{reference}").WithTags("general terms");
        one.MapPut("", Put).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithSummary("Notes that a customer accepted general terms: by which document, when and by whom").TakesCommand();
        one.MapDelete("", Withdraw).RequireRole(Roles.Erp, Roles.Manager).WithSummary("Takes an acceptance back that was noted in error; the audit keeps both").TakesCommand();
        one.MapPost("/signer/erasure", Erase).RequireRole(Roles.Manager).WithTags("personal data").WithSummary("Erases who accepted; refused while a claim is open on the account").TakesCommand();
    }

    static Task<IResult> Put(
        string siren, string number, string reference, AcceptanceAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        var (key, by) = (inspection.PathKey("reference", reference), inspection.Text("by", asked.By, 200));
        inspection.PastDay("acceptedOn", asked.AcceptedOn, desk.Today);
        var acceptance = new TermsAcceptance(
            inspection.Key("version", asked.Version), asked.AcceptedOn, asked.Document is null ? null : inspection.Key("document", asked.Document), inspection.Text("byRole", asked.ByRole, 100),
            desk.Fingerprint($"{siren}|{number}|{key}", by));
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session =>
        {
            if (!await PreventionDesk.IsKnown(session, request.Customer, stop)) return PreventionDesk.Unknown(request.Account);
            if (!(await TermsTables.Register(session, siren, stop)).Versions.ContainsKey(acceptance.Version))
                return Problems.Of(409, "terms_unknown", $"The entity has no general terms {acceptance.Version}: PUT them first.");
            var outcome = await books.TermsAcceptances.Handle(session, Stream(request), new AcceptanceCommand.Accept(request.Account, key, acceptance), http.EventContext(clock), stop, Answer.Version(version));
            if (by is not null && outcome is { Stale: false, Decision.Refusal: null } && !outcome.State.Erased.Contains(key))
                await session.Run(
                    "insert into terms_signers (customer, reference, name) values ($1, upper($2), $3) on conflict (customer, reference) do update set name = excluded.name", stop, request.Customer, key, by);
            await TermsAlerts.Refresh(session, siren, request.Customer, clock.Today, stop);
            return Answer.From(outcome);
        }, stop);
    }

    static Task<IResult> Withdraw(string siren, string number, string reference, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var key = request.Inspection.PathKey("reference", reference);
        if (request.Inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session =>
        {
            var outcome = await books.TermsAcceptances.Handle(session, Stream(request), new AcceptanceCommand.Withdraw(request.Account, key), http.EventContext(clock), stop);
            await TermsAlerts.Refresh(session, siren, request.Customer, clock.Today, stop);
            return Answer.From(outcome);
        }, stop);
    }

    static Task<IResult> Erase(string siren, string number, string reference, ErasureAsked asked, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var (key, ground) = (request.Inspection.PathKey("reference", reference), request.Inspection.Word<ErasureGround>("ground", asked.Ground));
        if (request.Inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session =>
        {
            var open = (await session.Read(
                "select count(*)::int from invoices where customer = $1 and (outstanding_cents > 0 or open_disputes > 0)", r => r.GetInt32(0), stop, request.Customer))[0];
            var outcome = await books.TermsAcceptances.Handle(session, Stream(request), new AcceptanceCommand.EraseSigner(request.Account, key, ground, open), http.EventContext(clock), stop);
            return outcome.Decision.Refusal?.Code is "acceptance_unknown" ? Problems.NotFound("acceptance") : Answer.From(outcome);
        }, stop);
    }

    static Guid Stream(FileRequest request) => BusinessKey.OfTermsAcceptances(request.Entity, request.Account.Customer);
}
