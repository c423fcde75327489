using Npgsql;
using Recouvrement.Correspondence.Domain.Papers;
using Recouvrement.Platform.Documents;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Papers;

/// <summary>A paper that is to be kept.</summary>
sealed record UnkeptPaper(Guid Decision, Guid Case, string Creditor, string Kind, string Sha256, string MediaType);

/// <summary>
/// Copies what was sent in a case that was handed over, and what its carriers gave, into the store of documents, and tells where it lies. What comes in after the hand-over follows. Nothing of
/// a case that never leaves dunning is copied: what is kept for sending stays where it can be erased.
/// </summary>
sealed partial class KeepCasePapers(
    NpgsqlDataSource database, LogSignal signal, PaperStreams papers, IDocumentStore documents, BusinessClock clock, IConfiguration configuration, ILogger<KeepCasePapers> log) : BackgroundService
{
    const int AtOnce = 50;

    const string Missing = """
          from handed_over_cases h join messages m using (case_id)
               cross join lateral (select 'letter' as kind, d.sha256, d.media_type from documents d where d.decision = m.decision
                                   union all select f.kind, f.sha256, f.media_type from proofs f where f.decision = m.decision) p
         where m.sent_on is not null and not m.redirected and not exists (select from kept_papers k where k.decision = m.decision and k.kind = p.kind)
        """;

    const string Unkept = $"select m.decision, m.case_id, m.creditor, p.kind, p.sha256, p.media_type {Missing} order by m.decision, p.kind limit $1";

    static readonly TimeSpan Poll = TimeSpan.FromSeconds(2), Longest = TimeSpan.FromSeconds(30);

    readonly bool isSet = DocumentStores.IsSet(configuration);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var pause = Poll;
        while (isSet && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                pause = await Next(stoppingToken) == AtOnce ? TimeSpan.Zero : Poll;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                LogLater(failed.Message);
                pause = pause * 2 < Longest ? (pause * 2) + Poll : Longest;
            }

            await Task.Delay(pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    async Task<int> Next(CancellationToken stop)
    {
        List<UnkeptPaper> unkept;
        await using (var session = await Session.Open(database, stop))
            unkept = await session.Read(Unkept, row => new UnkeptPaper(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetString(5)), stop, AtOnce);
        foreach (var paper in unkept) await Keep(paper, stop);
        return unkept.Count;
    }

    async Task Keep(UnkeptPaper paper, CancellationToken stop)
    {
        byte[] bytes;
        await using (var session = await Session.Open(database, stop))
            if (await session.Read(
                "select bytes from documents where decision = $1 and $2 = 'letter' union all select bytes from proofs where decision = $1 and kind = $2", row => row.GetFieldValue<byte[]>(0), stop, paper.Decision, paper.Kind) is [var found]) bytes = found;
            else return;
        // Kept before it is told: whoever is told of it can have it.
        await documents.Keep(paper.Sha256, new MemoryStream(bytes), bytes.Length, stop);
        var isTold = await UnitOfWork.Run(database, signal, async session =>
        {
            // Erased meanwhile: what was not on record then would stay behind.
            if (await session.Read("select 1 from handed_over_cases where case_id = $1 for share", _ => true, stop, paper.Case) is []) return false;
            await papers.Handle(
                session, CasePaper.StreamOf(paper.Decision, paper.Kind), new PaperCommand.KeepPaper(paper.Decision, paper.Case, paper.Creditor, paper.Kind, paper.Sha256, bytes.Length, paper.MediaType, clock.Today),
                new("service:correspondence", clock.GetUtcNow()), stop);
            return true;
        }, stop);
        if (!isTold) await KeptPapers.Forget(database, documents, [paper.Sha256], stop);
    }

    /// <summary>How many papers of what was sent by a day are still to be copied.</summary>
    public static async Task<long> Pending(Session session, DateOnly day, CancellationToken stop) =>
        (await session.Read($"select count(*) {Missing} and m.sent_on <= $1", row => row.GetInt64(0), stop, day))[0];

    [LoggerMessage(LogLevel.Warning, "Papers of cases that were handed over cannot be kept ({Reason}); trying again")]
    partial void LogLater(string reason);
}
