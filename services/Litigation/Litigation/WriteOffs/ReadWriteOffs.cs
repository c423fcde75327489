using Npgsql;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.WriteOffs;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.WriteOffs;

/// <summary>A loss that was proposed or decided here.</summary>
/// <param name="WriteOff">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">Its own.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Stage"><c>proposed</c>, <c>approved</c>, <c>declined</c> or <c>done</c>.</param>
/// <param name="GrossCents">Lost, including tax.</param>
/// <param name="NetCents">Without tax.</param>
/// <param name="VatCents">The tax in it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Ground">By what it is known never to be paid.</param>
/// <param name="EvidencedOn">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the paper.</param>
/// <param name="RectifyingInvoice">Reference of the duplicate that was sent.</param>
/// <param name="RectifyingOn">When.</param>
/// <param name="WrittenOffOn">Null until done.</param>
/// <param name="ReclaimedVatCents">Claimed back.</param>
/// <param name="RecoveredCents">Came in after all.</param>
/// <param name="VatToRepayCents">The tax in that.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="DecidedBy">The second person.</param>
sealed record WriteOffRow(
    Guid WriteOff, string Creditor, string CustomerNumber, Guid Invoice, string Number, string Reference, string Stage, long GrossCents, long NetCents, long VatCents, string Currency, string Ground, DateOnly EvidencedOn,
    string Proof, string? RectifyingInvoice, DateOnly? RectifyingOn, DateOnly? WrittenOffOn, long ReclaimedVatCents, long RecoveredCents, long VatToRepayCents, string ProposedBy, string? DecidedBy);

/// <summary>A loss with what the law asks of it.</summary>
/// <param name="Row">As it is listed.</param>
/// <param name="Mention">The words that the duplicate must bear (CGI art. 272); null where the ground gives no VAT back.</param>
/// <param name="VatClaimUntil">Last day on which the tax can be claimed back; null where the ground gives none.</param>
sealed record WriteOffDetail(WriteOffRow Row, string? Mention, DateOnly? VatClaimUntil);

/// <summary>Losses as staff read them.</summary>
static class ReadWriteOffs
{
    const int Most = 1000;

    const string Columns = """
        select write_off, creditor, customer_number, invoice, number, reference, stage, gross_cents, net_cents, vat_cents, currency, ground, evidenced_on, proof, rectifying, rectifying_on, written_off_on,
               reclaimed_vat_cents, recovered_cents, repaid_vat_cents, proposed_by, decided_by
          from court_write_offs
        """;

    public static void MapReadWriteOffs(this IEndpointRouteBuilder routes)
    {
        var losses = routes.MapGroup("/write-offs").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("write-offs");
        losses.MapGet("/", List).WithSummary("Losses proposed or decided here, by id").Produces<WriteOffRow[]>().ProducesProblem(422);
        losses.MapGet("/{id:guid}", One).WithSummary("A loss with the words of its duplicate and the last day of its VAT claim").Produces<WriteOffDetail>().ProducesProblem(404);
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? stage = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            Columns + " where ($1::text is null or creditor = $1) and ($2::text is null or stage = $2) and ($3::uuid is null or write_off > $3) order by write_off limit $4", Read, stop, creditor, stage, after, limit));
    }

    static async Task<IResult> One(Guid id, NpgsqlDataSource database, WriteOffStreams writeOffs, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await session.Read(Columns + " where write_off = $1", Read, stop, id) is not [var row]) return Problems.NotFound("write-off");
        var (state, _) = await writeOffs.Load(session, id, stop);
        return TypedResults.Ok(new WriteOffDetail(row, state.Evidence!.CarriesVat() ? WriteOff.UnpaidMention(state.Lost!) : null, state.VatClaimUntil(TimeLimits.Shipped)));
    }

    static WriteOffRow Read(System.Data.Common.DbDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetString(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetString(10), row.GetString(11),
        row.GetFieldValue<DateOnly>(12), row.GetString(13), row.Maybe<string>(14), row.Maybe<DateOnly?>(15), row.Maybe<DateOnly?>(16), row.GetInt64(17), row.GetInt64(18), row.GetInt64(19), row.GetString(20), row.Maybe<string>(21));
}
