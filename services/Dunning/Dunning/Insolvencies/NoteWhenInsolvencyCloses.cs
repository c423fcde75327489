using MassTransit;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Insolvencies;

/// <summary>Earlier claims stay frozen until a person lets them go, unless there never were any proceedings.</summary>
sealed class NoteWhenInsolvencyCloses(CaseInbox cases) : IConsumer<DebtorInsolvencyClosedV1>
{
    public Task Consume(ConsumeContext<DebtorInsolvencyClosedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NoteWhenInsolvencyCloses), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.InsolvencyClosed(heard.Debtor, heard.ClosedOn, heard.Outcome, heard.Version, heard.On));
    }
}
