using System.Globalization;
using System.Text;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Meetings;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Notices;

/// <summary>
/// A notice as it is told to Correspondence. Names, addresses and what was written are read when it is published; what was erased meanwhile is not in it, and without an address
/// Correspondence notes that nobody could be told. Nothing here may stop the relay for a colleague's sake.
/// </summary>
static class NoticeMail
{
    const int MostBytes = 256 * 1024;

    public static async Task<ColleagueNoticeV1> Of(StoredEvent stored, NoticeEvent.NoticeAsked e, Session session, UnpaidListStreams lists, CancellationToken stop)
    {
        var (order, facts) = (e.Order, e.Order.Facts);
        var (member, recipient) = (order.Member ?? default, order.Recipient ?? default);
        var answer = facts.Case is { } of ? await Follows(session, of, e.On, stop) : null;
        var about = facts.Colleague ?? (member != recipient ? member : null);
        var names = await MemberTable.Names(session, new[] { recipient, answer, about }.OfType<Guid>(), stop);
        var contact = answer is { } follows && follows != recipient && names.TryGetValue(follows, out var known) ? known : default;
        return new(
            e.Notice, order.Creditor, Spelling.Of(order.Kind), "fr", recipient, member != recipient ? member : null,
            e.Mode == SendingMode.Live && names.TryGetValue(recipient, out var own) ? own.Email : null, e.Mode == SendingMode.Redirect ? await Mailbox(session, order.Creditor, stop) : null,
            order.Subject, facts.Case, facts.Debtor, facts.CustomerNumber, [.. facts.Invoices.Select(i => new NoticeInvoiceV1(i.Number, i.Owed.Cents, i.DueOn))], facts.Total?.Cents, facts.Lines,
            facts.Total?.Currency ?? facts.Invoices.FirstOrDefault()?.Owed.Currency ?? "EUR", facts.Item, facts.Count, facts.Deadline, facts.Day,
            facts.Time?.ToString("HH:mm", CultureInfo.InvariantCulture), facts.Step, await Note(session, order, stop), contact.Name, contact.Email,
            about is { } colleague && names.TryGetValue(colleague, out var person) ? person.Name : null, Fitting(await Files(session, order, lists, stop)), stored.Version, e.On);
    }

    /// <summary>The files that fit, the first ones first: what is too large is looked up by whoever wants it.</summary>
    internal static NoticeAttachmentV1[] Fitting(IEnumerable<NoticeAttachmentV1> files)
    {
        var left = MostBytes;
        return [.. files.Where(file => Encoding.UTF8.GetByteCount(file.Text) is var size && size <= left && (left -= size) >= 0)];
    }

    static async Task<List<NoticeAttachmentV1>> Files(Session session, NoticeOrder order, UnpaidListStreams lists, CancellationToken stop)
    {
        if (order.Kind is not (NoticeKind.MeetingList or NoticeKind.MeetingMoved or NoticeKind.MeetingCancelled or NoticeKind.MeetingMinutes)) return [];
        var list = await NoticeNews.ListUpTo(lists, session, order.Subject, order.SubjectVersion, stop);
        var files = new List<NoticeAttachmentV1>();
        if (list.Drawn is null) return files;
        if (order.Kind != NoticeKind.MeetingMinutes) files.Add(new("reunion-impayes.ics", "text/calendar", await UnpaidListFiles.Calendar(session, order.Subject, list, stop)));
        if (order.Kind is NoticeKind.MeetingList or NoticeKind.MeetingMinutes)
            files.Add(new(
                string.Create(CultureInfo.InvariantCulture, $"{(order.Kind == NoticeKind.MeetingList ? "impayes" : "compte-rendu")}-{list.HeldOn:yyyy-MM-dd}.csv"), "text/csv",
                UnpaidListFiles.Csv(await UnpaidListReading.Read(session, order.Subject, list, stop))));
        return files;
    }

    // Who answers that day for the owner of the case: to be asked, or answered.
    static async Task<Guid?> Follows(Session session, Guid dunningCase, DateOnly day, CancellationToken stop) =>
        await session.Read("select owner from case_owners where case_id = $1 and owner is not null", r => r.GetGuid(0), stop, dunningCase) is [var owner]
            ? (await MemberTable.Roster(session, stop)).OnDuty(owner, day) : null;

    static async Task<string?> Note(Session session, NoticeOrder order, CancellationToken stop) => order.Kind switch
    {
        NoticeKind.RequestAsked or NoticeKind.RequestReminded or NoticeKind.RequestEscalated => await Written(session, "select note from request_notes where request = $1 and note is not null", order.Subject, stop),
        NoticeKind.TaskGiven => await Written(session, "select note from task_notes where task = $1 and note is not null", order.Subject, stop),
        _ => null,
    };

    static async Task<string?> Written(Session session, string sql, Guid of, CancellationToken stop) => await session.Read(sql, r => r.GetString(0), stop, of) is [var note] ? note : null;

    static async Task<string?> Mailbox(Session session, string creditor, CancellationToken stop) =>
        await session.Read("select redirect_to from entities where creditor = $1 and redirect_to is not null", r => r.GetString(0), stop, creditor) is [var mailbox] ? mailbox : null;
}
