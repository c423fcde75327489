using MassTransit;

namespace Recouvrement.Contracts.Dunning;

/// <summary>
/// A colleague of the creditor's own company is to be told something by e-mail, once for ever. Holds personal data (mail address, names, what was written): it is read
/// when the notice is published, and whoever consumes it keeps it where it can be erased, no longer than the sending takes.
/// </summary>
/// <param name="Notice">Key: follows from the fact, the kind and the recipient; the same key is the same mail.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Kind"><c>request_asked</c>, <c>request_reminded</c>, <c>request_escalated</c>, <c>meeting_list</c>, <c>meeting_moved</c>, <c>meeting_cancelled</c>, <c>meeting_minutes</c>, <c>task_given</c> or <c>sales_told_of_threat</c>.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Member">Id of the member it is meant to reach.</param>
/// <param name="InsteadOf">Id of the member for whom that one stands in; null where it is the member's own.</param>
/// <param name="Email">Mail address of the member; null where it is not to be mailed or was erased meanwhile.</param>
/// <param name="RedirectTo">Mailbox that receives it instead of the member while the entity is in redirect mode.</param>
/// <param name="Subject">What it is about: id of the request, the list, the task or the case.</param>
/// <param name="Case">Stream id of the dunning case; null where it is about none.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoices">Invoices it is about.</param>
/// <param name="TotalCents">Sum of what is owed.</param>
/// <param name="Lines">How many lines a list has, or how many invoices there are in all, shown or not.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Item">What is asked for or to be done, snake_case.</param>
/// <param name="Count">How often it was reminded.</param>
/// <param name="Deadline">Last day on which an answer, a deed or an objection is in time.</param>
/// <param name="Day">Day of the meeting, or the first day on which a threat may go out.</param>
/// <param name="Time">Hour of the meeting by the clock of Paris, <c>09:30</c>.</param>
/// <param name="Step">Step of the policy that threatens.</param>
/// <param name="Note">What was written with it.</param>
/// <param name="AnswerName">Who follows the case.</param>
/// <param name="AnswerEmail">Where that one is answered.</param>
/// <param name="ColleagueName">The colleague it is about: who is away, or who has not answered.</param>
/// <param name="Attachments">Files, at most 256 kB together.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("dunning.colleague-notice.v1")]
[MessageUrn("dunning.colleague-notice.v1")]
public sealed record ColleagueNoticeV1(
    Guid Notice,
    string Creditor,
    string Kind,
    string Language,
    Guid Member,
    Guid? InsteadOf,
    string? Email,
    string? RedirectTo,
    Guid Subject,
    Guid? Case,
    Guid? Debtor,
    string? CustomerNumber,
    NoticeInvoiceV1[] Invoices,
    long? TotalCents,
    int? Lines,
    string Currency,
    string? Item,
    int? Count,
    DateOnly? Deadline,
    DateOnly? Day,
    string? Time,
    string? Step,
    string? Note,
    string? AnswerName,
    string? AnswerEmail,
    string? ColleagueName,
    NoticeAttachmentV1[] Attachments,
    long Version,
    DateOnly On);

/// <summary>An invoice that a notice is about.</summary>
/// <param name="Number">The ERP's own number.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="DueOn">Due date; null where it was not told.</param>
public sealed record NoticeInvoiceV1(string Number, long OutstandingCents, DateOnly? DueOn);

/// <summary>A text file that comes with a notice.</summary>
/// <param name="Name">File name.</param>
/// <param name="MediaType"><c>text/csv</c> or <c>text/calendar</c>.</param>
/// <param name="Text">Its content, sent as UTF-8.</param>
public sealed record NoticeAttachmentV1(string Name, string MediaType, string Text);
