using Npgsql;
using NpgsqlTypes;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Sales;
using static Recouvrement.Dunning.Cases.RowColumns;

namespace Recouvrement.Dunning.Sales;

/// <summary>What sales people were told, written with the case. Most cases have none.</summary>
static class SalesNoticeRows
{
    /// <summary>The statement that shows them; null where there are none.</summary>
    public static NpgsqlBatchCommand? Of(IReadOnlyList<CaseLook> looks)
    {
        (CaseLook Look, SalesNotice Notice, SalesNoticeItem Item)[] rows =
            [.. looks.SelectMany(look => look.Situation.Case.SalesNotices.Values.Select(notice => (look, notice, SalesNoticeItem.Of(look.Situation.Case, notice))))];
        return rows.Length == 0 ? null : Statement(
            """
            insert into sales_notices as s (case_id, creditor, notice, sales_person, told_on, good_through, is_open, document)
            select n.case_id, n.creditor, n.notice, n.sales_person, n.told_on, n.good_through, n.is_open, n.document::jsonb
              from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9) as n(case_id, version, creditor, notice, sales_person, told_on, good_through, is_open, document)
             where n.version = (select version from cases where case_id = n.case_id)
            on conflict (notice) do update set is_open = excluded.is_open, document = excluded.document
             where (s.is_open, s.document) is distinct from (excluded.is_open, excluded.document)
            """,
            Column(rows, r => r.Look.Case, NpgsqlDbType.Uuid), Column(rows, r => r.Look.Version, NpgsqlDbType.Bigint), Column(rows, r => r.Item.Creditor, NpgsqlDbType.Text),
            Column(rows, r => r.Notice.Id, NpgsqlDbType.Uuid), Column(rows, r => r.Notice.SalesPerson, NpgsqlDbType.Text), Column(rows, r => r.Notice.On, NpgsqlDbType.Date),
            Column(rows, r => r.Notice.GoodThrough, NpgsqlDbType.Date), Column(rows, r => r.Item.Open, NpgsqlDbType.Boolean), Column(rows, r => SaidRows.Write(r.Item), NpgsqlDbType.Text));
    }
}
