using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Dossiers.Papers;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>A document that belongs to a case.</summary>
/// <param name="What"><c>invoice_copy</c>, <c>letter</c>, <c>proof</c>, or the kind of what proves a claim: <c>purchase_order</c>, <c>delivery_note</c>…</param>
/// <param name="Subject">Number of the invoice, the step that was carried out, or the ERP's own reference of the document.</param>
/// <param name="Channel">Of a message; null for every other.</param>
/// <param name="Date">Its day.</param>
/// <param name="Sha256">Where its bytes lie; null where nobody kept any.</param>
/// <param name="Size">In bytes; null where it was not told.</param>
/// <param name="MediaType">Null where it was not told.</param>
/// <param name="Decision">The message it is or proves; null for every other.</param>
sealed record Paper(string What, string Subject, string? Channel, DateOnly Date, string? Sha256, long? Size, string? MediaType, Guid? Decision);

/// <summary>A state of a registered letter.</summary>
sealed record LetterState(Guid Decision, string State, DateOnly On, string? Corrects);

/// <summary>The history of the case before the hand-over, as it was told.</summary>
/// <param name="Case">Its stream.</param>
/// <param name="Sha256">Where its text lies.</param>
/// <param name="Size">In bytes.</param>
/// <param name="Version">Number of its events.</param>
/// <param name="Head">Hash of the last of them.</param>
sealed record ToldHistory(Guid Case, string Sha256, long Size, long Version, string Head);

