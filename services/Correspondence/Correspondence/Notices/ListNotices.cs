using Npgsql;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Correspondence.Notices;

/// <summary>A mail to a colleague as far as it has come. Without name, address and text.</summary>
/// <param name="Notice">Its key, as in Dunning.</param>
/// <param name="State"><c>requested</c>, <c>sending</c>, <c>sent</c> or <c>failed</c>.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Member">Id of the colleague.</param>
/// <param name="Redirected">It went to the creditor's own mailbox.</param>
/// <param name="Case">The dunning case; null where it is about none.</param>
/// <param name="CustomerNumber">The ERP's own; null where it is about none.</param>
/// <param name="RequestedOn">Business date.</param>
/// <param name="SentOn">Business date; null when it has not left.</param>
/// <param name="Reason">Why it failed, such as <c>no_address</c> or <c>recipient_refused</c>.</param>
/// <param name="Fault">Why it still waits, as the last attempt saw it.</param>
public sealed record NoticeItem(
    Guid Notice, string State, string Kind, string Creditor, Guid Member, bool Redirected, Guid? Case, string? CustomerNumber, DateOnly RequestedOn, DateOnly? SentOn, string? Reason, string? Fault);

/// <summary>A page of notices.</summary>
/// <param name="Notices">At most as many as asked for.</param>
/// <param name="Next">Give it back as <c>after</c>; null on the last page.</param>
public sealed record NoticePage(IReadOnlyList<NoticeItem> Notices, Guid? Next);

/// <summary>Mails to colleagues by entity, kind and state.</summary>
static class ListNotices
{
    const int Most = 500;

    public static void MapNotices(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("notices")
            .WithSummary("Mails to colleagues by entity, kind and state, with why one failed").Produces<NoticePage>().ProducesProblem(422);

    static async Task<IResult> List(
        NpgsqlDataSource database, CancellationToken stop, string? creditor = null, string? kind = null, string? state = null, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"A number from 1 to {Most}.");
        if (state is not (null or "requested" or "sending" or "sent" or "failed")) return Problems.Invalid("state", "One of requested, sending, sent, failed.");
        await using var session = await Session.Open(database, stop);
        var found = await session.Read(
            """
            select n.notice, n.state, n.kind, n.creditor, n.member, n.redirected, n.case_id, n.customer_number, n.requested_on, n.sent_on, n.reason, o.fault
              from notices n left join outgoing o on o.decision = n.notice
             where ($1::text is null or n.creditor = $1) and ($2::text is null or n.kind = $2) and ($3::text is null or n.state = $3) and ($4::uuid is null or n.notice > $4)
             order by n.notice limit $5
            """, Item, stop, creditor, kind, state, after, limit + 1);
        return TypedResults.Ok(new NoticePage([.. found.Take(limit)], found.Count > limit ? found[limit - 1].Notice : null));
    }

    static NoticeItem Item(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetGuid(4), row.GetBoolean(5), row.Value<Guid>(6), row.Text(7), row.GetFieldValue<DateOnly>(8),
        row.Value<DateOnly>(9), row.Text(10), row.Text(11));
}
