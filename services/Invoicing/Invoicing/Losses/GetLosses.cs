using System.Globalization;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Losses;

/// <summary>A loss that was booked.</summary>
/// <param name="WriteOff">Its reference.</param>
/// <param name="Kind"><c>irrecoverable</c> or <c>small_difference</c>.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Vat">The tax in it that is claimed back.</param>
/// <param name="On">Day of the loss.</param>
/// <param name="IsTakenBack">It was a mistake.</param>
/// <param name="Recovered">Came in after all.</param>
public sealed record WriteOffAnswer(string WriteOff, string Kind, Money Amount, Money Vat, DateOnly On, bool IsTakenBack, Money Recovered);

/// <summary>What is doubted, proved and lost of an invoice.</summary>
/// <param name="DoubtfulFor">Null while nobody doubts it.</param>
/// <param name="DoubtfulSince">From which day.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="VatOfOutstanding">The tax in that; null where no source said what tax the invoice holds.</param>
/// <param name="Impairment">Of it, without tax.</param>
/// <param name="Ground">By what it is known never to be paid; null while it is not.</param>
/// <param name="EvidencedOn">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the document that shows it.</param>
/// <param name="VatClaimUntil">Last day on which VAT can be claimed back; null while the ground gives none.</param>
/// <param name="RectifyingInvoice">Reference of the duplicate that was sent.</param>
/// <param name="RectifyingSentOn">Day on which it was.</param>
/// <param name="Mention">The words that the duplicate must bear, for what is unpaid today; null where the tax is not known or nothing is unpaid.</param>
/// <param name="VatObstacle">What keeps the tax from being claimed back today, in words; null when nothing does, and where nothing is owed to claim it on.</param>
/// <param name="Lost">Written off, neither taken back nor recovered.</param>
/// <param name="VatOfLost">The tax claimed back on it.</param>
/// <param name="WriteOffs">By reference.</param>
public sealed record LossAnswer(
    string? DoubtfulFor, DateOnly? DoubtfulSince, Money Outstanding, Money? VatOfOutstanding, Money Impairment, string? Ground, DateOnly? EvidencedOn, string? Proof, DateOnly? VatClaimUntil,
    string? RectifyingInvoice, DateOnly? RectifyingSentOn, string? Mention, string? VatObstacle, Money Lost, Money VatOfLost, IReadOnlyList<WriteOffAnswer> WriteOffs);

/// <summary>An invoice that is doubtful or lost, in whole or in part.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="DoubtfulFor">Null while nobody doubts it.</param>
/// <param name="DoubtfulSince">From which day.</param>
/// <param name="Impairment">Without tax.</param>
/// <param name="Ground">By what it is known never to be paid.</param>
/// <param name="Lost">Written off, neither taken back nor recovered.</param>
/// <param name="VatOfLost">The tax claimed back on it.</param>
public sealed record ListedLoss(
    string Invoice, int Year, string Customer, Money Outstanding, string? DoubtfulFor, DateOnly? DoubtfulSince, Money Impairment, string? Ground, Money Lost, Money VatOfLost);

static class GetLosses
{
    public static void MapGetLosses(this IEndpointRouteBuilder routes)
    {
        var creditor = routes.MapGroup("/creditors/{siren}").RequireRole(Readers.All).WithTags("losses");
        creditor.MapGet("/invoices/{number}/loss", One).WithSummary("What is doubted, proved and lost of an invoice, and what its VAT still waits for").Produces<LossAnswer>();
        creditor.MapGet("/losses", Page).WithSummary("Invoices that are doubtful or written off, by number").Produces<Page<ListedLoss>>();
    }

    static async Task<IResult> One(string siren, string number, int? year, Books books, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var (id, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
        if (missing is not null) return missing;
        var (invoice, version) = await books.Invoices.Load(session, id, stop);
        http.Response.Headers.ETag = $"\"{version}\"";
        return Results.Ok(Answered(invoice, clock.Today));
    }

    static LossAnswer Answered(Invoice invoice, DateOnly today)
    {
        var (losses, currency) = (invoice.Losses, invoice.Content!.Amount.Currency);
        var unpaid = invoice.Unpaid;
        return new(
            losses.IsDoubtful ? Words.Of(losses.DoubtfulFor) : null, losses.DoubtfulSince, invoice.Outstanding, invoice.VatIn(invoice.Outstanding), In(losses.Impairment),
            losses.Evidence is { } evidence ? Words.Of(evidence.Ground) : null, losses.Evidence?.On, losses.Evidence?.Proof, losses.Evidence is { CarriesVat: true } carries ? carries.LastDay : null,
            losses.Rectifying?.Reference, losses.Rectifying?.SentOn, unpaid.IsPositive && invoice.VatIn(unpaid) is { } vat ? Invoice.UnpaidMention(unpaid - vat, vat) : null,
            invoice.Outstanding.IsPositive ? invoice.VatObstacle(invoice.Outstanding, today, today)?.Reason : null, In(losses.Lost), In(losses.VatOfLost),
            [.. losses.WriteOffs.OrderBy(w => w.Key, StringComparer.Ordinal).Select(w => new WriteOffAnswer(
                w.Key, Words.Of(w.Value.Kind), w.Value.Amount, In(w.Value.Vat), w.Value.On, w.Value.IsTakenBack, In(w.Value.Recovered)))]);

        Money In(Money amount) => Money.OfCents(amount.Cents, currency);
    }

    static async Task<IResult> Page(string siren, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var (number, year) = after?.LastIndexOf('|') is > -1 and var at && int.TryParse(after[(at + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var parsed) ? (after[..at], parsed) : (after ?? "", 0);
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select i.number, i.year, c.number, i.outstanding_cents, i.currency, l.doubtful_for, l.doubtful_since, l.impairment_cents, l.ground, l.lost_cents, l.vat_of_lost_cents
              from invoice_losses l join invoices i on i.id = l.invoice join customers c on c.id = i.customer
             where i.creditor = $1 and (l.doubtful_for is not null or l.lost_cents > 0) and (i.number collate "C", i.year) > ($2, $3) order by i.number collate "C", i.year limit $4
            """,
            r => new ListedLoss(r.GetString(0), r.GetInt32(1), r.GetString(2), r.Money(3, 4), r.Text(5), r.IsDBNull(6) ? null : r.Day(6), r.Money(7, 4), r.Text(8), r.Money(9, 4), r.Money(10, 4)),
            stop, siren, number, year, most + 1);
        return Results.Ok(Page<ListedLoss>.Of(rows, most, l => string.Create(CultureInfo.InvariantCulture, $"{l.Invoice}|{l.Year}")));
    }
}
