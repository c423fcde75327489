using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Litigation.Domain.Insolvencies;

/// <summary>Facts of what a creditor declares in one debtor's insolvency. <c>By</c> is who recorded it; <c>On</c> the business date.</summary>
public abstract record InsolvencyEvent
{
    InsolvencyEvent() { }

    /// <summary>Proceedings were opened, or more is known of them.</summary>
    public sealed record InsolvencyHeard(InsolvencyOf Of, string Kind, DateOnly? PublishedOn, long Version, DateOnly On) : InsolvencyEvent;

    /// <summary>They are over, or never were.</summary>
    public sealed record InsolvencyOver(DateOnly ClosedOn, string? Outcome, long Version, DateOnly On) : InsolvencyEvent;

    /// <summary>What is to be declared was drawn up and frozen.</summary>
    public sealed record InsolvencyClaimDrawnUp(InsolvencyStatement Statement, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>The claim was declared (déclaration de créance): it interrupts the limitation until the proceedings close (L622-25-1). The day of sending counts, and the creditor proves what he sent.</summary>
    public sealed record ClaimDeclared(InsolvencyOf Of, DateOnly SentOn, string Proof, ImmutableArray<Guid> Invoices, Money Amount, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>The insolvency office contests it (contestation du mandataire, L622-27).</summary>
    public sealed record ClaimChallenged(DateOnly ReceivedOn, Money Contested, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>The creditor answered.</summary>
    public sealed record ClaimChallengeAnswered(DateOnly AnsweredOn, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>The claim was admitted for an amount; nothing where it was turned down, and has interrupted no limitation (C. civ. 2243). The last decision stands.</summary>
    public sealed record ClaimAdmitted(Money Amount, DateOnly AdmittedOn, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>Relief was asked for a declaration that was missed (relevé de forclusion, L622-26).</summary>
    public sealed record InsolvencyReliefRequested(DateOnly RequestedOn, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>Goods sold under retention of title were claimed (revendication, L624-9).</summary>
    public sealed record RetentionOfTitleClaimed(DateOnly ClaimedOn, string By, DateOnly On) : InsolvencyEvent;

    /// <summary>A day is near by which the creditor must act, or it is over (<c>Days</c> is negative).</summary>
    public sealed record DeclarationDeadlineNeared(InsolvencyDeadlineKind What, int Days, DateOnly SafeOn, DateOnly LastOn, DateOnly On) : InsolvencyEvent;
}
