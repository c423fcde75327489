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
        return inbox.Once(context, nameof(NoteHandOverWhenClaimsLeave), m.On, (session, _) => session.Run(
            "insert into handed_over_cases (case_id, since) values ($1, $2) on conflict (case_id) do nothing", context.CancellationToken, m.Case, m.On));
    }
}
