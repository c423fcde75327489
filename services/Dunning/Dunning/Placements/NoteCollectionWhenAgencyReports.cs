using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Placements;

/// <summary>Money the agency collected; the balance follows once Invoicing has booked it.</summary>
sealed class NoteCollectionWhenAgencyReports(CaseInbox cases) : IConsumer<CollectionReportedV1>
{
    public Task Consume(ConsumeContext<CollectionReportedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NoteCollectionWhenAgencyReports), heard.On, new Account(heard.Creditor, heard.CustomerNumber, heard.Debtor),
            new DunningEvent.AgencyCollected(
                heard.Placement, heard.Agency, heard.Invoice, heard.Reference, Money.OfCents(heard.AmountCents, heard.Currency), heard.CollectedOn, heard.Version, heard.On));
    }
}
