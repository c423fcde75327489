using Recouvrement.Contracts.Dunning;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Litigation.Domain.Readiness;
using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>The claims of a file with all that was told of them: what each bears for being late, and what has lowered it.</summary>
static class KnownClaims
{
    sealed record Judgment(DateOnly On, bool NeverWas);

    /// <summary>In the order of their due dates; none that is in another file.</summary>
    public static async Task<IReadOnlyList<ClaimToState>> Of(Session session, Guid file, Guid debtor, CancellationToken stop)
    {
        var judgments = await session.Read(
            "select judgment_on, outcome is not distinct from $2 from insolvency_claims where debtor = $1 order by judgment_on", row => new Judgment(row.GetFieldValue<DateOnly>(0), row.GetBoolean(1)),
            stop, debtor, InsolvencyClaim.ReportedInError);
        var notice = await Notice(session, file, stop);
        var later = (await session.Read(
            "select e.invoice, e.source, coalesce(p.received_on, e.heard_on), e.amount_cents, e.currency, e.cause in ('credit_note', 'write_off') " +
            "from balance_entries e join claim_bases b on b.file = $1 and b.invoice = e.invoice and e.version > b.invoice_version left join payment_days p on p.payment = e.source",
            row => (Invoice: row.GetGuid(0), Settled: new ClaimSettlement(row.GetGuid(1), row.GetFieldValue<DateOnly>(2), Money.OfCents(row.GetInt64(3), row.GetString(4)), row.GetBoolean(5))),
            stop, file)).ToLookup(e => e.Invoice, e => e.Settled);
        return await session.Read(
            "select c.invoice, c.number, c.issued_on, c.due_on, c.amount_cents, c.outstanding_cents, c.currency, b.basis::text, w.invoice is not null " +
            "from claims c left join claim_bases b using (file, invoice) left join waived_penalties w using (invoice) where c.file = $1 and c.elsewhere is null order by c.due_on, c.number",
            row =>
            {
                var (invoice, issuedOn, currency) = (row.GetGuid(0), row.GetFieldValue<DateOnly>(2), row.GetString(6));
                var told = row.Maybe<string>(7) is { } json ? ClaimBases.Read(json) : null;
                var (bearsNothing, frozen) = (row.GetBoolean(8) || told is { BearsNothing: true }, Frozen(told, issuedOn, judgments));
                return new ClaimToState(
                    invoice, row.GetString(1), issuedOn, row.GetFieldValue<DateOnly>(3), Money.OfCents(row.GetInt64(4), currency), Money.OfCents(row.GetInt64(5), currency),
                    told?.Basis(currency, row.GetBoolean(8), frozen, notice), [.. Net([.. Before(told, currency), .. later[invoice]])], bearsNothing, frozen);
            }, stop, file);
    }

    /// <summary>Day from which the formal notice of the hand-over counts as given (rule R4.2); null while it does not, or was not heard of.</summary>
    public static async Task<DateOnly?> Notice(Session session, Guid file, CancellationToken stop) => (await session.Read(
        """
        select n.state, n.state_on, (select min(s.state_on) from letter_states s where s.decision = n.decision and s.state in ('first_presented', 'notice_left'))
          from files f join letter_states n on n.decision = f.notice where f.file = $1 order by n.version desc limit 1
        """,
        row => new NoticeFacts(row.GetString(0), row.GetFieldValue<DateOnly>(1), row.Maybe<DateOnly?>(2)).EffectiveOn, stop, file)).SingleOrDefault();

    // What a hand-over told of a judgment that was reported in error, or whose day was corrected, froze nothing (L622-28 asks for a judgment).
    static DateOnly? Frozen(ClaimBasisV1? told, DateOnly issuedOn, List<Judgment> judgments) =>
        told?.FrozenSince is { } since && !judgments.Contains(new(since, NeverWas: true)) ? since
        : judgments.Where(j => !j.NeverWas && j.On > issuedOn).Select(j => (DateOnly?)j.On).FirstOrDefault();

    static IEnumerable<ClaimSettlement> Before(ClaimBasisV1? told, string currency) => told is null ? [] : told.Settlements.Select(s => new ClaimSettlement(s.Source, s.On, Money.OfCents(s.AmountCents, currency), s.IsCredit));

    // What was undone comes with the source of what it undoes; the day is that of the money itself.
    static IEnumerable<ClaimSettlement> Net(IEnumerable<ClaimSettlement> settlements) => settlements.GroupBy(s => s.Source)
        .Select(same => new ClaimSettlement(same.Key, same.Min(s => s.On), same.Select(s => s.Amount).Aggregate((sum, amount) => sum + amount), same.Any(s => s.IsCredit)));
}
