using Npgsql;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Notices;

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

/// <summary>Notices to colleagues as people read them.</summary>
static class NoticeTable
{
    public const string Columns = "select notice, kind, creditor, subject, case_id, customer_number, member, recipient, on_date, mode, withheld from colleague_notices";

    public static async Task Show(Session session, Guid stream, ColleagueNotice state, IReadOnlyList<Appended<NoticeEvent>> facts, EventContext context, CancellationToken stop)
    {
        foreach (var fact in facts)
            await (fact.Fact switch
            {
                NoticeEvent.NoticeAsked e    => Keep(session, e.Notice, e.Order, Spelling.Of(e.Mode), null, e.On, stop),
                NoticeEvent.NoticeWithheld e => Keep(session, e.Notice, e.Order, null, Spelling.Of(e.Reason), e.On, stop),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
    }

    /// <summary>Those about requests or lists, by what they are about, in the order of their days.</summary>
    public static async Task<ILookup<Guid, NoticeItem>> About(Session session, IEnumerable<Guid> subjects, CancellationToken stop) =>
        (await session.Read(Columns + " where subject = any($1) order by on_date, notice", Row, stop, (object)subjects.Distinct().ToArray())).ToLookup(n => n.Subject);

    public static NoticeItem Row(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetGuid(3), row.Value<Guid>(4), row.Text(5), row.Value<Guid>(6), row.Value<Guid>(7), row.GetFieldValue<DateOnly>(8), row.Text(9), row.Text(10));

    static Task<int> Keep(Session session, Guid notice, NoticeOrder order, string? mode, string? withheld, DateOnly on, CancellationToken stop) => session.Run(
        """
        insert into colleague_notices (notice, kind, creditor, subject, case_id, customer_number, member, recipient, mode, withheld, on_date)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
        """,
        stop, notice, Spelling.Of(order.Kind), order.Creditor, order.Subject, order.Facts.Case, order.Facts.CustomerNumber, order.Member, order.Recipient, mode, withheld, on);
}
