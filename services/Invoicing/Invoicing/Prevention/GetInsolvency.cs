using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>Insolvency proceedings of a customer, with what is to be done by when.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC.</param>
/// <param name="Court">Which court.</param>
/// <param name="Administrator">Null where it is not known or was erased.</param>
/// <param name="DeclareBy">Last day to declare the claim; null while nothing is published.</param>
/// <param name="RelieveBy">Last day to ask for relief from a missed declaration.</param>
/// <param name="Source">The text behind these days.</param>
/// <param name="Invoices">Open ones: frozen, or payable when due.</param>
public sealed record InsolvencyAnswer(
    string Number, string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, string? Court, string? Administrator, DateOnly? DeclareBy, DateOnly? RelieveBy, string? Source,
    IReadOnlyList<ClaimInInsolvency> Invoices);

/// <summary>An open invoice of a customer in insolvency proceedings.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="CausedOn">Day of its first delivery where it is known, else of issue.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="IsFrozen">Caused before the judgment: it is declared, and neither claimed nor paid. Otherwise it is payable when due.</param>
public sealed record ClaimInInsolvency(string Invoice, int Year, DateOnly CausedOn, Money Outstanding, bool IsFrozen);

static class GetInsolvency
{
    const int MostInvoices = 10_000;

    public static void MapGetInsolvency(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/customers/{number}/insolvency", Get).RequireRole(Readers.All).WithTags("prevention")
            .WithSummary("Open insolvency proceedings of a customer: the last days to declare, and which invoices are frozen").Produces<InsolvencyAnswer>();

    static async Task<IResult> Get(string siren, string number, bool? overseas, PreventionDesk desk, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        if (request.Inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(desk.Database, stop);
        var found = await session.Read(
            "select f.number, f.content, a.name from credit_files f left join insolvency_administrators a on a.customer = f.customer where f.customer = $1",
            r => (Number: r.GetString(0), File: CreditFileTable.Read(r.GetString(1)), Administrator: r.Text(2)), stop, request.Customer);
        if (found is not [{ File.Insolvency: { } insolvency } of]) return Problems.NotFound("open proceedings");
        var invoices = await session.Read(
            """
            select i.number, i.year, coalesce((select min(d.delivered_on) from document_links l join deliveries d on d.creditor = l.creditor and upper(d.number) = upper(l.parent_number)
                     where l.creditor = i.creditor and l.kind = 'invoice' and upper(l.number) = upper(i.number) and l.year = i.year and l.parent_kind = 'delivery'), i.delivered_on, i.issued_on), i.outstanding_cents, i.currency
              from invoices i where i.customer = $1 and i.outstanding_cents > 0 order by 3, 1 limit $2
            """,
            r => new ClaimInInsolvency(r.GetString(0), r.GetInt32(1), r.Day(2), r.Money(3, 4), insolvency.Freezes(r.Day(2))), stop, request.Customer, MostInvoices);
        var deadline = insolvency.PublishedOn is { } published ? ClaimDeclarationDeadline.Of(published, isMetropolitan: overseas is not true, TimeLimits.Shipped) : null;
        return Results.Ok(new InsolvencyAnswer(
            of.Number, Words.Of(insolvency.Kind), insolvency.JudgmentOn, insolvency.PublishedOn, insolvency.Court, of.Administrator, deadline?.DeclareBy, deadline?.RelieveBy, deadline?.Source, invoices));
    }
}
