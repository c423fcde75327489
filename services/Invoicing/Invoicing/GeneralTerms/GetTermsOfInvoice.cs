using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.GeneralTerms;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.GeneralTerms;

/// <summary>What proves that a customer accepted general terms.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Version">Which version.</param>
/// <param name="AcceptedOn">When.</param>
/// <param name="Document">Reference of the proof in the register of documents.</param>
/// <param name="DocumentSha256">SHA-256 of its bytes; null where they were never sent.</param>
/// <param name="ByRole">What the person is at the customer.</param>
/// <param name="By">Who; null where it is not known or was erased.</param>
public sealed record AcceptanceAnswer(string Reference, string Version, DateOnly AcceptedOn, string? Document, string? DocumentSha256, string? ByRole, string? By);

/// <summary>Which general terms hold for an invoice.</summary>
/// <param name="Day">The day of issue they were looked up for.</param>
/// <param name="InForce">The version in force on that day; null before the first.</param>
/// <param name="Version">The version that holds; null where the customer had accepted none: only the law does.</param>
/// <param name="IsAcceptanceMissing">The customer had not accepted the version in force.</param>
/// <param name="Acceptance">What it rests on.</param>
/// <param name="Clauses">Those that hold on the day.</param>
public sealed record TermsOfInvoiceAnswer(DateOnly Day, string? InForce, string? Version, bool IsAcceptanceMissing, AcceptanceAnswer? Acceptance, IReadOnlyList<ClauseAsked> Clauses);

static class GetTermsOfInvoice
{
    public static void MapGetTerms(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/creditors/{siren}/invoices/{number}/terms", OfInvoice).RequireRole(Readers.All).WithTags("general terms")
            .WithSummary("Which general terms hold for an invoice, with the acceptance that proves it").Produces<TermsOfInvoiceAnswer>();
        routes.MapGet("/creditors/{siren}/customers/{number}/terms-acceptances", OfCustomer).RequireRole(Readers.All).WithTags("general terms")
            .WithSummary("Which general terms a customer has accepted, the latest first").Produces<IReadOnlyList<AcceptanceAnswer>>();
    }

    static async Task<IResult> OfInvoice(string siren, string number, int? year, PreventionDesk desk, CancellationToken stop)
    {
        await using var session = await Session.Open(desk.Database, stop);
        var (invoice, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
        if (missing is not null) return missing;
        var (customer, day) = (await session.Read("select customer, issued_on from invoices where id = $1", r => (r.GetGuid(0), r.Day(1)), stop, invoice))[0];
        var terms = TermsOfDay.Of(await TermsTables.Register(session, siren, stop), await TermsTables.Acceptances(session, customer, stop), day);
        var acceptance = terms.Acceptance is null ? null : (await Acceptances(session, customer, stop)).First(a => a.Reference == terms.Acceptance);
        return Results.Ok(new TermsOfInvoiceAnswer(day, terms.InForce, terms.Version, terms.IsAcceptanceMissing, acceptance, PublishTerms.Told(terms.Clauses)));
    }

    static async Task<IResult> OfCustomer(string siren, string number, PreventionDesk desk, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        if (request.Inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(desk.Database, stop);
        return Results.Ok(await Acceptances(session, request.Customer, stop));
    }

    static Task<List<AcceptanceAnswer>> Acceptances(Session session, Guid customer, CancellationToken stop) => session.Read(
        """
        select a.reference, a.version, a.accepted_on, a.document, d.sha256, a.by_role, s.name
          from terms_acceptances a
          left join lateral (select sha256 from documents where creditor = a.creditor and upper(reference) = upper(a.document) limit 1) d on true
          left join terms_signers s on s.customer = a.customer and s.reference = upper(a.reference)
         where a.customer = $1 order by a.accepted_on desc, a.reference limit 1000
        """, r => new AcceptanceAnswer(r.GetString(0), r.GetString(1), r.Day(2), r.Text(3), r.Text(4), r.Text(5), r.Text(6)), stop, customer);
}
