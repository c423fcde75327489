using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>The escalation before the hand-over, and piece by piece what is added to it after, told with where its text lies.</summary>
sealed class KeepHistoryWhenTold(Inbox inbox) : IConsumer<CaseHistoryKeptV1>
{
    public Task Consume(ConsumeContext<CaseHistoryKeptV1> context) => inbox.Once(
        context, nameof(KeepHistoryWhenTold), context.Message.On, (session, _) => Keep(session, context.Message, context.CancellationToken),
        // A build of before kept the first piece of a hand-over only: what it has left is kept now, and what it has kept stays.
        rest: (session, _) => Keep(session, context.Message, context.CancellationToken));

    static Task<int> Keep(Session session, CaseHistoryKeptV1 m, CancellationToken stop) => session.Run(
        "insert into case_histories (file, case_id, sha256, size, version, head, after_version, told_on) values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (file, version) do nothing",
        stop, m.HandOver, m.Case, m.Sha256, m.Size, m.CaseVersion, m.Head, m.AfterVersion ?? 0, m.On);
}
