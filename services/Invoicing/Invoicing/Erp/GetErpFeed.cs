using System.Globalization;
using System.Text.Json;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Erp;

/// <summary>That the ERP has done what an item asks.</summary>
/// <param name="Reference">The ERP's own.</param>
/// <param name="On">Day on which it said so.</param>
public sealed record AcknowledgementAnswer(string Reference, DateOnly On);

/// <summary>Something that the ERP is asked to post or to do. Its id never changes: what has it twice has it once.</summary>
/// <param name="Id">Follows from the fact it was made of.</param>
/// <param name="Position">Ask again with the last one as <c>after</c>.</param>
/// <param name="Kind"><c>accounting_entry</c>, <c>lettering_proposal</c>, <c>lettering_withdrawal</c>, <c>credit_note_to_issue</c> or <c>credit_note_withdrawal</c>.</param>
/// <param name="On">Business day.</param>
/// <param name="Customer">The ERP's customer number; null of what concerns no customer, such as a transfer of a collection agency.</param>
/// <param name="Entry">Of an accounting entry.</param>
/// <param name="Lettering">Of a proposal or withdrawal.</param>
/// <param name="Acknowledgement">Null until the ERP has done it.</param>
/// <param name="CreditNote">Of a credit note to issue, or to leave or undo.</param>
public sealed record ErpItemAnswer(
    Guid Id, long Position, string Kind, DateOnly On, string? Customer, EntryAnswer? Entry, LetteringAnswer? Lettering, AcknowledgementAnswer? Acknowledgement, CreditNoteAnswer? CreditNote = null);

static class GetErpFeed
{
    const string Items = """
        select i.id, i.position, i.kind, i.happened_on, i.customer, i.content::text, a.reference, a.acknowledged_on
          from erp_items i left join erp_acknowledgements a on a.item = i.id
        """;

    public static void MapGetErpFeed(this IEndpointRouteBuilder routes)
    {
        var feed = routes.MapGroup("/creditors/{siren}/erp-feed").RequireRole(Readers.All).WithTags("erp feed");
        feed.MapGet("", Page).WithSummary("What the ERP must post or do, in the order it came; as CSV where Accept or format says so").Produces<Page<ErpItemAnswer>>(200, "application/json", CsvText.ContentType);
        feed.MapGet("/{id:guid}", One).WithSummary("One item of the feed").Produces<ErpItemAnswer>();
    }

    static async Task<IResult> Page(string siren, string? after, int? limit, bool? acknowledged, string? format, NpgsqlDataSource database, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var position = 0L;
        if (after is not null && !long.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out position)) inspection.Wrong("after", "It is the position of an item.");
        if (format is not (null or "json" or "csv")) inspection.Wrong("format", "It is json or csv.");
        if (inspection.Problem is { } problem) return problem;
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            $"{Items} where i.creditor = $1 and i.position > $2 and ($3::boolean is null or i.acknowledged = $3) order by i.position limit $4", Row, stop, siren, position, acknowledged, most + 1);
        var page = Page<ErpItemAnswer>.Of(rows, most, i => i.Position.ToString(CultureInfo.InvariantCulture));
        return CsvText.IsAsked(http, format) ? ErpCsv.Of(http, page) : Results.Ok(page);
    }

    static async Task<IResult> One(string siren, Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read($"{Items} where i.creditor = $1 and i.id = $2", Row, stop, siren, id) is [var item] ? Results.Ok(item) : Problems.NotFound("item of the feed");
    }

    static ErpItemAnswer Row(NpgsqlDataReader r)
    {
        var content = JsonSerializer.Deserialize<ErpItemContent>(r.GetString(5), EventJson.Options)!;
        return new(r.GetGuid(0), r.GetInt64(1), r.GetString(2), r.Day(3), r.Text(4), content.Entry, content.Lettering, r.IsDBNull(6) ? null : new(r.GetString(6), r.Day(7)), content.CreditNote);
    }
}
