using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What people and debtors say in a story.</summary>
static class Saying
{
    public static Story Promises(this Story story, DateOnly day, DateOnly on, decimal? amount = null, params string[] invoices)
    {
        story.Do(new DunningCommand.MakePromise([.. invoices], amount is { } some ? Money.Euros(some) : null, day, story.Now(on), "collector", on));
        return story;
    }

    public static string? PromiseRefused(this Story story, DateOnly day, DateOnly on, decimal? amount = null, params string[] invoices) =>
        DunningCase.Decide(story.Case, new DunningCommand.MakePromise([.. invoices], amount is { } some ? Money.Euros(some) : null, day, story.Now(on), "collector", on)).Refusal?.Code;

    public static Story Plans(this Story story, DateOnly on, params (DateOnly DueOn, decimal Amount)[] terms)
    {
        story.Do(Plan(story, on, terms));
        return story;
    }

    public static string? PlanRefused(this Story story, DateOnly on, params (DateOnly DueOn, decimal Amount)[] terms) => DunningCase.Decide(story.Case, Plan(story, on, terms)).Refusal?.Code;

    /// <summary>A plan that gives something up, entered by somebody of a role.</summary>
    public static DunningCommand.ProposePlan Discounting(this Story story, DateOnly on, decimal discount, Negotiator role, params (DateOnly DueOn, decimal Amount)[] terms) =>
        Plan(story, on, terms) with { Discount = Money.Euros(discount), As = role, By = role == Negotiator.Manager ? "manager" : "collector" };

    public static Story Pauses(this Story story, PauseReason reason, DateOnly until, DateOnly on, params string[] invoices)
    {
        story.Do(new DunningCommand.PauseCase(reason, [.. invoices], until, "collector", on));
        return story;
    }

    public static Story Speaks(this Story story, CallOutcome outcome, DateOnly on, DateOnly? day = null, Channel channel = Channel.Call)
    {
        story.Do(new DunningCommand.NoteContact(Guid.NewGuid(), channel, outcome, day, [], story.Now(on), "collector", on));
        return story;
    }

    public static PromiseToPay Promise(this Story story) => story.Case.Promises.Values.OrderBy(promise => promise.MadeOn).Last();

    public static InstalmentPlan Plan(this Story story) => story.Case.Plans.Values.OrderBy(plan => plan.ProposedOn).Last();

    static DunningCommand.ProposePlan Plan(Story story, DateOnly on, (DateOnly DueOn, decimal Amount)[] terms) =>
        new([], [.. terms.Select(term => new PlanTerm(term.DueOn, Money.Euros(term.Amount)))], story.Now(on), "collector", on);
}
