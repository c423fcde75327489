using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Plans;

/// <summary>An agreed plan as the sender of its confirmation is told it.</summary>
static class TellPlan
{
    public static AgreedPlanV1 Of(DunningEvent.PlanConfirmationRequested e) => new(e.On, [.. e.Terms.Select(term => new AgreedInstalmentV1(term.DueOn, term.Amount.Cents))], e.GivenUp?.Cents);
}
