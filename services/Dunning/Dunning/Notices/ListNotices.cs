using Npgsql;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Notices;

/// <summary>Whom of the team a mail was asked for, and who could not be told.</summary>
static class ListNotices
{
    const int Most = 500;

    public static void MapNotices(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/notices", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("notices")
            .WithSummary("Mails to colleagues that were asked for, and those that were withheld with the reason; whether one has left is told by Correspondence").Produces<NoticeItem[]>().ProducesProblem(422);

    static async Task<IResult> List(
        CallersScope scope, NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? @case = null, Guid? subject = null, Guid? recipient = null, bool withheld = false, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        if (creditor is not null && Siren.Parse(creditor) is null) return Problems.Invalid("creditor", "is nine digits");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("colleague_notices.creditor", "colleague_notices.case_id", [creditor, @case, subject, recipient, withheld, after, limit]);
        return TypedResults.Ok((await session.Read(
            NoticeTable.Columns +
            $"""
             where ($1::text is null or creditor = $1) and ($2::uuid is null or case_id = $2) and ($3::uuid is null or subject = $3) and ($4::uuid is null or recipient = $4)
               and (not $5 or withheld is not null) and ($6::uuid is null or notice > $6){within}
             order by notice limit $7
            """, NoticeTable.Row, stop, values)).ToArray());
    }
}
