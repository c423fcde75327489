using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Placements;

/// <summary>The agency has taken the claims on.</summary>
sealed class NoteAcknowledgementWhenAgencyAccepts(CaseInbox cases) : IConsumer<PlacementAcknowledgedV1>
{
    public Task Consume(ConsumeContext<PlacementAcknowledgedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NoteAcknowledgementWhenAgencyAccepts), heard.On, heard.Case,
            new DunningEvent.PlacementAcknowledged(heard.Placement, heard.Agency, heard.Reference, heard.Version, heard.On));
    }
}
