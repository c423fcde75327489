using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>Orders to a proceeding in court. <c>By</c> is who asks; <c>On</c> the business date.</summary>
public abstract record CourtCommand
{
    CourtCommand(string by, DateOnly on) => (By, On) = (by, on);

    /// <summary>Who asks.</summary>
    public string By { get; }

    /// <summary>Business date.</summary>
    public DateOnly On { get; }

    /// <summary>Proposes to go to court; the terms are the law's amounts and flags of the day.</summary>
    public sealed record Propose(CourtMatter Matter, CourtPlan Plan, CourtTerms Terms, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>Agrees, as a second person.</summary>
    public sealed record Approve(string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>Does not agree, as a second person.</summary>
    public sealed record Decline(string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>Freezes what is asked of the court.</summary>
    public sealed record DrawUp(CourtRequest Request, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The request for a payment order went out.</summary>
    public sealed record RequestOrder(DateOnly RequestedOn, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The order came.</summary>
    public sealed record Grant(DateOnly OrderedOn, Money Amount, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The request was turned down.</summary>
    public sealed record RejectRequest(DateOnly RejectedOn, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The order was served.</summary>
    public sealed record Serve(DateOnly ServedOn, ServiceManner Manner, string Officer, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The debtor opposed it.</summary>
    public sealed record Oppose(DateOnly OpposedOn, DateOnly HeardOn, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>A dated step.</summary>
    public sealed record TakeStep(CourtMark Step, DateOnly TakenOn, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>A day was recorded wrongly.</summary>
    public sealed record CorrectDay(CourtMark Mark, DateOnly Day, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The claim was turned down.</summary>
    public sealed record Dismiss(DateOnly DismissedOn, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>An enforcement officer acted.</summary>
    public sealed record Enforce(EnforcementAct Act, DateOnly DoneOn, bool InPerson, string Officer, Money Cost, Money Yield, string Reference, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>Something cost.</summary>
    public sealed record IncurCost(CourtCostKind Kind, Money Amount, DateOnly IncurredOn, string Reference, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>There is a title.</summary>
    public sealed record ObtainTitle(DateOnly ObtainedOn, Money Amount, Money Costs, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>What was sought is paid.</summary>
    public sealed record Pay(DateOnly PaidOn, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>The creditor withdraws.</summary>
    public sealed record Withdraw(DateOnly WithdrawnOn, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>A person says that it came to nothing.</summary>
    public sealed record Lapse(LapseCause Cause, DateOnly LapsedOn, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);

    /// <summary>Says what comes near, once for each number of days ahead, and once when it is over.</summary>
    public sealed record WarnOfDeadlines(ImmutableArray<int> Ahead, TimeLimits Limits, string By, DateOnly On) : CourtCommand(By, On);
}
