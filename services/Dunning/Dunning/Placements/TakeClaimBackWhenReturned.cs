using MassTransit;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Placements;

/// <summary>A claim that no agency has any more is this service's again: if its payment comes back, it is dunned here.</summary>
sealed class TakeClaimBackWhenReturned(CaseInbox cases) : IConsumer<ClaimReturnedV1>
{
    public Task Consume(ConsumeContext<ClaimReturnedV1> context)
    {
        var heard = context.Message;
        return cases.Hear(
            context, nameof(TakeClaimBackWhenReturned), heard.On, heard.Case,
            new DunningEvent.ClaimReturned(heard.HandOver, heard.Invoice, heard.Number, heard.Reason, heard.Version, heard.On));
    }
}
