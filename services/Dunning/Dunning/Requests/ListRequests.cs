using Npgsql;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Notices;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Requests;

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

/// <summary>Requests to colleagues, the most urgent first.</summary>
static class ListRequests
{
    const int Most = 1000;

    public static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, BusinessClock clock, HttpContext http, CancellationToken stop,
        string? creditor = null, Guid? @case = null, Guid? member = null, string state = "open", bool overdue = false, bool escalated = false, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        if (state is not ("open" or "answered" or "declined" or "withdrawn" or "all")) return Problems.Invalid("state", "is open, answered, declined, withdrawn or all");
        var today = clock.Today;
        await using var session = await Session.Open(database, stop);
        var roster = await MemberTable.Roster(session, stop);
        var (within, values) = scope.Narrow("q.creditor", "q.case_id", [creditor, @case, member, state, overdue, today, escalated, after, limit]);
        var requests = await session.Read(
            $"""
            select q.request, q.item, q.creditor, q.case_id, c.customer_number, q.invoice, q.member, q.deadline_on, q.state, q.asked_on, q.asked_by, q.reminders, q.reminded_on, q.escalated_to, q.escalated_on,
                   q.ended_on, q.ended_by, q.replied_by, q.reason, n.note, n.reply
              from colleague_requests q join cases c using (case_id) left join request_notes n using (request)
             where ($1::text is null or q.creditor = $1) and ($2::uuid is null or q.case_id = $2) and ($3::uuid is null or q.member = $3) and ($4 = 'all' or q.state = $4)
               and (not $5 or (q.state = 'open' and q.deadline_on < $6)) and (not $7 or q.escalated_on is not null)
               and ($8::uuid is null or (q.deadline_on, q.request) > (select a.deadline_on, a.request from colleague_requests a where a.request = $8)){within}
             order by q.deadline_on, q.request limit $9
            """,
            r => new RequestOfColleague(
                r.GetGuid(0), Spelling.Known<RequestItem>(r.GetString(1)) is { } item && item.IsDocument() ? "document" : "question", r.GetString(1), r.GetString(2), r.GetGuid(3), r.GetString(4), r.Value<Guid>(5), r.GetGuid(6), roster.OnDuty(r.GetGuid(6), today), r.GetFieldValue<DateOnly>(7),
                r.GetString(8) == "open" && r.GetFieldValue<DateOnly>(7) < today, r.GetString(8), r.GetFieldValue<DateOnly>(9), r.GetString(10), r.GetInt32(11), r.Value<DateOnly>(12), r.Value<Guid>(13), r.Value<DateOnly>(14),
                r.Value<DateOnly>(15), r.Text(16), r.Value<Guid>(17), r.Text(18), r.Text(19), r.Text(20), []),
            stop, values);
        var told = await NoticeTable.About(session, requests.Select(r => r.Request), stop);
        return TypedResults.Ok(requests.ConvertAll(r => Shown(r, http) with { Told = [.. told[r.Request]] }));
    }

    // What people write is for those who follow the cases, not for those who run the machines.
    static RequestOfColleague Shown(RequestOfColleague request, HttpContext http) => http.User.IsInRole(Roles.Ops) ? request with { Note = null, Reply = null } : request;
}
