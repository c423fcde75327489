using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Placements;

/// <summary>What the debtor promised an agency is part of the case's history; an agency that works in the creditor's name took it for the creditor, who waits for that day.</summary>
sealed class NotePromiseWhenAgencyReports(CaseInbox cases) : IConsumer<AgencyPromiseReportedV1>
{
    public Task Consume(ConsumeContext<AgencyPromiseReportedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NotePromiseWhenAgencyReports), heard.On, heard.Case,
            new DunningEvent.AgencyPromised(
                heard.Placement, heard.Agency, heard.Invoice, heard.Reference, Money.OfCents(heard.AmountCents, heard.Currency), heard.By, heard.MadeOn, heard.Version, heard.On));
    }
}
