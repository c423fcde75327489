using System.Text;
using Recouvrement.Litigation.Domain.Dossiers;
using Recouvrement.Litigation.Domain.Files;
using Recouvrement.Litigation.Dossiers.Sealing;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Dossiers;

/// <summary>A state of a registered letter.</summary>
sealed record LetterState(Guid Decision, string State, DateOnly On, string? Corrects);

/// <summary>A piece of the history of the case, as it was told: up to the hand-over, or what was added after it.</summary>
/// <param name="Case">Its stream.</param>
/// <param name="Sha256">Where its text lies.</param>
/// <param name="Size">In bytes.</param>
/// <param name="AfterVersion">Its first event is the one behind this version.</param>
/// <param name="Version">Of its last event.</param>
/// <param name="Head">Hash of that event.</param>
/// <param name="On">Day on which it was told; null where that was not kept.</param>
sealed record ToldHistory(Guid Case, string Sha256, long Size, long AfterVersion, long Version, string Head, DateOnly? On)
{
    /// <summary>It is the first one, and ends with the hand-over: what was recorded later on that day is not in it.</summary>
    public bool EndsWithHandOver => AfterVersion == 0;

    /// <summary>The last day of which all that was recorded is in it: a piece is drawn in the course of its own day, so it is the one before. Null where it ends with the hand-over.</summary>
    public DateOnly? CompleteTo => EndsWithHandOver ? null : On?.AddDays(-1);
}

/// <summary>All that goes into a dossier, read at one moment.</summary>
sealed record DossierMaterial(
    Guid File, DebtorCase Of, int Episode, DateOnly OpenedOn, Guid? Placement, string? Agency, string? DebtorName, string? CreditorName,
    IReadOnlyList<ClaimToState> Claims, IReadOnlyList<Paper> Papers, IReadOnlyList<LetterState> Letters, IReadOnlyList<StoredEvent> FileHistory, IReadOnlyList<StoredEvent> PlacementHistory, IReadOnlyList<ToldHistory> CaseHistory)
{
    /// <summary>A hash of all of it: of the same state always the same. What is erased, or sealed in another way since, is another state.</summary>
    public string State(ArchiveSeal seal)
    {
        var text = new StringBuilder().AppendJoin('|', File, DebtorName, CreditorName, seal.KeyId, seal.Authority, string.Join(',', CaseHistory), FileHistory[^1].Headers.Hash, PlacementHistory is [.., var last] ? last.Headers.Hash : null);
        foreach (var claim in Claims) text.AppendJoin('|', '\n', claim.Invoice, claim.Outstanding.Cents, claim.Basis, string.Join(',', claim.Settlements.OrderBy(s => s.Source)));
        foreach (var paper in Papers) text.Append('\n').Append(paper);
        foreach (var letter in Letters) text.Append('\n').Append(letter);
        return SealedFiles.Sha256(Encoding.UTF8.GetBytes(text.ToString()));
    }

    /// <summary>Reads it; null where there is no such file.</summary>
    public static async Task<DossierMaterial?> Read(IEventStore store, Session session, Guid file, CancellationToken stop)
    {
        var found = await session.Read(
            "select f.case_id, f.creditor, f.debtor, f.customer_number, f.episode, f.opened_on, f.placement, coalesce(a.display_name, f.agency), d.name, l.document->>'name' " +
            "from files f left join agencies a on a.name = f.agency left join debtors d on d.debtor = f.debtor left join court_letterheads l on l.creditor = f.creditor where f.file = $1",
            row => new DossierMaterial(
                file, new(row.GetGuid(0), row.GetString(1), row.GetGuid(2), row.GetString(3)), row.GetInt32(4), row.GetFieldValue<DateOnly>(5), row.Maybe<Guid?>(6), row.Maybe<string>(7), row.Maybe<string>(8), row.Maybe<string>(9),
                [], [], [], [], [], []), stop, file);
        if (found is not [var bare]) return null;
        return bare with
        {
            Claims = await KnownClaims.Of(session, file, bare.Of.Debtor, stop),
            Papers = await KnownPapers.Of(session, file, bare.Of.Case, stop),
            Letters = await session.Read(
                "select decision, state, state_on, corrects from letter_states where case_id = $1 order by state_on, version", row => new LetterState(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2), row.Maybe<string>(3)),
                stop, bare.Of.Case),
            FileHistory = await store.ReadStream(session, file, stop),
            PlacementHistory = bare.Placement is { } placement ? await store.ReadStream(session, placement, stop) : [],
            CaseHistory = await session.Read(
                "select case_id, sha256, size, after_version, version, head, told_on from case_histories where file = $1 order by version",
                row => new ToldHistory(row.GetGuid(0), row.GetString(1), row.GetInt64(2), row.GetInt64(3), row.GetInt64(4), row.GetString(5), row.Maybe<DateOnly?>(6)), stop, file),
        };
    }
}
