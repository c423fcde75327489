using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>A sanction as it stands after its last change.</summary>
/// <param name="Position">In the feed; ask again with the last one as <c>after</c>.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reference">Its sender's.</param>
/// <param name="Kind">What happens.</param>
/// <param name="AnnouncedOn">When the customer was told.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="TermDays">The shorter term.</param>
/// <param name="ExecutedOn">When the ERP confirmed that it is done.</param>
/// <param name="LiftedOn">First day without it.</param>
/// <param name="IsOverdue">Announced for an earlier day and not done: what is announced is done.</param>
public sealed record SanctionAnswer(
    long Position, string Customer, string Reference, string Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays, DateOnly? ExecutedOn, DateOnly? LiftedOn, bool IsOverdue);

static class GetSanctions
{
    public static void MapGetSanctions(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/sanctions", Get).RequireRole(Readers.All).WithTags("sanctions")
            .WithSummary("Sanctions in the order of their last change: what the ERP is to do; or those only that were announced and not done by their day");

    static async Task<Page<SanctionAnswer>> Get(string siren, bool? overdue, long? after, int? limit, PreventionDesk desk, CancellationToken stop)
    {
        var (most, today) = (Readers.Limit(limit), desk.Today);
        await using var session = await Session.Open(desk.Database, stop);
        var rows = await session.Read(
            """
            select s.position, f.number, s.reference, s.kind, s.announced_on, s.effective_on, s.term_days, s.executed_on, s.lifted_on from sanctions s join credit_files f on f.customer = s.customer
             where f.creditor = $1 and s.position > $2 and (not $3 or (s.executed_on is null and s.effective_on < $4 and coalesce(s.lifted_on > $4, true))) order by s.position limit $5
            """, r => Row(r, today), stop, siren, after ?? 0, overdue ?? false, today, most + 1);
        return Page<SanctionAnswer>.Of(rows, most, s => $"{s.Position}");
    }

    static SanctionAnswer Row(NpgsqlDataReader r, DateOnly today)
    {
        DateOnly? Maybe(int column) => r.IsDBNull(column) ? null : r.Day(column);
        var sanction = new Sanction(Words.Read<SanctionKind>(r.GetString(3)), r.Day(4), r.Day(5), r.IsDBNull(6) ? null : r.GetInt32(6), Maybe(7), Maybe(8));
        return new(r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetString(3), sanction.AnnouncedOn, sanction.EffectiveOn, sanction.TermDays, sanction.ExecutedOn, sanction.LiftedOn, sanction.IsOverdue(today));
    }
}
