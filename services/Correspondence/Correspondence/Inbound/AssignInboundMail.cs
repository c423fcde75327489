using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>What a mail belongs to.</summary>
/// <param name="Case">The dunning case.</param>
/// <param name="Decision">The message it is about, where it is about one.</param>
/// <param name="DebtorsWord">It is the debtor's word, whoever passed it on: a sales person's mail is then a reply of the debtor, and not filed as <c>colleague</c>. Default false: whose word it is, its author says.</param>
public sealed record MailAssignment(Guid Case, Guid? Decision = null, bool DebtorsWord = false);

/// <summary>A person says what a mail belongs to, or that it belongs nowhere.</summary>
static class AssignInboundMail
{
    public static async Task<IResult> Assign(Guid id, MailAssignment asked, HttpContext http, InboundDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await ListInboundMail.One(session, id, stop) is null) return Problems.NotFound("mail");
        return await MailMatch.Named(session, asked.Case, asked.Decision, stop) is { } to
            ? Answer.From(await desk.Assign(id, to, asked.DebtorsWord, http.EventContext(clock), stop))
            : Problems.Invalid(asked.Decision is null ? "case" : "decision", asked.Decision is null ? "is no case that was ever written to" : "is no message of this case");
    }

    public static async Task<IResult> SetAside(Guid id, HttpContext http, InboundDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await ListInboundMail.One(session, id, stop) is null) return Problems.NotFound("mail");
        return Answer.From(await desk.SetAside(id, http.Actor(), http.EventContext(clock), stop));
    }

    /// <summary>Forgets what a mail says and who wrote it; that it came, and what it was, stays.</summary>
    public static async Task<IResult> Erase(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await ListInboundMail.One(session, id, stop) is null) return Problems.NotFound("mail");
        await session.Run("delete from inbound_contents where mail = $1", stop, id);
        return TypedResults.NoContent();
    }
}
