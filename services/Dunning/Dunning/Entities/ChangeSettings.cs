using System.Security.Cryptography;
using System.Text;
using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Entities;

/// <summary>How a creditor entity duns.</summary>
/// <param name="Mode"><c>shadow</c> (decides, sends nothing), <c>redirect</c> (everything to one mailbox) or <c>live</c>.</param>
/// <param name="RedirectTo">The mailbox; needed in redirect mode, kept for it otherwise.</param>
/// <param name="HandsOver">Claims may be proposed for hand-over to an agency.</param>
/// <param name="Stopped">Stops everything at once: what has not gone out is called back, and a proposed hand-over can no longer be agreed to.</param>
/// <param name="Sms">What becomes of text messages: <c>task</c> of a person, as an entity starts, or <c>sent</c> by themselves while it is live; absent: as it was.</param>
public sealed record Settings(SendingMode Mode, string? RedirectTo = null, bool HandsOver = true, bool Stopped = false, TextMessages? Sms = null);

/// <summary>Settings of an entity. What waits under the old ones is called back in the same transaction.</summary>
static class ChangeSettings
{
    const string Columns = "select mode, redirect_to, hands_over, stopped, sends_texts from entities where creditor = $1";

    /// <summary>Cases of a creditor (<c>$1</c>) with something to call back; of its text messages alone where <c>$2</c>.</summary>
    internal const string Waiting =
        """
        select case_id from acts where creditor = $1 and status in ('awaiting_approval', 'rejected', 'approved', 'requested', 'call_to_make', 'call_with_agency') and (channel = 'sms' or not $2)
         union
        select case_id from service_messages where creditor = $1 and is_open and not $2
         union
        select case_id from said where creditor = $1 and kind = 'assignment' and status = 'open' and not $2
         order by case_id
        """;

    public static void MapSettings(this IEndpointRouteBuilder routes)
    {
        var settings = routes.MapGroup("/creditors/{siren}/settings").WithTags("settings");
        settings.MapPut("", Change).RequireRole(Roles.Manager).WithSummary("How an entity duns; an entity starts in shadow").Produces(204).ProducesProblem(409).ProducesProblem(422);
        settings.MapGet("", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("How an entity duns").Produces<Settings>().ProducesProblem(404);
    }

    static async Task<IResult> Change(
        string siren, Settings asked, HttpContext http, EntityStreams entities, CaseStreams cases, BusinessClock clock, NpgsqlDataSource database, LogSignal signal, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (asked.RedirectTo is { } mailbox && EmailAddress.Parse(mailbox) is null)
            return Problems.Invalid("redirectTo", "is no mail address");
        if (asked.Sms is TextMessages.Unknown) return Problems.Invalid("sms", "is task or sent");
        var (context, today) = (http.EventContext(clock), clock.Today);
        var outcome = await UnitOfWork.Run(database, signal, async session =>
        {
            // Held before anything else: the batch that is under way ends first.
            await EntityTable.Close(session, stop);
            await session.Run(EntityTable.Begin, stop, creditor.Digits);
            var before = (await session.Read(Columns + " for update", Row, stop, creditor.Digits))[0];
            var (redirect, texts) = (asked.RedirectTo ?? before.RedirectTo, asked.Sms ?? before.Sms);
            var outcome = await entities.Handle(session, EntityTable.StreamOf(creditor.Digits), new EntityCommand.ChangeSettings(
                creditor.Digits, new(asked.Mode, asked.HandsOver, asked.Stopped, Fingerprint(redirect), texts is TextMessages.Sent ? true : null), http.Actor()), context, stop);
            if (outcome.Decision.Facts.IsEmpty) return outcome;
            await session.Run("update entities set redirect_to = $2 where creditor = $1", stop, creditor.Digits, redirect);
            if (asked.Stopped) await CallBack(session, cases, creditor.Digits, WithdrawalReason.Stopped, today, context, stop);
            else if (asked.Mode != before.Mode) await CallBack(session, cases, creditor.Digits, WithdrawalReason.ModeChanged, today, context, stop);
            else if (texts != before.Sms) await CallBack(session, cases, creditor.Digits, WithdrawalReason.TextsNotSent, today, context, stop, textsOnly: true);
            await session.Run("update cases set look_on = $2 where creditor = $1", stop, creditor.Digits, today);
            return outcome;
        }, stop);
        return Answer.From(outcome);
    }

    static async Task<IResult> Show(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(Columns, Row, stop, siren) is [var settings] ? TypedResults.Ok(settings) : Problems.NotFound("entity");
    }

    internal static async Task CallBack(Session session, CaseStreams cases, string creditor, string reason, DateOnly today, EventContext context, CancellationToken stop, bool textsOnly = false)
    {
        var waiting = await session.Read(Waiting, r => r.GetGuid(0), stop, creditor, textsOnly);
        if (waiting.Count > 0)
            await cases.HandleMany(session, [.. waiting.Select(c => (c, (DunningCommand)new DunningCommand.WithdrawAll(reason, today, textsOnly)))], context, stop);
    }

    static Settings Row(NpgsqlDataReader row) =>
        new(Spelling.Known<SendingMode>(row.GetString(0)) ?? SendingMode.Shadow, row.Text(1), row.GetBoolean(2), row.GetBoolean(3), row.GetBoolean(4) ? TextMessages.Sent : TextMessages.Task);

    static string? Fingerprint(string? mailbox) => mailbox is null ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(mailbox)));
}
