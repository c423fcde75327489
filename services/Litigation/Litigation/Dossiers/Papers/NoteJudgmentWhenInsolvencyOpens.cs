using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>From an opening judgment on older claims bear no interest (L622-28).</summary>
sealed class NoteJudgmentWhenInsolvencyOpens(Inbox inbox) : IConsumer<DebtorInsolvencyOpenedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyOpenedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NoteJudgmentWhenInsolvencyOpens), m.On, (session, _) => session.Run(
            "insert into judgments as j (debtor, opened_on, version) values ($1, $2, $3) on conflict (debtor) do update set opened_on = excluded.opened_on, version = excluded.version where j.version < excluded.version",
            context.CancellationToken, m.Debtor, m.JudgmentOn, m.Version));
    }
}
