using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Sending;

/// <summary>The instalments of a plan on their way from who agreed to them to the text: nothing is computed, each day and amount is shown as it came.</summary>
static class PlanContent
{
    public static PlanToConfirm? Heard(AgreedPlanV1? plan) =>
        plan is null ? null : new(plan.AgreedOn, [.. plan.Instalments.Select(one => new InstalmentToConfirm(one.DueOn, one.AmountCents))], plan.GivenUpCents);

    public static AgreedPlan? Of(PlanToConfirm? plan) =>
        plan is null ? null : new(plan.AgreedOn, [.. plan.Instalments.Select(one => new AgreedInstalment(one.DueOn, one.AmountCents))], plan.GivenUpCents);
}
