using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Dunning.Tests.Domain;

/// <summary>What follows from what debtors say is done, or dropped, once.</summary>
public sealed class FollowUpTests
{
    static readonly DateOnly Today = new(2026, 3, 12);

    static (DunningCase Case, FollowUp Asked) Asked()
    {
        var story = Story.Of().Owes("F1", new(2026, 3, 2), 400).Speaks(CallOutcome.PaymentSent, Today, Today.AddDays(-1));
        return (story.Case, story.Case.FollowUps.Values.Single());
    }

    [Fact]
    public void A_follow_up_that_was_dropped_is_not_done_and_one_that_was_done_is_not_dropped()
    {
        var (dunning, asked) = Asked();
        var drop = new DunningCommand.DropFollowUp(asked.Id, TaskCancellation.NoLongerNeeded, "collector", Today);
        var done = new DunningCommand.DoFollowUp(asked.Id, "collector", Today);
        var (dropped, finished) = (After(dunning, drop), After(dunning, done));
        Assert.False(dropped.FollowUps[asked.Id].IsOpen);
        Assert.Equal((Decisions.Nothing, "task_cancelled"), (DunningCase.Decide(dropped, drop), DunningCase.Decide(dropped, done).Refusal?.Code));
        Assert.Equal("task_done", DunningCase.Decide(finished, drop).Refusal?.Code);
        Assert.Equal("no_such_task", DunningCase.Decide(dunning, drop with { FollowUp = Guid.NewGuid() }).Refusal?.Code);
    }

    [Fact]
    public void Every_kind_of_follow_up_is_a_kind_of_task() => Assert.All(
        Enum.GetValues<FollowUpKind>().Except([FollowUpKind.None]), kind => Assert.DoesNotContain(TasksOfFollowUps.KindOf(kind), new[] { TaskKind.Unknown, TaskKind.Other }));

    [Fact]
    public void The_task_is_about_the_case_and_the_one_invoice_until_the_day_of_the_follow_up()
    {
        var (dunning, asked) = Asked();
        var order = dunning.OrderOf(asked);
        Assert.Equal((TaskKind.FindPayment, dunning.Account!.CaseId(), asked.Deadline, asked.Id), (order.Kind, order.Case!.Value, order.DeadlineOn, order.FollowUp!.Value));
        Assert.Equal(dunning.Invoices.Keys.Single(), order.Invoice);
        Assert.Null(dunning.OrderOf(asked with { Invoices = [Guid.NewGuid(), Guid.NewGuid()] }).Invoice);
    }

    static DunningCase After(DunningCase dunning, DunningCommand command) => DunningCase.Decide(dunning, command).Facts.Aggregate(dunning, DunningCase.Evolve);
}
