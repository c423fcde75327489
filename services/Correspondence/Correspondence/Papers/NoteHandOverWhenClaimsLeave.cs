using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Correspondence.Papers;

/// <summary>Claims have left dunning: what was sent for them, and what proves it, is evidence from now on.</summary>
sealed class NoteHandOverWhenClaimsLeave(Inbox inbox) : IConsumer<ClaimsHandedOverV1>
{
    public Task Consume(ConsumeContext<ClaimsHandedOverV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NoteHandOverWhenClaimsLeave), m.On, async (session, _) =>
        {
            // Behind an erasure that is under way: what it takes away is not what this hand-over needs.
            await session.Run(
                "insert into handed_over_cases as h (case_id, since) values ($1, $2) on conflict (case_id) do update set since = least(h.since, excluded.since)", context.CancellationToken, m.Case, m.On);
            await session.Run("insert into hand_overs (hand_over, case_id, since) values ($1, $2, $3) on conflict (hand_over) do nothing", context.CancellationToken, m.HandOver, m.Case, m.On);
        });
    }
}
