using Recouvrement.Contracts.Dunning;

namespace Recouvrement.Correspondence.Texts;

/// <summary>All that a notice to a colleague is filled from. Holds personal data: never log it.</summary>
/// <param name="Creditor">Name of the entity.</param>
/// <param name="Customer">The customer, by name and number, or by number; null where it is about none.</param>
/// <param name="CustomerNumber">The ERP's own number; null where it is about none.</param>
/// <param name="Wanted">What is asked for or to be done, in words.</param>
/// <param name="Invoices">Invoices it is about.</param>
/// <param name="TotalCents">Sum of what is owed.</param>
/// <param name="Lines">How many lines a list has.</param>
/// <param name="Others">How many more invoices there are than those; null where these are all.</param>
/// <param name="Count">How often it was reminded.</param>
/// <param name="Deadline">Last day on which it is in time.</param>
/// <param name="Day">Day of the meeting, or the first day of the threat.</param>
/// <param name="Time">Hour of the meeting, <c>9 h 30</c>.</param>
/// <param name="Step">The threat in words.</param>
/// <param name="Note">What was written with it.</param>
/// <param name="AnswerName">Who follows the case.</param>
/// <param name="AnswerEmail">Where that one is answered.</param>
/// <param name="ColleagueName">The colleague who has not answered; null where it is about none.</param>
/// <param name="StandsIn">It comes to who stands in.</param>
/// <param name="AbsentName">For whom; null where that one has no name any more.</param>
/// <param name="RedirectedFor">Id of the member who would have got it, when it goes to the mailbox of the entity.</param>
/// <param name="Subject">What it is about: its id.</param>
/// <param name="Case">The case, for who objects; null where it is about none.</param>
/// <param name="HasTable">It brings the list along.</param>
public sealed record NoticeText(
    string Creditor, string? Customer, string? CustomerNumber, string? Wanted, IReadOnlyList<NoticeInvoiceV1> Invoices, long? TotalCents, int? Lines, int? Others, int? Count, DateOnly? Deadline, DateOnly? Day, string? Time,
    string? Step, string? Note, string? AnswerName, string? AnswerEmail, string? ColleagueName, bool StandsIn, string? AbsentName, string? RedirectedFor, string Subject, string? Case, bool HasTable)
{
    const string Escalated = "request_escalated", Threatened = "sales_told_of_threat";

    /// <summary>A notice in words.</summary>
    /// <param name="told">As it was told.</param>
    /// <param name="creditor">Name of the entity.</param>
    /// <param name="debtor">Name of the customer; null where it is not known.</param>
    public static NoticeText Of(ColleagueNoticeV1 told, string creditor, string? debtor) => new(
        creditor, told.CustomerNumber is { } number ? string.IsNullOrWhiteSpace(debtor) ? number : $"{debtor} ({number})" : null, told.CustomerNumber,
        told.Kind == "task_given" ? NoticeWords.Task(told.Item) : NoticeWords.Request(told.Item), told.Invoices, told.TotalCents, told.Lines, told.Kind == Threatened && told.Lines > told.Invoices.Length ? told.Lines - told.Invoices.Length : null, told.Count, told.Deadline, told.Day, NoticeWords.Hour(told.Time),
        NoticeWords.Threat(told.Step), told.Note, told.AnswerName, told.AnswerEmail, told.Kind == Escalated ? told.ColleagueName : null, told.InsteadOf is not null, told.Kind == Escalated ? null : told.ColleagueName, told.RedirectTo is null ? null : told.Member.ToString(),
        told.Subject.ToString(), told.Case?.ToString(), told.Attachments.Any(file => file.MediaType == "text/csv"));
}
