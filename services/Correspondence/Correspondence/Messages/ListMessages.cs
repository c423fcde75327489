using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Correspondence.Copies;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Messages;

/// <summary>A message as far as it has come. Without names and addresses; those stand in its document.</summary>
/// <param name="Decision">Its key.</param>
/// <param name="State"><c>requested</c>, <c>sending</c>, <c>sent</c>, <c>failed</c> or <c>withdrawn</c>.</param>
/// <param name="Case">The dunning case; null while only its withdrawal was heard.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Step">Of the policy.</param>
/// <param name="Channel"><c>email</c>, <c>letter</c>, <c>registered_letter</c>, <c>electronic_registered_letter</c> or <c>sms</c>.</param>
/// <param name="Template">Name of the text.</param>
/// <param name="AddressedRole">Who it is addressed to in the end.</param>
/// <param name="Redirected">It went to the creditor's own mailbox.</param>
/// <param name="OutstandingCents">Principal claimed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RequestedOn">Business date.</param>
/// <param name="SentOn">Business date; null when it has not left.</param>
/// <param name="Reason">Why it failed or was withdrawn.</param>
/// <param name="DocumentSha256">Of the document as it left.</param>
/// <param name="Fault">Why it still waits, as the last attempt saw it.</param>
/// <param name="Copies">Copies of invoices that went with it: inside a mail, beside a letter as documents of their own.</param>
/// <param name="LetterState">Where a registered letter is, as its carrier said last.</param>
/// <param name="ProofSha256">Of the carrier's proof; null where there is none, or not yet.</param>
/// <param name="GoesAt">When it goes, where it waits for a quiet time to end (<c>quiet_time</c>).</param>
/// <param name="AddressedAt">Where a letter goes: <c>contact</c> or <c>seat</c>; null of an e-mail.</param>
/// <param name="TextName">The text that it was made with, for example <c>formal_notice.fr</c>.</param>
/// <param name="TextVersion">Version of the entity's own text; null of a shipped one.</param>
/// <param name="TextSha256">Of the source of that text.</param>
public sealed record MessageItem(
    Guid Decision, string State, Guid? Case, string? Creditor, string? CustomerNumber, int? Episode, string? Step, string? Channel, string? Template,
    string? AddressedRole, bool Redirected, long? OutstandingCents, string? Currency, DateOnly? RequestedOn, DateOnly? SentOn, string? Reason,
    string? DocumentSha256, string? Fault, string? AddressedAt, string? TextName, int? TextVersion, string? TextSha256, IReadOnlyList<CopyItem> Copies, string? LetterState, string? ProofSha256, DateTimeOffset? GoesAt = null);

/// <summary>A page of messages, by decision.</summary>
/// <param name="Messages">At most as many as asked for.</param>
/// <param name="Next">Give it back as <c>after</c>; null on the last page.</param>
public sealed record MessagePage(IReadOnlyList<MessageItem> Messages, Guid? Next);

/// <summary>Messages by case, customer and state.</summary>
static class ListMessages
{
    const int Most = 500;

    const string Columns =
        $"""
        select m.decision, m.state, m.case_id, m.creditor, m.customer_number, m.episode, m.step, m.channel, m.template, m.addressed_role, m.redirected,
               m.outstanding_cents, m.currency, m.requested_on, m.sent_on, m.reason, m.sha256, o.fault, m.addressed_at, m.text_name, m.text_version, m.text_sha256,
               {CopyView.Columns}, l.state, l.proof_sha256, case when o.fault = 'quiet_time' then o.waits_until end
          from messages m left join outgoing o using (decision) left join letters l using (decision)
        """;

    public static async Task<IResult> List(
        NpgsqlDataSource database, CancellationToken stop, [FromQuery(Name = "case")] Guid? dunningCase = null, string? customer = null, string? state = null, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"A number from 1 to {Most}.");
        if (state is not null && WireNames.Known<MessageStatus>(state) is null) return Problems.Invalid("state", "One of requested, sending, sent, failed, withdrawn.");
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            Columns +
            """

             where ($1::uuid is null or m.case_id = $1) and ($2::text is null or m.customer_number = $2) and ($3::text is null or m.state = $3)
               and ($4::uuid is null or m.decision > $4)
             order by m.decision limit $5
            """, Item, stop, dunningCase, customer, state, after, limit + 1);
        return TypedResults.Ok(new MessagePage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Decision : null));
    }

    public static async Task<IResult> Show(Guid id, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(Columns + " where m.decision = $1", Item, stop, id) is [var message] ? TypedResults.Ok(message) : Problems.NotFound("message");
    }

    static MessageItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.Value<Guid>(2), row.Text(3), row.Text(4), row.Value<int>(5), row.Text(6), row.Text(7), row.Text(8),
        row.Text(9), row.GetBoolean(10), row.Value<long>(11), row.Text(12), row.Value<DateOnly>(13), row.Value<DateOnly>(14), row.Text(15), row.Text(16), row.Text(17),
        row.Text(18), row.Text(19), row.Value<int>(20), row.Text(21),
        CopyView.Of(row.GetFieldValue<string[]>(22), row.GetFieldValue<string[]>(23)), row.Text(24), row.Text(25), row.Value<DateTimeOffset>(26));
}
