using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Customers;

/// <summary>How a customer has paid over twelve months.</summary>
/// <param name="On">As of this day.</param>
/// <param name="Year">The twelve months up to it.</param>
/// <param name="Recent">The last three of them.</param>
/// <param name="Former">The nine before.</param>
/// <param name="Profile">What that makes of the payer: <c>good</c>, <c>negligent</c> or <c>expert_late_payer</c>; null where too few invoices say it.</param>
/// <param name="IsDrifting">The recent months are worse than the former ones by the threshold.</param>
/// <param name="Formula">How it was counted.</param>
/// <param name="Incidents">Payments that came back in the twelve months for a reason that is the payer's, and bills of exchange that did.</param>
public sealed record BehaviourAnswer(DateOnly On, LatenessAnswer Year, LatenessAnswer Recent, LatenessAnswer Former, string? Profile, bool IsDrifting, string Formula, int Incidents = 0);

/// <summary>Invoices settled in a period and how late they were.</summary>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="Invoices">How many.</param>
/// <param name="Late">How many of them late.</param>
/// <param name="AverageDaysLate">To a tenth.</param>
/// <param name="WeightedDaysLate">To a tenth, each invoice weighing its amount.</param>
/// <param name="Longest">Days late of the latest one.</param>
public sealed record LatenessAnswer(DateOnly From, DateOnly Until, int Invoices, int Late, decimal AverageDaysLate, decimal WeightedDaysLate, int Longest);

/// <summary>A customer who pays later than before.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Since">When it was noticed.</param>
/// <param name="FormerDaysLate">Average over nine months before.</param>
/// <param name="RecentDaysLate">Average over three months, when it was noticed.</param>
public sealed record DriftAnswer(string Customer, DateOnly Since, decimal FormerDaysLate, decimal RecentDaysLate);

static class GetBehaviour
{
    public static void MapPaymentBehaviour(this IEndpointRouteBuilder routes)
    {
        var entity = routes.MapGroup("/creditors/{siren}").RequireRole(Readers.All).WithTags("payment behaviour");
        entity.MapGet("/customers/{number}/payment-behaviour", One).WithSummary("How late a customer has paid over twelve months, as of a day").Produces<BehaviourAnswer>();
        entity.MapGet("/payment-drifts", Drifts).WithSummary("Customers who pay later than before, by customer number: /customers/{number}/penalties says what they owe for it");
    }

    static async Task<IResult> One(string siren, string number, DateOnly? on, Payers payers, BusinessClock clock, NpgsqlDataSource database, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, day) = (inspection.Siren(siren), inspection.PathKey("number", number), on ?? clock.Today);
        if (inspection.Day("on", day) > clock.Today) inspection.Wrong("on", $"Nobody knows what will be paid after today, {clock.Today:yyyy-MM-dd}.");
        if (inspection.Problem is { } problem) return problem;
        var id = BusinessKey.OfCustomer(entity, key);
        await using var session = await Session.Open(database, stop);
        if (await session.Read("select 1 from customers where id = $1", r => r.GetInt32(0), stop, id) is []) return Problems.NotFound("customer");
        var behaviour = (await payers.Behaviour(session, [id], day, stop))[id];
        return Results.Ok(new BehaviourAnswer(
            day, Answer(behaviour.Year), Answer(behaviour.Recent), Answer(behaviour.Former), behaviour.Profile is { } profile ? Words.Of(profile) : null, behaviour.IsDrifting, payers.Formula,
            await Incidents(session, id, behaviour.Year, stop)));
    }

    static async Task<Page<DriftAnswer>> Drifts(string siren, string? after, int? limit, NpgsqlDataSource database, CancellationToken stop)
    {
        var most = Readers.Limit(limit);
        await using var session = await Session.Open(database, stop);
        var rows = await session.Read(
            """
            select number, drift_since, drift_former_tenths, drift_recent_tenths from customers
             where creditor = $1 and drift_since is not null and number collate "C" > $2 order by number collate "C" limit $3
            """, r => new DriftAnswer(r.GetString(0), r.Day(1), r.GetInt64(2) / 10m, r.GetInt64(3) / 10m), stop, siren, after ?? "", most + 1);
        return Page<DriftAnswer>.Of(rows, most, d => d.Customer);
    }

    static async Task<int> Incidents(Session session, Guid customer, PeriodLateness year, CancellationToken stop) => (await session.Read(
        """
        select ((select count(*) from credits where customer = $1 and is_incident and reversed_on between $2 and $3)
              + (select count(*) from bills where customer = $1 and status = 'unpaid' and reason not in ('contested', 'wrong_account') and ended_on between $2 and $3))::int
        """, r => r.GetInt32(0), stop, customer, year.From, year.Until))[0];

    static LatenessAnswer Answer(PeriodLateness of) => new(of.From, of.Until, of.Invoices, of.Late, of.AverageTenths / 10m, of.WeightedTenths / 10m, of.Longest);
}
