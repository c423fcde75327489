using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Placements;

/// <summary>What the agency does is part of the case's history.</summary>
sealed class NoteActionWhenAgencyReports(CaseInbox cases) : IConsumer<AgencyActionReportedV1>
{
    public Task Consume(ConsumeContext<AgencyActionReportedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NoteActionWhenAgencyReports), heard.On, heard.Case,
            new DunningEvent.AgencyActed(heard.Placement, heard.Agency, heard.Reference, heard.Kind, heard.ActedOn, heard.Version, heard.On));
    }
}
