namespace Recouvrement.Client.Collector;

/// <summary>A mail to a colleague that was asked for, or withheld. Whether it has left is told by Correspondence, under the same id.</summary>
/// <param name="Notice">Its id.</param>
/// <param name="Kind"><c>request_asked</c>, <c>request_reminded</c>, <c>request_escalated</c>, <c>meeting_list</c>, <c>meeting_moved</c>, <c>meeting_cancelled</c>, <c>meeting_minutes</c>, <c>task_given</c> or <c>sales_told_of_threat</c>.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Subject">The request, the list, the task or the case it is about.</param>
/// <param name="Case">The case; null where it is about none.</param>
/// <param name="CustomerNumber">The customer of that case.</param>
/// <param name="Member">Who is meant; null where nobody of the team is.</param>
/// <param name="Recipient">Who is told: the member, or who answered for it that day.</param>
/// <param name="On">The day the mail was asked for or withheld.</param>
/// <param name="Mode"><c>live</c>, or <c>redirect</c> where it goes to the mailbox of the entity; null where it was withheld.</param>
/// <param name="Withheld">Why nobody is mailed: <c>no_address</c>, <c>has_left</c>, <c>nobody</c>, <c>shadow</c> or <c>stopped</c>; null where the mail was asked for.</param>
public sealed record NoticeItem(
    Guid Notice, string Kind, string Creditor, Guid Subject, Guid? Case, string? CustomerNumber, Guid? Member, Guid? Recipient, DateOnly On, string? Mode, string? Withheld);
