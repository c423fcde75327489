using System.Text;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Figures;

/// <summary>What is open in one range of age.</summary>
/// <param name="Range"><c>not_due</c>, <c>1-30</c>…, <c>credits</c> or <c>assigned</c>.</param>
/// <param name="Count">Documents.</param>
/// <param name="Amount">Their sum.</param>
public sealed record AgedAmount(string Range, int Count, Money Amount);

/// <summary>One debtor, sales person or segment of the aged balance.</summary>
/// <param name="Key">Customer number, sales person or segment; empty for accounts that have none, and in the totals.</param>
/// <param name="Ranges">In order of age.</param>
/// <param name="Credits">Payments and credit notes not set against any invoice; nothing or less.</param>
/// <param name="Assigned">Invoices that a factor has on that day (affacturage): it collects them, whatever their age.</param>
/// <param name="Total">All ranges, the credits and what a factor has.</param>
public sealed record AgedRow(string Key, IReadOnlyList<AgedAmount> Ranges, AgedAmount Credits, AgedAmount Assigned, Money Total);

/// <summary>The aged balance (balance âgée) of an entity at the end of a day.</summary>
/// <param name="On">The day.</param>
/// <param name="By"><c>debtor</c>, <c>sales_person</c> or <c>segment</c>.</param>
/// <param name="Basis"><c>due</c> or <c>issue</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rows">By key.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
/// <param name="Totals">Over all keys, those of other pages too.</param>
/// <param name="Formula">How it was computed.</param>
/// <param name="Events">What it was made of.</param>
public sealed record AgedBalanceAnswer(
    DateOnly On, string By, string Basis, string Currency, IReadOnlyList<AgedRow> Rows, string? Next, AgedRow Totals, string Formula, EventRange Events);

static class GetAgedBalance
{

    public static void MapGetAgedBalance(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/figures/aged-balance", Get).RequireRole(Readers.All).WithTags("figures")
            .WithSummary("What is open at the end of a day by age, per debtor, sales person or segment; as JSON in pages, or whole as CSV").Produces<AgedBalanceAnswer>()
            .ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> Get(
        string siren, DateOnly? on, string? by, string? buckets, string? basis, string? allocations, string? currency, string? format, string? after, int? limit,
        HttpContext http, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var ranges = buckets is null ? AgeBuckets.Usual : AgeBuckets.Parse(buckets);
        if (ranges is null) inspection.Wrong("buckets", $"It is {AgeBuckets.Shape}");
        if (format is not (null or "json" or "csv")) inspection.Wrong("format", "It is json or csv.");
        var asked = new AgedQuestion(
            inspection.SirenDigits(siren), inspection.Day("on", on ?? clock.Today), inspection.Word<AgedBy>("by", by ?? "debtor"), inspection.Word<AgeBasis>("basis", basis ?? "due"),
            inspection.Word<AgedAllocations>("allocations", allocations ?? "all"), ranges ?? AgeBuckets.Usual, inspection.Currency(currency));
        if (inspection.Problem is { } problem) return problem;

        await using var session = await Session.Open(database, stop);
        if (CsvText.IsAsked(http, format))
        {
            var (all, total, _) = await AgedBalance.Read(session, asked, null, int.MaxValue, stop);
            return Results.Text(Written(asked, all, total), CsvText.ContentType, Encoding.UTF8);
        }

        var most = Readers.Limit(limit);
        var (rows, totals, events) = await AgedBalance.Read(session, asked, after, most + 1, stop);
        var page = Page<AgedRow>.Of(rows, most, row => row.Key);
        return Results.Ok(new AgedBalanceAnswer(asked.On, Words.Of(asked.By), Words.Of(asked.Basis), asked.Currency, page.Items, page.Next, totals, asked.Formula, events));
    }

    static string Written(AgedQuestion asked, List<AgedRow> rows, AgedRow total)
    {
        var text = new StringBuilder();
        text.AppendRow([Words.Of(asked.By), .. asked.Buckets.Labels, "credits", "assigned", "total"], ';');
        foreach (var row in rows.Append(total with { Key = "total" }))
            text.AppendRow([Cell.Inert(row.Key), .. row.Ranges.Append(row.Credits).Append(row.Assigned).Select(a => a.Amount).Append(row.Total).Select(CsvText.Of)], ';');
        return text.ToString();
    }
}
