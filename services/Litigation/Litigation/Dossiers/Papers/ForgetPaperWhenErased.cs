using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>A letter or a proof is gone for good: a dossier names it, and does not look for it.</summary>
sealed class ForgetPaperWhenErased(Inbox inbox) : IConsumer<CasePaperErasedV1>
{
    public Task Consume(ConsumeContext<CasePaperErasedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(ForgetPaperWhenErased), m.On, (session, _) => session.Run(
            "insert into case_papers (decision, kind, case_id, sha256, size, media_type, kept_on, erased_on) values ($1, $2, $3, $4, 0, 'application/octet-stream', $5, $5) " +
            "on conflict (decision, kind) do update set erased_on = excluded.erased_on",
            context.CancellationToken, m.Decision, m.Kind, m.Case, m.Sha256, m.On));
    }
}
