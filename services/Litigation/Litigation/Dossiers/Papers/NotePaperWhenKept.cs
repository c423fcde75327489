using MassTransit;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>A letter or a proof is there with its bytes.</summary>
sealed class NotePaperWhenKept(Inbox inbox) : IConsumer<CasePaperKeptV1>
{
    public Task Consume(ConsumeContext<CasePaperKeptV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NotePaperWhenKept), m.On, (session, _) => session.Run(
            "insert into case_papers (decision, kind, case_id, sha256, size, media_type, kept_on) values ($1, $2, $3, $4, $5, $6, $7) on conflict (decision, kind) do nothing",
            context.CancellationToken, m.Decision, m.Kind, m.Case, m.Sha256, m.Size, m.MediaType, m.On));
    }
}
