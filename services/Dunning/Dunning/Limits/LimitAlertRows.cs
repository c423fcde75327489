using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Limits;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Limits;

/// <summary>Alerts of limits of time as people read them. Most cases have none.</summary>
static class LimitAlertRows
{
    public const string Limitation = "limitation", Declaration = "insolvency_declaration";

    sealed record Row(Guid Alert, string Kind, Guid? Invoice, string? Number, DateOnly? JudgmentOn, int Days, DateOnly LastDay, DateOnly RaisedOn, Money Outstanding, bool IsOpen);

    /// <summary>The statement that shows them; null where there are none.</summary>
    public static NpgsqlBatchCommand? Of(IReadOnlyList<CaseLook> looks)
    {
        (CaseLook Look, Row Alert)[] rows = [.. looks.SelectMany(look => Limitations(look.Situation).Concat(DeclarationsOf(look.Situation)).Select(alert => (look, alert)))];
        return rows.Length == 0 ? null : Statement(
            """
            insert into limit_alerts as a (case_id, creditor, alert, kind, invoice, number, judgment_on, days, last_day, raised_on, outstanding_cents, currency, is_open)
            select n.case_id, n.creditor, n.alert, n.kind, n.invoice, n.number, n.judgment_on, n.days, n.last_day, n.raised_on, n.outstanding_cents, n.currency, n.is_open
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
                   as n(case_id, version, creditor, alert, kind, invoice, number, judgment_on, days, last_day, raised_on, outstanding_cents, currency, is_open)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (alert) do update set outstanding_cents = excluded.outstanding_cents, is_open = excluded.is_open
             where (a.outstanding_cents, a.is_open) is distinct from (excluded.outstanding_cents, excluded.is_open)
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Look.Situation.Case.Account!.Creditor, NpgsqlDbType.Text),
            Column(rows, r => r.Alert.Alert, NpgsqlDbType.Uuid), Column(rows, r => r.Alert.Kind, NpgsqlDbType.Text), Column(rows, r => r.Alert.Invoice, NpgsqlDbType.Uuid), Column(rows, r => r.Alert.Number, NpgsqlDbType.Text),
            Column(rows, r => r.Alert.JudgmentOn, NpgsqlDbType.Date), Column(rows, r => r.Alert.Days, NpgsqlDbType.Integer), Column(rows, r => r.Alert.LastDay, NpgsqlDbType.Date), Column(rows, r => r.Alert.RaisedOn, NpgsqlDbType.Date),
            Column(rows, r => r.Alert.Outstanding.Cents, NpgsqlDbType.Bigint), Column(rows, r => r.Alert.Outstanding.Currency, NpgsqlDbType.Text), Column(rows, r => r.Alert.IsOpen, NpgsqlDbType.Boolean));
    }

    static IEnumerable<Row> Limitations(Situation situation) =>
        from invoice in situation.Case.Invoices.Values
        where !invoice.Alerts.IsEmpty && invoice.Terms is not null
        let safe = invoice.IsOpen ? InvoiceLimits.Of(invoice, situation.Case, situation.Now.Limits)?.SafeOn : null
        from alert in invoice.Alerts
        select new Row(
            NameBasedId.Of($"limit_alert|{invoice.Id}|{alert.LastDay:yyyy-MM-dd}|{alert.Days}"), Limitation, invoice.Id, invoice.Terms!.Number, null,
            alert.Days, alert.LastDay, alert.On, invoice.Outstanding, safe == alert.LastDay);

    static IEnumerable<Row> DeclarationsOf(Situation situation)
    {
        var open = Declarations.Open(situation.Case, situation.Now.Limits).ToArray();
        return situation.Case.DeclarationAlerts.Select(alert =>
        {
            var frozen = situation.Case.Invoices.Values.Where(i => i.IsOpen && Declarations.IsFrozenBy(i, alert.JudgmentOn!.Value) && i.Outstanding.Currency == "EUR" && !Declarations.IsDeclared(i, alert.JudgmentOn!.Value));
            return new Row(
                NameBasedId.Of($"limit_alert|{situation.Case.Account!.CaseId()}|{alert.JudgmentOn:yyyy-MM-dd}|{alert.LastDay:yyyy-MM-dd}|{alert.Days}"), Declaration, null, null, alert.JudgmentOn,
                alert.Days, alert.LastDay, alert.On, frozen.Aggregate(Money.Zero, (sum, i) => sum + i.Outstanding), open.Contains((alert.JudgmentOn!.Value, alert.LastDay)));
        });
    }
}
