using Npgsql;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Limits;

/// <summary>A limit of time that is near. It shows the day and concludes nothing: what a debtor can plead is for a lawyer.</summary>
/// <param name="Alert">Its id.</param>
/// <param name="Kind"><c>limitation</c> of an invoice, or <c>insolvency_declaration</c> of what proceedings froze.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">Of a limitation: stream id of the invoice.</param>
/// <param name="Number">Of a limitation: the ERP's own number.</param>
/// <param name="JudgmentOn">Of a declaration: the opening judgment.</param>
/// <param name="Days">The threshold that was reached.</param>
/// <param name="LastDay">The last safe day, to its end.</param>
/// <param name="RaisedOn">Business date of the alert.</param>
/// <param name="OutstandingCents">Owed on the invoice, or frozen and not declared, now.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Open">Still owed, and the day still holds.</param>
public sealed record LimitAlert(
    Guid Alert, string Kind, Guid Case, string Creditor, string CustomerNumber, Guid? Invoice, string? Number, DateOnly? JudgmentOn, int Days, DateOnly LastDay, DateOnly RaisedOn,
    long OutstandingCents, string Currency, bool Open);

/// <summary>Alerts of limits of time, the nearest day first.</summary>
static class ListLimitationAlerts
{
    const int Most = 1000;

    public static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? kind = null, bool open = true, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        if (kind is not (null or LimitAlertRows.Limitation or LimitAlertRows.Declaration)) return Problems.Invalid("kind", $"is {LimitAlertRows.Limitation} or {LimitAlertRows.Declaration}");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("a.creditor", "a.case_id", [creditor, kind, after, limit]);
        return TypedResults.Ok(await session.Read(
            $"""
            select a.alert, a.kind, a.case_id, a.creditor, c.customer_number, a.invoice, a.number, a.judgment_on, a.days, a.last_day, a.raised_on, a.outstanding_cents, a.currency, a.is_open
              from limit_alerts a join cases c using (case_id)
             where {(open ? "a.is_open" : "true")} and ($1::text is null or a.creditor = $1) and ($2::text is null or a.kind = $2)
               and ($3::uuid is null or (a.last_day, a.alert) > (select f.last_day, f.alert from limit_alerts f where f.alert = $3)){within}
             order by a.last_day, a.alert limit $4
            """,
            row => new LimitAlert(
                row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3), row.GetString(4), row.Value<Guid>(5), row.Text(6), row.Value<DateOnly>(7), row.GetInt32(8),
                row.GetFieldValue<DateOnly>(9), row.GetFieldValue<DateOnly>(10), row.GetInt64(11), row.GetString(12), row.GetBoolean(13)),
            stop, values));
    }
}
