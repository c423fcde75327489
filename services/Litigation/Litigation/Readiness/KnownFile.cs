using System.Collections.Immutable;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Readiness;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Readiness;

/// <summary>Gathers what is known of a file.</summary>
static class KnownFile
{
    /// <summary>Null when there is no such file.</summary>
    public static async Task<FileFacts?> Of(Session session, Guid file, CancellationToken stop)
    {
        var found = await session.Read(
            """
            select l.state, l.state_on, l.first_presented_on, p.kind, p.country, p.claim_law, i.kind, i.judgment_on, i.published_on
              from files f
              left join lateral (
                  select n.state, n.state_on, (select min(s.state_on) from letter_states s where s.decision = f.notice and s.state in ('first_presented', 'notice_left')) as first_presented_on
                    from letter_states n where n.decision = f.notice order by n.version desc limit 1) l on true
              left join debtor_profiles p on p.debtor = f.debtor
              left join lateral (
                  select c.kind, c.judgment_on, c.published_on from insolvency_claims c where c.debtor = f.debtor and c.closed_on is null order by c.judgment_on desc limit 1) i on true
             where f.file = $1 and not f.white_label
            """,
            row => (
                Notice: row.Text(0) is { } state ? new NoticeFacts(state, row.GetFieldValue<DateOnly>(1), row.Value<DateOnly>(2)) : null,
                Debtor: new DebtorFacts(row.Text(3), row.Text(4), row.Text(5)),
                Insolvency: row.Text(6) is { } kind ? new InsolvencyFacts(kind, row.GetFieldValue<DateOnly>(7), row.Value<DateOnly>(8)) : null), stop, file);
        return found is [var known] ? new(await Claims(session, file, stop), known.Notice, known.Debtor, known.Insolvency) : null;
    }

    static async Task<ImmutableArray<ClaimFacts>> Claims(Session session, Guid file, CancellationToken stop) =>
    [
        .. await session.Read(
            """
            select c.invoice, c.number, c.due_on, c.outstanding_cents, c.currency, c.limitation_safe_on, c.limitation_possible_on,
                   array(select d.reason from disputes d where d.invoice = c.invoice and d.open order by d.reason), e.items::text, e.missing::text, c.issued_on
              from claims c left join evidence e on e.invoice = c.invoice
             where c.file = $1 and c.elsewhere is null and c.returned_on is null order by c.due_on, c.number
            """,
            row => new ClaimFacts(
                row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), Money.OfCents(row.GetInt64(3), row.GetString(4)), row.Value<DateOnly>(5), row.Value<DateOnly>(6),
                [.. row.GetFieldValue<string[]>(7)], row.Text(8) is { } items ? Evidence(items, row.GetString(9)) : null) { IssuedOn = row.GetFieldValue<DateOnly>(10) }, stop, file),
    ];

    static EvidenceFacts Evidence(string items, string missing) => new(
        [.. JsonSerializer.Deserialize<EvidenceItemV1[]>(items, JsonSerializerOptions.Web)!.Where(item => item.Sha256 is not null).Select(item => item.Kind).Distinct()],
        [.. JsonSerializer.Deserialize<MissingEvidenceV1[]>(missing, JsonSerializerOptions.Web)!.Select(line => line.AnyOf.ToImmutableArray())]);
}
