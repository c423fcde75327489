using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>Facts of a proceeding in court. <c>By</c> is who recorded it; <c>On</c> the business date on which he did.</summary>
public abstract record CourtEvent
{
    CourtEvent() { }

    /// <summary>Somebody proposes to go to court; a second person must agree.</summary>
    public sealed record CourtActionProposed(CourtMatter Matter, CourtPlan Plan, string By, DateOnly On) : CourtEvent;

    /// <summary>A second person agrees.</summary>
    public sealed record CourtActionApproved(string By, DateOnly On) : CourtEvent;

    /// <summary>A second person does not agree: it is over.</summary>
    public sealed record CourtActionDeclined(string By, DateOnly On) : CourtEvent;

    /// <summary>What is asked of the court was drawn up and frozen: the same to the cent whenever it is printed.</summary>
    public sealed record CourtRequestDrawnUp(CourtRequest Request, string By, DateOnly On) : CourtEvent;

    /// <summary>The request for a payment order went to the court (requête en injonction de payer). It interrupts nothing.</summary>
    public sealed record PaymentOrderRequested(DateOnly RequestedOn, string By, DateOnly On) : CourtEvent;

    /// <summary>The order was given (ordonnance); its day selects the law.</summary>
    public sealed record PaymentOrderGranted(DateOnly OrderedOn, Money Amount, bool IsPartial, string By, DateOnly On) : CourtEvent;

    /// <summary>The request was turned down: there is no appeal, and the way of a summons stays (CPC 1409).</summary>
    public sealed record PaymentOrderRejected(CourtMatter Matter, DateOnly RejectedOn, string By, DateOnly On) : CourtEvent;

    /// <summary>The order was served (signification): this, and not the request, interrupts the limitation.</summary>
    public sealed record PaymentOrderServed(CourtMatter Matter, DateOnly ServedOn, ServiceManner Manner, string Officer, string By, DateOnly On) : CourtEvent;

    /// <summary>The debtor opposed the order; <c>HeardOn</c> is the day the creditor received the notice of it.</summary>
    public sealed record PaymentOrderOpposed(DateOnly OpposedOn, DateOnly HeardOn, string By, DateOnly On) : CourtEvent;

    /// <summary>A dated step without an amount.</summary>
    public sealed record CourtStepTaken(CourtMark Step, DateOnly TakenOn, string By, DateOnly On) : CourtEvent;

    /// <summary>A day had been recorded wrongly; days that the other services were told of are not corrected.</summary>
    public sealed record CourtDayCorrected(CourtMark Mark, DateOnly Was, DateOnly Day, string By, DateOnly On) : CourtEvent;

    /// <summary>The court, or what stands in its place, turned the claim down.</summary>
    public sealed record CourtClaimDismissed(CourtMatter Matter, DateOnly DismissedOn, string By, DateOnly On) : CourtEvent;

    /// <summary>An act of the enforcement officer, with what it cost; <c>Yield</c> is what it held or brought.</summary>
    public sealed record EnforcementActDone(CourtMatter Matter, EnforcementAct Act, DateOnly DoneOn, bool InPerson, string Officer, Money Cost, Money Yield, string Reference, string By, DateOnly On) : CourtEvent;

    /// <summary>A cost; borne by the debtor only with a title (CPCE L111-8), and never part of his balance here.</summary>
    public sealed record CourtCostIncurred(CourtCostKind Kind, Money Amount, DateOnly IncurredOn, string Reference, string By, DateOnly On) : CourtEvent;

    /// <summary>The creditor has a title that can be enforced (titre exécutoire).</summary>
    public sealed record EnforceableTitleObtained(CourtMatter Matter, DateOnly ObtainedOn, Money Amount, Money Costs, string By, DateOnly On) : CourtEvent;

    /// <summary>What was sought is paid.</summary>
    public sealed record CourtClaimPaid(CourtMatter Matter, DateOnly PaidOn, string By, DateOnly On) : CourtEvent;

    /// <summary>The creditor withdrew (désistement): what interrupted the limitation never did (C. civ. 2243).</summary>
    public sealed record CourtActionWithdrawn(CourtMatter Matter, DateOnly WithdrawnOn, string By, DateOnly On) : CourtEvent;

    /// <summary>It came to nothing for want of a step in time; a person says so, not the calendar.</summary>
    public sealed record CourtActionLapsed(CourtMatter Matter, LapseCause Cause, DateOnly LapsedOn, string By, DateOnly On) : CourtEvent;

    /// <summary>A day is near by which the creditor must act, or it is over (<c>Days</c> is negative).</summary>
    public sealed record CourtDeadlineNeared(CourtMatter Matter, DeadlineKind What, int Days, DateOnly SafeOn, DateOnly LastOn, DateOnly On) : CourtEvent;
}
