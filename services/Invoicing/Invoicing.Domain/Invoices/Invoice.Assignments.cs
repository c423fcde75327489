using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Invoicing.Domain.Invoices;

/// <summary>Why an assigned invoice comes back from the factor.</summary>
public enum RecourseReason
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The debtor did not pay the factor in time.</summary>
    Unpaid,

    /// <summary>The debtor contests it.</summary>
    Disputed,

    /// <summary>The factor does not take it (définancement).</summary>
    NotFinanced,

    /// <summary>The contract with the factor ended.</summary>
    ContractEnded,

    /// <summary>It was never assigned.</summary>
    Mistake,

    /// <summary>Another reason.</summary>
    Other,
}

/// <summary>An invoice that was sold to a factor after it was issued (affacturage, cession de créance).</summary>
/// <param name="Factor">SIREN of the factor, a company.</param>
/// <param name="On">From which day it is the factor's.</param>
/// <param name="WithRecourse">The factor may give it back unpaid (avec recours): its risk stays with the creditor.</param>
/// <param name="IsDebtorTold">The debtor knows whom to pay (subrogation, notification); else it is confidential.</param>
public sealed record Assignment(string Factor, DateOnly On, bool WithRecourse, bool IsDebtorTold);

/// <summary>An assignment and how it ended.</summary>
/// <param name="Terms">What was told of it.</param>
/// <param name="TakenBackOn">Day it came back; null while it is the factor's.</param>
/// <param name="Reason">Why it came back.</param>
public sealed record KnownAssignment(Assignment Terms, DateOnly? TakenBackOn, RecourseReason Reason)
{
    /// <summary>It is the factor's.</summary>
    public bool IsOpen => TakenBackOn is null;
}

public sealed partial record Invoice
{
    /// <summary>Reference of the hold of an assignment; nobody else may use it.</summary>
    public const string AssignmentHold = "assignment";

    const string EInvoiceFactored = "einvoice:factored";

    /// <summary>In the order they came; the last one is the one that counts.</summary>
    public ImmutableList<KnownAssignment> Assignments { get; init; } = [];

    /// <summary>When and why it came back last, whoever had said that a factor has it; null while it never did.</summary>
    public (DateOnly On, RecourseReason Reason)? Recourse { get; init; }

    /// <summary>A factor has it, as we were told of it.</summary>
    public bool IsAssigned => Assignments is [.., { IsOpen: true }];

    // What an electronic invoice or a platform said of it is the same assignment, said otherwise.
    IEnumerable<string> FactorHolds => IsFactorPaid ? [AssignmentHold, EInvoiceFactored, Payee] : [AssignmentHold, EInvoiceFactored];

    // Factored (225, 226); 227 is another account of whoever is paid.
    bool IsFactorPaid => Statuses.Where(s => s.Code is 225 or 226 or 227).OrderBy(s => s.On).LastOrDefault() is { Code: 225 or 226 };

    // What a platform says of a factor is known by itself, or is over.
    bool IsOldNews(EInvoiceStatus status) => IsAssigned || status.On < Recourse?.On;

    // Who names no day speaks of the assignment there is: it began when it began.
    Decision<InvoiceEvent> IsGiven(InvoiceCommand.Assign assign) => this switch
    {
        { Assignments: [.., { IsOpen: true } open] } when !assign.NamesDay && assign.Terms.On != open.Terms.On => IsGiven(assign with { Terms = assign.Terms with { On = open.Terms.On } }),
        { Assignments: [.., { TakenBackOn: { } back }] } when !assign.NamesDay => Refuse("assignment_is_over", $"Invoice {Document!.Number} came back on {back:yyyy-MM-dd}: say from which day it is assigned again."),
        { Assignments: [.., var last] } when last.Terms == assign.Terms => Nothing,
        _ when assign.Terms.On < Content!.IssuedOn                      => Refuse("assigned_before_issue", $"Invoice {Document!.Number} was issued on {Content.IssuedOn:yyyy-MM-dd}: nobody bought it before."),
        { Assignments: [.., { TakenBackOn: { } back }] } when assign.Terms.On < back =>
            Refuse("assignment_is_over", $"Invoice {Document!.Number} came back on {back:yyyy-MM-dd}: it is assigned again from that day on at the earliest."),
        { IsAssigned: false } when !Outstanding.IsPositive => Refuse("nothing_owed", $"Nothing is owed of invoice {Document!.Number}: there is nothing to assign."),
        _ => Accept<InvoiceEvent>(
            [new InvoiceEvent.InvoiceAssigned(Document!, assign.Terms), .. Holding(AssignmentHold, HoldReason.Factored, null), .. FactorHolds.Where(h => h != AssignmentHold).SelectMany(Lifting)]),
    };

    // An invoice that a platform alone said is a factor's comes back in the same way.
    Decision<InvoiceEvent> ComesBack(InvoiceCommand.TakeBack back)
    {
        var last = Assignments is [.., var one] ? one : null;
        var lifted = FactorHolds.SelectMany(Lifting).ToArray();
        return last switch
        {
            not { IsOpen: true } when lifted is [] => Recourse == (back.On, back.Reason) ? Nothing : Refuse("invoice_not_assigned", $"No factor has invoice {Document!.Number}."),
            { IsOpen: true } when back.On < last.Terms.On                => Refuse("recourse_before_assignment", $"Invoice {Document!.Number} was assigned on {last.Terms.On:yyyy-MM-dd}."),
            { IsOpen: true, Terms.WithRecourse: false } when back.Reason is RecourseReason.Unpaid => Refuse("no_recourse", $"The factor bought invoice {Document!.Number} without recourse: that the debtor does not pay is its own loss."),
            _ => Accept<InvoiceEvent>([new InvoiceEvent.InvoiceTakenBack(Document!, back.On, back.Reason), .. lifted]),
        };
    }

    Invoice With(InvoiceEvent.InvoiceTakenBack back) => this with
    {
        Recourse = (back.On, back.Reason),
        Assignments = Assignments is [.., { IsOpen: true } last] ? Assignments.SetItem(Assignments.Count - 1, last with { TakenBackOn = back.On, Reason = back.Reason }) : Assignments,
    };

    // A correction of what is still the factor's is no second assignment.
    Invoice With(InvoiceEvent.InvoiceAssigned assigned)
    {
        var known = new KnownAssignment(assigned.Terms, null, RecourseReason.None);
        return this with { Assignments = IsAssigned ? Assignments.SetItem(Assignments.Count - 1, known) : Assignments.Add(known) };
    }
}

public abstract partial record InvoiceCommand
{
    /// <summary>It is sold to a factor, or more is known of that.</summary>
    /// <param name="Terms">To whom, from when, how.</param>
    /// <param name="NamesDay">Its day was said; else it is that of the order, or of the assignment there is.</param>
    public sealed record Assign(Assignment Terms, bool NamesDay = true) : InvoiceCommand;

    /// <summary>The factor gives it back (recours): it is claimed by the creditor again.</summary>
    /// <param name="On">From which day.</param>
    /// <param name="Reason">Why.</param>
    public sealed record TakeBack(DateOnly On, RecourseReason Reason) : InvoiceCommand;
}

public abstract partial record InvoiceEvent
{
    /// <summary>A factor bought it (cession); all that is known of that.</summary>
    public sealed record InvoiceAssigned(AccountDocument Document, Assignment Terms) : InvoiceEvent;

    /// <summary>It came back from the factor (recours).</summary>
    public sealed record InvoiceTakenBack(AccountDocument Document, DateOnly On, RecourseReason Reason) : InvoiceEvent;
}