/// <summary>All that goes into a dossier, read at one moment.</summary>
sealed record DossierMaterial(
    Guid File, DebtorCase Of, int Episode, DateOnly OpenedOn, Guid? Placement, string? Agency, string? DebtorName,
    IReadOnlyList<ClaimToState> Claims, IReadOnlyList<Paper> Papers, IReadOnlyList<LetterState> Letters, IReadOnlyList<StoredEvent> FileHistory, IReadOnlyList<StoredEvent> PlacementHistory, ToldHistory? CaseHistory)
{
    /// <summary>A hash of all of it: of the same state always the same. What is erased, or sealed in another way since, is another state.</summary>
    public string State(ArchiveSeal seal)
    {
        var text = new StringBuilder().AppendJoin('|', File, DebtorName, seal.KeyId, seal.Authority, CaseHistory, FileHistory[^1].Headers.Hash, PlacementHistory is [.., var last] ? last.Headers.Hash : null);
        foreach (var claim in Claims) text.AppendJoin('|', '\n', claim.Invoice, claim.Outstanding.Cents, claim.Basis, string.Join(',', claim.Settlements.OrderBy(s => s.Source)));
        foreach (var paper in Papers) text.Append('\n').Append(paper);
        foreach (var letter in Letters) text.Append('\n').Append(letter);
        return SealedFiles.Sha256(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads it; null where there is no such file.</summary>
    public static async Task<DossierMaterial?> Read(IEventStore store, Session session, Guid file, CancellationToken stop)
    {
        var found = await session.Read(
            "select f.case_id, f.creditor, f.debtor, f.customer_number, f.episode, f.opened_on, f.placement, coalesce(a.display_name, f.agency), d.name " +
            "from files f left join agencies a on a.name = f.agency left join debtors d on d.debtor = f.debtor where f.file = $1",
            row => new DossierMaterial(
                file, new(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3)), row.GetInt32(4), row.GetFieldValue<DateOnly>(5), row.Maybe<Guid?>(6), row.Maybe<string>(7), row.Maybe<string>(8),
                [], [], [], [], [], null), stop, file);
        if (found is not [var bare]) return null;
        return bare with
        {
            Claims = await ClaimsOf(session, bare, stop),
            Papers = [.. await Copies(session, file, stop), .. await Evidence(session, file, stop), .. await Messages(session, bare.Of.Case, stop)],
            Letters = await session.Read(
                "select decision, state, state_on, corrects from letter_states where case_id = $1 order by state_on, version", row => new LetterState(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.Maybe<string>(3)),
                stop, bare.Of.Case),
            FileHistory = await store.ReadStream(session, file, stop),
            PlacementHistory = bare.Placement is { } placement ? await store.ReadStream(session, placement, stop) : [],
            CaseHistory = (await session.Read(
                "select case_id, sha256, size, version, head from case_histories where file = $1", row => new ToldHistory(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetString(4)), stop, file)).SingleOrDefault(),
        };
    }

    static async Task<IReadOnlyList<ClaimToState>> ClaimsOf(Session session, DossierMaterial bare, CancellationToken stop)
    {
        var judgment = (await session.Read("select opened_on from judgments where debtor = $1", row => (DateOnly?)row.GetFieldValue<DateOnly>(0), stop, bare.Of.Debtor)).SingleOrDefault();
        var later = (await session.Read(
            "select e.invoice, e.source, coalesce(p.received_on, e.heard_on), e.amount_cents, e.currency, e.cause in ('credit_note', 'write_off') " +
            "from balance_entries e join claim_bases b on b.file = $1 and b.invoice = e.invoice and e.version > b.invoice_version left join payment_days p on p.payment = e.source",
            row => (Invoice: row.GetGuid(0), Settled: new ClaimSettlement(row.GetGuid(1), row.GetFieldValue<DateOnly>(2), Money.OfCents(row.GetInt64(3), row.GetString(4)), row.GetBoolean(5))),
            stop, bare.File)).ToLookup(e => e.Invoice, e => e.Settled);
        return await session.Read(
            "select c.invoice, c.number, c.issued_on, c.due_on, c.amount_cents, c.outstanding_cents, c.currency, b.basis::text, w.invoice is not null " +
            "from claims c left join claim_bases b using (file, invoice) left join waived_penalties w using (invoice) where c.file = $1 and c.elsewhere is null order by c.due_on, c.number",
            row =>
            {
                var (invoice, issuedOn, currency) = (row.GetGuid(0), row.GetFieldValue<DateOnly>(2), row.GetString(6));
                var told = row.Maybe<string>(7) is { } json ? ClaimBases.Read(json) : null;
                return new ClaimToState(
                    invoice, row.GetString(1), issuedOn, row.GetFieldValue<DateOnly>(3), Money.OfCents(row.GetInt64(4), currency), Money.OfCents(row.GetInt64(5), currency),
                    told?.Basis(currency, row.GetBoolean(8), judgment > issuedOn ? judgment : null), [.. Net([.. Before(told, currency), .. later[invoice]])]);
            }, stop, bare.File);
    }

    static IEnumerable<ClaimSettlement> Before(ClaimBasisV1? told, string currency) => told is null ? [] : told.Settlements.Select(s => new ClaimSettlement(s.Source, s.On, Money.OfCents(s.AmountCents, currency), s.IsCredit));

    // What was undone comes with the source of what it undoes; the day is that of the money itself.
    static IEnumerable<ClaimSettlement> Net(IEnumerable<ClaimSettlement> settlements) => settlements.GroupBy(s => s.Source)
        .Select(same => new ClaimSettlement(same.Key, same.Min(s => s.On), same.Select(s => s.Amount).Aggregate((sum, amount) => sum + amount), same.Any(s => s.IsCredit)));

    static Task<List<Paper>> Copies(Session session, Guid file, CancellationToken stop) => session.Read(
        "select c.number, coalesce(i.kept_on, c.issued_on), i.sha256, i.size, i.media_type from claims c left join invoice_copies i using (invoice) where c.file = $1 and c.elsewhere is null order by c.due_on, c.number",
        row => new Paper("invoice_copy", row.GetString(0), null, row.GetFieldValue<DateOnly>(1), row.Maybe<string>(2), row.Maybe<long?>(3), row.Maybe<string>(4), null), stop, file);

    // What proves the claims besides the invoices themselves: one document may prove several, and lies in the archive once.
    static async Task<IEnumerable<Paper>> Evidence(Session session, Guid file, CancellationToken stop) => (await session.Read(
            "select c.issued_on, e.items::text from claims c join evidence e using (invoice) where c.file = $1 and c.elsewhere is null order by c.due_on, c.number",
            row => (IssuedOn: row.GetFieldValue<DateOnly>(0), Items: JsonSerializer.Deserialize<EvidenceItemV1[]>(row.GetString(1), JsonSerializerOptions.Web)!), stop, file))
        .SelectMany(claim => claim.Items.Select(item => (claim.IssuedOn, Item: item)))
        .Where(found => found.Item.Kind != "invoice_copy").DistinctBy(found => found.Item.Reference)
        .Select(found => new Paper(found.Item.Kind, found.Item.Reference, null, found.Item.DatedOn ?? found.Item.SignedOn ?? found.IssuedOn, found.Item.Sha256, found.Item.Size, found.Item.MediaType, null));

    // What was sent, each followed by what the carrier gave for it.
    static Task<List<Paper>> Messages(Session session, Guid @case, CancellationToken stop) => session.Read(
        """
        select 'letter', m.step, m.channel, m.sent_on, coalesce(m.sha256, p.sha256), p.size, p.media_type, m.decision, '' as kind
          from sent_messages m left join case_papers p on p.decision = m.decision and p.kind = 'letter' where m.case_id = $1
        union all
        select 'proof', p.kind, null, coalesce(m.sent_on, p.kept_on), p.sha256, p.size, p.media_type, p.decision, p.kind
          from case_papers p left join sent_messages m using (decision) where p.case_id = $1 and p.kind <> 'letter'
         order by 4, 8, 9
        """,
        row => new Paper(
            row.GetString(0), row.GetString(1), row.Maybe<string>(2), row.GetFieldValue<DateOnly>(3), row.Maybe<string>(4), row.Maybe<long?>(5), row.Maybe<string>(6), row.GetGuid(7)), stop, @case);
}
