using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Creditors;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What an invoice comes from. All of it: what is left out is not linked.</summary>
/// <param name="Orders">The ERP's numbers of orders.</param>
/// <param name="Deliveries">Of deliveries.</param>
/// <param name="Quotes">Of quotes.</param>
public sealed record InvoiceLinksAsked(string[]? Orders = null, string[]? Deliveries = null, string[]? Quotes = null);

/// <summary>What an order comes from. All of it: what is left out is not linked.</summary>
/// <param name="Quotes">The ERP's numbers of quotes.</param>
public sealed record OrderLinksAsked(string[]? Quotes = null);

static class LinkDocuments
{
    const int MostLinks = 500;

    public static void MapDocumentLinks(this IEndpointRouteBuilder routes)
    {
        var links = routes.MapGroup("/creditors/{siren}").RequireRole(Roles.Erp).WithTags("document chain");
        links.MapPut("/invoices/{number}/links", OfInvoice).WithSummary("Says which orders, deliveries and quotes an invoice comes from: it inherits their documents").TakesCommand();
        links.MapPut("/orders/{number}/links", OfOrder).WithSummary("Says which quotes an order comes from: it inherits their documents").TakesCommand();
    }

    static Task<IResult> OfInvoice(
        string siren, string number, int? year, InvoiceLinksAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        ImmutableList<ChainParent> parents =
        [
            .. Parents(inspection, "quotes", ChainStep.Quote, asked.Quotes), .. Parents(inspection, "orders", ChainStep.Order, asked.Orders),
            .. Parents(inspection, "deliveries", ChainStep.Delivery, asked.Deliveries),
        ];
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
            if (missing is not null) return missing;
            var key = (await session.Read("select number, year from invoices where id = $1", r => new ChainDocument(siren, ChainStep.Invoice, r.GetString(0), r.GetInt32(1)), stop, invoice))[0];
            return Answer.From(await books.Links.Handle(session, Links(key), new DocumentLinksCommand.Link(key, parents), http.EventContext(clock), stop, Answer.Version(version)));
        }, stop);
    }

    static Task<IResult> OfOrder(
        string siren, string number, OrderLinksAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, Books books, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var order = new ChainDocument(siren, ChainStep.Order, inspection.PathKey("number", number), null);
        var parents = Parents(inspection, "quotes", ChainStep.Quote, asked.Quotes);
        if (inspection.Problem is { } problem) return Task.FromResult(problem);
        return desk.Run(async session => !await KnownCreditor.IsKnown(session, siren, stop)
            ? KnownCreditor.Unknown(siren)
            : Answer.From(await books.Links.Handle(session, Links(order), new DocumentLinksCommand.Link(order, parents), http.EventContext(clock), stop, Answer.Version(version))), stop);
    }

    static Guid Links(ChainDocument of) => BusinessKey.OfLinks(Kernel.Identifiers.Siren.Parse(of.Creditor)!.Value, Words.Of(of.Step), of.Number, of.Year);

    static ImmutableList<ChainParent> Parents(Inspection inspection, string field, ChainStep step, string?[]? numbers)
    {
        if (numbers is null) return [];
        if (numbers.Length > MostLinks)
        {
            inspection.Wrong(field, $"It has at most {MostLinks} numbers.");
            return [];
        }

        return [.. numbers.Select((n, i) => inspection.Key($"{field}[{i}]", n)).DistinctBy(n => n.ToUpperInvariant()).Select(n => new ChainParent(step, n))];
    }
}
