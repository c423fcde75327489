using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>What one customer keeps back for one reason, as far as nobody has ended the dispute.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reason"><c>logistics_penalty</c>, <c>promotion</c>, <c>price</c>, <c>quality</c>, <c>shortage</c>, <c>return</c> or <c>other</c>.</param>
/// <param name="Deductions">How many, and their sum.</param>
/// <param name="OldestOn">First day of the oldest.</param>
public sealed record OpenDeductions(string Customer, string Reason, CountAndAmount Deductions, DateOnly? OldestOn);

/// <summary>What customers of an entity keep back.</summary>
/// <param name="Total">Over all customers and reasons.</param>
/// <param name="ByCustomerAndReason">By customer number, then reason.</param>
public sealed record OpenDeductionsAnswer(CountAndAmount Total, IReadOnlyList<OpenDeductions> ByCustomerAndReason);

static class GetDeductions
{
    public static void MapGetDeductions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/deductions", Get).RequireRole(Readers.All).WithTags("disputes")
            .WithSummary("What customers keep back of invoices and nobody has judged, by customer and reason; each one is in the list of disputes with deductions=true").Produces<OpenDeductionsAnswer>();

    static async Task<IResult> Get(string siren, string? customer, string? currency, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var of = inspection.Currency(currency);
        var only = customer is null ? null : inspection.Key("customer", customer);
        if (inspection.Problem is { } problem) return problem;
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select c.number, d.deduction_reason, count(*)::int, sum(d.amount_cents)::bigint, min(d.opened_on)
              from disputes d join invoices i on i.id = d.invoice join customers c on c.id = i.customer
             where i.creditor = $1 and i.currency = $2 and d.deduction_payment is not null and d.outcome is null and ($3::text is null or upper(c.number) = upper($3))
             group by c.number, d.deduction_reason order by c.number collate "C", d.deduction_reason
            """,
            r => new OpenDeductions(r.GetString(0), r.GetString(1), new(r.GetInt32(2), Money.OfCents(r.GetInt64(3), of)), r.IsDBNull(4) ? null : r.Day(4)), stop, siren, of, only);
        return Results.Ok(new OpenDeductionsAnswer(new(rows.Sum(r => r.Deductions.Count), Money.OfCents(rows.Sum(r => r.Deductions.Amount.Cents), of)), rows));
    }
}
