namespace Recouvrement.Client.Collector;

/// <summary>A request to a colleague.</summary>
/// <param name="Request">Its id.</param>
/// <param name="Kind"><c>document</c> or <c>question</c>.</param>
/// <param name="Item">What is asked for.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Case">The case it is for.</param>
/// <param name="CustomerNumber">The customer of that case.</param>
/// <param name="Invoice">The invoice it is for.</param>
/// <param name="Member">Who is asked.</param>
/// <param name="OnDuty">Who answers for it today.</param>
/// <param name="DeadlineOn">Last day on which an answer is in time.</param>
/// <param name="Overdue">Open and past its deadline.</param>
/// <param name="State"><c>open</c>, <c>answered</c>, <c>declined</c> or <c>withdrawn</c>.</param>
/// <param name="AskedOn">The day it was made.</param>
/// <param name="AskedBy">By whose key.</param>
/// <param name="Reminders">How often the colleague was reminded.</param>
/// <param name="RemindedOn">When last.</param>
/// <param name="EscalatedTo">The manager who has heard of it.</param>
/// <param name="EscalatedOn">When.</param>
/// <param name="EndedOn">The day it was answered, declined or withdrawn.</param>
/// <param name="EndedBy">By whose key.</param>
/// <param name="RepliedBy">The member who replied.</param>
/// <param name="Reason">Why it was declined.</param>
/// <param name="Note">What was written with it; null once it is erased.</param>
/// <param name="Reply">What was answered in words; null once it is erased.</param>
/// <param name="Told">Mails to colleagues about it that were asked for, and those that were withheld with the reason.</param>
public sealed record RequestOfColleague(
    Guid Request, string Kind, string Item, string Creditor, Guid Case, string CustomerNumber, Guid? Invoice, Guid Member, Guid OnDuty, DateOnly DeadlineOn, bool Overdue, string State, DateOnly AskedOn, string AskedBy,
    int Reminders, DateOnly? RemindedOn, Guid? EscalatedTo, DateOnly? EscalatedOn, DateOnly? EndedOn, string? EndedBy, Guid? RepliedBy, string? Reason, string? Note, string? Reply, IReadOnlyList<NoticeItem> Told);

/// <summary>A request to a colleague.</summary>
/// <param name="Item">Document or question: <c>signed_delivery_note</c>, <c>signed_quote</c>, <c>purchase_order</c>, <c>contract</c>, <c>work_acceptance</c>, <c>credit_note</c>, <c>goods_returned</c>, <c>delivery_complete</c>, <c>agreed_price</c>, <c>customer_contact</c>, <c>promise_to_customer</c>, <c>other_question</c>.</param>
/// <param name="Case">The case it is for.</param>
/// <param name="Member">Who is asked.</param>
/// <param name="Invoice">An invoice of the case.</param>
/// <param name="WorkingDays">Time to answer, 1 to 60; as the entity laid down where nothing is said.</param>
/// <param name="Note">One line; kept where it can be erased.</param>
public sealed record RequestAsked(string Item, Guid Case, Guid Member, Guid? Invoice = null, int? WorkingDays = null, string? Note = null);

/// <summary>The request that was made.</summary>
/// <param name="Request">Its id.</param>
/// <param name="DeadlineOn">Last day on which an answer is in time.</param>
public sealed record RequestTaken(Guid Request, DateOnly DeadlineOn);

/// <summary>A colleague gives what was asked for.</summary>
/// <param name="Member">Who; who was asked where nothing is said.</param>
/// <param name="Reply">One line; kept where it can be erased.</param>
public sealed record ReplyOfColleague(Guid? Member = null, string? Reply = null);

/// <summary>A colleague cannot give it.</summary>
/// <param name="Reason">Why: <c>does_not_exist</c>, <c>lost</c>, <c>not_mine</c>, <c>confidential</c>.</param>
/// <param name="Member">Who; who was asked where nothing is said.</param>
/// <param name="Reply">One line; kept where it can be erased.</param>
public sealed record Declining(string Reason, Guid? Member = null, string? Reply = null);

/// <summary>How fast colleagues reply.</summary>
/// <param name="Department">Of this department.</param>
/// <param name="Member">Of this member; only by person.</param>
/// <param name="Replied">Answered or declined.</param>
/// <param name="InTime">Of these, by the deadline.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="TenthsOfDays">Working days a reply took on average, in tenths; null where nobody replied.</param>
/// <param name="LongestDays">Working days the slowest reply took.</param>
public sealed record ReplyTimesItem(string Department, Guid? Member, int Replied, int InTime, int Open, int? TenthsOfDays, int? LongestDays);
