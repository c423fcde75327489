using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Papers;

/// <summary>What a case is needed for as evidence, as litigation told it.</summary>
static class EvidenceHolds
{
    /// <summary>Litigation has said nothing of a hand-over yet: claims that are on their way to it are pursued.</summary>
    public const string HandedOver = "handed_over";

    /// <summary>Why nothing of a case may be erased; none where it may.</summary>
    public static async Task<IReadOnlyList<string>> Of(Session session, Guid @case, CancellationToken stop)
    {
        var told = await session.Read("select why, hand_overs from evidence_holds where case_id = $1", row => (Why: row.GetFieldValue<string[]>(0), Of: row.GetFieldValue<Guid[]>(1)), stop, @case);
        if (told is not [var (why, known)]) return [HandedOver];
        var later = await session.Read("select 1 from hand_overs where case_id = $1 and hand_over <> all ($2) limit 1", _ => true, stop, @case, known);
        return later is [true] ? [HandedOver, .. why] : why;
    }
}

/// <summary>Litigation tells what a case is still needed for.</summary>
sealed class KeepHoldWhenItChanges(Inbox inbox) : IConsumer<EvidenceHoldChangedV1>
{
    public Task Consume(ConsumeContext<EvidenceHoldChangedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(KeepHoldWhenItChanges), m.On, (session, _) => session.Run(
            "insert into evidence_holds as h (case_id, why, hand_overs, version) values ($1, $2, $3, $4) on conflict (case_id) do update " +
            "set why = excluded.why, hand_overs = excluded.hand_overs, version = excluded.version where h.version < excluded.version",
            context.CancellationToken, m.Case, m.Why, m.HandOvers, m.Version));
    }
}
