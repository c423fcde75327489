namespace Recouvrement.Client.Collector;

/// <summary>A task.</summary>
/// <param name="Task">Its id.</param>
/// <param name="Kind">What is to be done.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Case">The case it is about.</param>
/// <param name="CustomerNumber">The customer of that case.</param>
/// <param name="Invoice">The invoice it is about.</param>
/// <param name="Owner">The member who is to do it; null while nobody is named.</param>
/// <param name="OwnerOnDuty">Who does it today.</param>
/// <param name="FirstDeadlineOn">The deadline as it was given.</param>
/// <param name="DeadlineOn">The deadline now.</param>
/// <param name="Overdue">Open and past its deadline.</param>
/// <param name="Origin">What it came from.</param>
/// <param name="State"><c>open</c>, <c>done</c> or <c>cancelled</c>.</param>
/// <param name="OpenedOn">The day it was given.</param>
/// <param name="OpenedBy">By whose key, or which part of the service.</param>
/// <param name="EndedOn">The day it was done or cancelled.</param>
/// <param name="EndedBy">With whose key that was reported.</param>
/// <param name="DoneBy">The member who did it.</param>
/// <param name="Result">What came of it, or why it was cancelled.</param>
/// <param name="Note">What was written with it; null once it is erased.</param>
/// <param name="Report">What was written at its end; null once it is erased.</param>
/// <param name="FollowUp">The follow-up of its case that it stands for; both end together.</param>
/// <param name="Invoices">The ERP's own numbers of what it is about; none: the case, or nothing of that kind.</param>
/// <param name="Why">What became of the message it follows from, such as <c>bounced</c>; null where it follows from none.</param>
public sealed record TaskItem(
    Guid Task, string Kind, string Creditor, Guid? Case, string? CustomerNumber, Guid? Invoice, Guid? Owner, Guid? OwnerOnDuty, DateOnly FirstDeadlineOn, DateOnly DeadlineOn, bool Overdue, string Origin,
    string State, DateOnly OpenedOn, string OpenedBy, DateOnly? EndedOn, string? EndedBy, Guid? DoneBy, string? Result, string? Note, string? Report,
    Guid? FollowUp, IReadOnlyList<string> Invoices, string? Why = null);

/// <summary>A task that a person gives.</summary>
/// <param name="Kind">What is to be done: <c>send_invoice_copy</c>, <c>answer_debtor</c>, <c>find_address</c>, <c>visit</c>, <c>portal_check</c>, <c>decide</c>, <c>open_dispute</c>, <c>find_payment</c>, <c>tell_sales</c>, <c>ask_carrier</c>, <c>send_by_hand</c>, <c>other</c>.</param>
/// <param name="DeadlineOn">Last day on which it is in time; not before today.</param>
/// <param name="Case">The case it is about; its entity and its owner are those of the task where nothing else is said.</param>
/// <param name="Creditor">SIREN, where no case says it.</param>
/// <param name="Invoice">An invoice of the case.</param>
/// <param name="Owner">The member who is to do it.</param>
/// <param name="Note">One line; kept where it can be erased.</param>
public sealed record TaskAsked(string Kind, DateOnly DeadlineOn, Guid? Case = null, string? Creditor = null, Guid? Invoice = null, Guid? Owner = null, string? Note = null);

/// <summary>The task that was given.</summary>
public sealed record TaskGiven(Guid Task);

/// <summary>A task is done.</summary>
/// <param name="Result">What came of it: <c>done</c>, <c>not_found</c>, <c>paid</c>, <c>promised</c>, <c>refused</c>, <c>disputed</c>, <c>no_answer</c>, <c>other</c>.</param>
/// <param name="Member">Who did it; the owner where nothing is said.</param>
/// <param name="Report">One line; kept where it can be erased.</param>
public sealed record TaskReport(string Result, Guid? Member = null, string? Report = null);

/// <summary>A task need not be done.</summary>
/// <param name="Reason">Why: <c>no_longer_needed</c>, <c>duplicate</c>, <c>mistake</c>.</param>
public sealed record TaskWithdrawal(string Reason);

/// <summary>Another owner, another deadline, or both.</summary>
/// <param name="Owner">The member who is to do it.</param>
/// <param name="DeadlineOn">Last day; the first one given stays the one it is measured by.</param>
public sealed record TaskChange(Guid? Owner = null, DateOnly? DeadlineOn = null);
