using Npgsql;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Settlements;

/// <summary>A settlement.</summary>
/// <param name="Settlement">Its id.</param>
/// <param name="File">The litigation file.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Stage"><c>proposed</c>, <c>agreed</c>, <c>declined</c>, <c>kept</c> or <c>broken</c>.</param>
/// <param name="AgreedCents">What the debtor pays.</param>
/// <param name="WaivedPrincipalCents">Given up of the invoices.</param>
/// <param name="WaivedInterestCents">Of late interest.</param>
/// <param name="WaivedCompensationCents">Of the flat compensation.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="PayBy">Last day of payment.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ProposedOn">When.</param>
/// <param name="DecidedBy">The second person.</param>
/// <param name="DecidedOn">When.</param>
/// <param name="Title"><c>court_approval</c>, <c>registry_formula</c> or <c>notarial_deed</c>; null while it cannot be enforced.</param>
/// <param name="TitleOn">Since when.</param>
/// <param name="EnforceUntil">Last day on which that title can be enforced (CPCE L111-4).</param>
sealed record SettlementRow(
    Guid Settlement, Guid File, string Creditor, Guid Debtor, string Reference, string Stage, long AgreedCents, long WaivedPrincipalCents, long WaivedInterestCents, long WaivedCompensationCents, string Currency,
    DateOnly PayBy, string ProposedBy, DateOnly ProposedOn, string? DecidedBy, DateOnly? DecidedOn, string? Title, DateOnly? TitleOn, DateOnly? EnforceUntil);

/// <summary>What was given up, and by whose word.</summary>
/// <param name="Source"><c>settlement</c> or <c>write_off</c> (of one's own will: <c>commercial_waiver</c>, <c>uneconomic</c>).</param>
/// <param name="Id">Of the settlement or write-off.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="PrincipalCents">Of invoices.</param>
/// <param name="InterestCents">Of late interest.</param>
/// <param name="CompensationCents">Of the flat compensation.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="State"><c>agreed</c> (if it is kept), <c>given</c> for good, or <c>void</c>: it was broken.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="ApprovedBy">Who agreed.</param>
/// <param name="ApprovedOn">When.</param>
sealed record WaiverLine(
    string Source, Guid Id, string Creditor, Guid Debtor, long PrincipalCents, long InterestCents, long CompensationCents, string Currency, string State, string ProposedBy, string ApprovedBy, DateOnly ApprovedOn);

/// <summary>Settlements and the ledger of waivers as staff read them.</summary>
static class ReadSettlements
{
    const int Most = 1000;

    public static void MapReadSettlements(this IEndpointRouteBuilder routes)
    {
        var read = routes.MapGroup("").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("settlements");
        read.MapGet("/settlements", List).WithSummary("Settlements, by id").Produces<SettlementRow[]>().ProducesProblem(422);
        read.MapGet("/waivers", Waivers).WithSummary("The ledger of waivers: what was given up, and by whose word").Produces<WaiverLine[]>().ProducesProblem(422);
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? file = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select settlement, file, creditor, debtor, reference, stage, agreed_cents, waived_principal, waived_interest, waived_compensation, currency, pay_by, proposed_by, proposed_on, decided_by, decided_on, title, title_on
              from settlements where ($1::text is null or creditor = $1) and ($2::uuid is null or file = $2) and ($3::uuid is null or settlement > $3) order by settlement limit $4
            """,
            row => new SettlementRow(
                row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetString(4), row.GetString(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetString(10),
                row.GetFieldValue<DateOnly>(11), row.GetString(12), row.GetFieldValue<DateOnly>(13), row.Maybe<string>(14), row.Maybe<DateOnly?>(15),
                row.Maybe<string>(16), row.Maybe<DateOnly?>(17), row.Maybe<DateOnly?>(17) is { } title ? TimeLimits.Shipped.Find(LimitKind.EnforceableTitle, title)?.LastDay(title) : null),
            stop, creditor, file, after, limit));
    }

    static async Task<IResult> Waivers(NpgsqlDataSource database, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read(
            """
            select * from (
                select 'settlement', settlement as id, creditor, debtor, waived_principal, waived_interest, waived_compensation, currency,
                       case stage when 'kept' then 'given' when 'broken' then 'void' else 'agreed' end, proposed_by, decided_by, decided_on
                  from settlements where stage in ('agreed', 'kept', 'broken') and waived_principal + waived_interest + waived_compensation > 0
                union all
                select 'write_off', write_off, creditor, debtor, gross_cents - recovered_cents, 0, 0, currency, 'given', proposed_by, decided_by, decided_on
                  from court_write_offs where written_off_on is not null and ground in ('commercial_waiver', 'uneconomic')) as w
             where ($1::text is null or w.creditor = $1) and ($2::uuid is null or w.id > $2) order by w.id limit $3
            """,
            row => new WaiverLine(
                row.GetString(0), row.GetGuid(1), row.GetString(2), row.GetGuid(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetString(7), row.GetString(8), row.GetString(9), row.GetString(10),
                row.GetFieldValue<DateOnly>(11)),
            stop, creditor, after, limit));
    }
}
