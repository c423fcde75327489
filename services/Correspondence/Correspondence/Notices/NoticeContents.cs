using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Debtors;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Notices;

/// <summary>What notices say and where they go, from when they are heard until they have left or never will. Personal data.</summary>
static class NoticeContents
{
    const int MostBytes = 256 * 1024, LongestText = 2000, LongestName = 60, MostInvoices = 1000;

    /// <summary>Why a notice cannot be mailed as it was told; null where it can.</summary>
    public static string? Fault(ColleagueNoticeV1 told) =>
        (told.RedirectTo ?? told.Email) is null                                                                                    ? "no_address"
        : told.Attachments.Any(file => file.MediaType is not ("text/csv" or "text/calendar"))                                      ? "attachment_unknown"
        : told.Attachments.Sum(file => (long)Encoding.UTF8.GetByteCount(file.Text)) > MostBytes                                    ? "attachments_too_large"
        : told.Invoices.Length > MostInvoices || Texts(told).Any(text => text?.Length > LongestText) || told.Attachments.Any(file => file.Name.Length > LongestName) ? "text_too_long"
        : Lacks(told)                                                                                                              ? "facts_missing"
        : null;

    static IEnumerable<string?> Texts(ColleagueNoticeV1 told) => [told.Note, told.AnswerName, told.ColleagueName, told.CustomerNumber, .. told.Invoices.Select(i => i.Number)];

    // What the text of each kind cannot do without.
    static bool Lacks(ColleagueNoticeV1 told) => told.Kind switch
    {
        "request_asked" or "request_reminded" or "request_escalated" => told.Deadline is null || told.CustomerNumber is null,
        "task_given"                                                 => told.Deadline is null,
        "sales_told_of_threat"                                       => told.Deadline is null || told.Day is null || told.CustomerNumber is null || told.TotalCents is null,
        "meeting_list"                                               => told.Day is null || told.Lines is null || told.TotalCents is null,
        "meeting_moved" or "meeting_cancelled" or "meeting_minutes"  => told.Day is null,
        _                                                            => false,
    };

    /// <summary>Keeps one.</summary>
    public static Task Keep(Session session, ColleagueNoticeV1 told, CancellationToken stop) =>
        session.Run("insert into notice_contents (notice, body) values ($1, $2) on conflict do nothing", stop, told.Notice, AddressBook.Written(told));

    /// <summary>One as it was told; null where it is forgotten.</summary>
    public static async Task<ColleagueNoticeV1?> Of(Session session, Guid notice, CancellationToken stop) =>
        await session.Read("select body from notice_contents where notice = $1", r => r.GetString(0), stop, notice) is [var body] ? JsonSerializer.Deserialize<ColleagueNoticeV1>(body, JsonSerializerOptions.Web) : null;

    /// <summary>Forgets one, with the mail that was made of it.</summary>
    public static async Task Forget(Session session, Guid notice, CancellationToken stop)
    {
        await session.Run("delete from notice_contents where notice = $1", stop, notice);
        await session.Run("delete from documents where decision = $1", stop, notice);
    }
}
