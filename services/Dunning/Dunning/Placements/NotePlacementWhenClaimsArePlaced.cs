using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Placements;

/// <summary>Who has the claims is part of the case's history.</summary>
sealed class NotePlacementWhenClaimsArePlaced(CaseInbox cases) : IConsumer<ClaimsPlacedV1>
{
    public Task Consume(ConsumeContext<ClaimsPlacedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(NotePlacementWhenClaimsArePlaced), heard.On, heard.Case,
            new DunningEvent.ClaimsPlaced(heard.Placement, heard.HandOver, heard.Agency, Money.OfCents(heard.TotalCents, heard.Currency), heard.Version, heard.On, heard.AgencyName));
    }
}
