using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Inbound;

/// <summary>A mail that came in.</summary>
/// <param name="Mail">Its key.</param>
/// <param name="State"><c>unmatched</c>: a person is to say what it belongs to; <c>filed</c>; <c>set_aside</c>: about no case.</param>
/// <param name="Kind"><c>reply</c>, <c>auto_reply</c>, <c>challenge</c>, <c>hard_bounce</c>, <c>soft_bounce</c>, <c>delayed</c>, <c>delivered</c>, <c>relayed</c>, <c>complaint</c>, <c>colleague</c> (who sells to the debtor has answered its copy: no reply of the debtor's) or <c>unknown</c>.</param>
/// <param name="StatusCode">Enhanced status code of a report.</param>
/// <param name="ReturnOn">Day on which an absence says it ends.</param>
/// <param name="Case">The dunning case it is about.</param>
/// <param name="Decision">The message it is about.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="How">What it was matched by: <c>token</c>, <c>message_id</c>, <c>reference</c>, <c>sender</c> or <c>person</c>.</param>
/// <param name="Sender">Who says to have written it; null where that was erased or cannot be read.</param>
/// <param name="Subject">Null where it was erased.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="ArrivedOn">Business date.</param>
public sealed record InboundItem(
    Guid Mail, string State, string Kind, string? StatusCode, DateOnly? ReturnOn, Guid? Case, Guid? Decision, string? Creditor, string? How, string? Sender, string? Subject, long Bytes, DateOnly ArrivedOn);

/// <summary>A page of mails, by key.</summary>
/// <param name="Mails">At most as many as asked for.</param>
/// <param name="Next">Give it back as <c>after</c>; null on the last page.</param>
public sealed record InboundPage(IReadOnlyList<InboundItem> Mails, Guid? Next);

/// <summary>Mails that came in, by state, kind, case and message.</summary>
static class ListInboundMail
{
    const int Most = 500;

    const string Columns =
        """
        select i.mail, i.state, i.kind, i.status_code, i.return_on, i.case_id, i.decision, i.creditor, i.how, c.sender, c.subject, i.bytes, i.arrived_on
          from inbound_mails i left join inbound_contents c using (mail)
        """;

    public static async Task<IResult> List(
        NpgsqlDataSource database, CancellationToken stop, string? state = null, string? kind = null, [FromQuery(Name = "case")] Guid? dunningCase = null, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"A number from 1 to {Most}.");
        if (state is not (null or "unmatched" or "filed" or "set_aside")) return Problems.Invalid("state", "One of unmatched, filed, set_aside.");
        return await Page(database, null, state, kind, dunningCase, after, limit, stop);
    }

    public static async Task<IResult> OfMessage(Guid id, NpgsqlDataSource database, CancellationToken stop, Guid? after = null, int limit = 100) =>
        limit is < 1 or > Most ? Problems.Invalid("limit", $"A number from 1 to {Most}.") : await Page(database, id, null, null, null, after, limit, stop);

    /// <summary>One mail; null where there is none.</summary>
    public static async Task<InboundItem?> One(Session session, Guid mail, CancellationToken stop) =>
        await session.Read($"{Columns} where i.mail = $1", Row, stop, mail) is [var one] ? one : null;

    static async Task<IResult> Page(NpgsqlDataSource database, Guid? message, string? state, string? kind, Guid? dunningCase, Guid? after, int limit, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            $"""
            {Columns}
             where ($1::uuid is null or i.decision = $1) and ($2::text is null or i.state = $2) and ($3::text is null or i.kind = $3) and ($4::uuid is null or i.case_id = $4) and ($5::uuid is null or i.mail > $5)
             order by i.mail limit $6
            """, Row, stop, message, state, kind, dunningCase, after, limit + 1);
        return TypedResults.Ok(new InboundPage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Mail : null));
    }

    static InboundItem Row(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.Text(3), row.Value<DateOnly>(4), row.Value<Guid>(5), row.Value<Guid>(6), row.Text(7), row.Text(8), row.Text(9), row.Text(10),
        row.GetInt64(11), row.GetFieldValue<DateOnly>(12));
}
