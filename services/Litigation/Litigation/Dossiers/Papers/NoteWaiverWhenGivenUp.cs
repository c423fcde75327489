using MassTransit;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Dossiers.Papers;

/// <summary>What a person has given up is not claimed.</summary>
sealed class NoteWaiverWhenGivenUp(Inbox inbox) : IConsumer<PenaltiesWaivedV1>
{
    public Task Consume(ConsumeContext<PenaltiesWaivedV1> context)
    {
        var m = context.Message;
        return inbox.Once(context, nameof(NoteWaiverWhenGivenUp), m.On, (session, _) => session.Run(
            "insert into waived_penalties (invoice, on_day) values ($1, $2) on conflict (invoice) do nothing", context.CancellationToken, m.Invoice, m.On));
    }
}
