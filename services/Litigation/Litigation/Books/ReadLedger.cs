using Npgsql;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Books;
using Recouvrement.Litigation.Domain.Mandates;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Books;

/// <summary>What is still to be passed on by a day.</summary>
/// <param name="By">Last day.</param>
/// <param name="Cents">How much; negative where too much was passed on.</param>
sealed record DueByDay(DateOnly By, long Cents);

/// <summary>The account of an agency with a creditor, in one currency: collected = netted + remitted + balance, to the cent.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="CollectedCents">Received from debtors.</param>
/// <param name="FeesNettedCents">Kept back by agreement, with tax.</param>
/// <param name="RemittedCents">Passed on.</param>
/// <param name="BalanceCents">Still to be passed on.</param>
/// <param name="LateCents">Of the balance, what should have been passed on by now.</param>
/// <param name="ToCome">The balance by its days.</param>
/// <param name="FeesDueCents">By the grid, with tax, of what has one, fixed fees among them.</param>
/// <param name="FeesInvoicedCents">By the agency, with tax.</param>
/// <param name="UncheckedCents">Collected under mandates without a grid: their fees cannot be checked.</param>
sealed record LedgerOfAgency(
    string Creditor, string Currency, long CollectedCents, long FeesNettedCents, long RemittedCents, long BalanceCents, long LateCents, IReadOnlyList<DueByDay> ToCome,
    long FeesDueCents, long FeesInvoicedCents, long UncheckedCents);

/// <summary>A line of an agency's books.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Of">What it is.</param>
sealed record BookLine<TLine>(string Creditor, string Currency, TLine Of);

/// <summary>The account of an agency, now or at the end of a past day.</summary>
static class ReadLedger
{
    public static void MapLedger(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/agencies/{name}/ledger", Read).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies")
            .WithSummary("The account of an agency with each creditor, to the cent, now or at the end of the day on").Produces<LedgerOfAgency[]>().ProducesProblem(404).ProducesProblem(422);

    static async Task<IResult> Read(string name, NpgsqlDataSource database, IEventStore store, BusinessClock clock, CancellationToken stop, string? creditor = null, DateOnly? on = null)
    {
        if (on > clock.Today) return Problems.Invalid("on", $"is not after {clock.Today:yyyy-MM-dd}");
        await using var session = await Session.Open(database, stop);
        if (!await KnownAgency.Is(session, name, stop)) return Problems.NotFound("agency");
        var (lines, fixedFees) = on is { } past ? await Past(store, session, name, creditor, past, stop) : await Now(session, name, creditor, stop);
        var accounts = lines.Select(line => (line.Creditor, line.Currency)).Concat(fixedFees.Select(fee => (fee.Creditor, fee.Currency))).Distinct().Order();
        return TypedResults.Ok(accounts.Select(of => Shown(of.Creditor, of.Currency, AgencyLedger.Of(
            [.. lines.Where(line => (line.Creditor, line.Currency) == of).Select(line => line.Of)], [.. fixedFees.Where(fee => (fee.Creditor, fee.Currency) == of).Select(fee => fee.Of)], on ?? clock.Today))));
    }

    static async Task<(List<BookLine<LedgerLine>> Lines, List<BookLine<FixedFeeLine>> FixedFees)> Now(Session session, string name, string? creditor, CancellationToken stop) => (
        await session.Read(
            """
            select creditor, currency, amount_cents, to_remit_cents, remit_by, remitted_cents, fee_cents + fee_vat_cents, invoiced_cents + invoiced_vat_cents
              from collections where agency = $1 and ($2::text is null or creditor = $2)
            """,
            row => new BookLine<LedgerLine>(row.GetString(0), row.GetString(1), Line(row, row.GetString(1))), stop, name, creditor),
        await session.Read(
            """
            select creditor, currency, due_cents + due_vat_cents, invoiced_cents + invoiced_vat_cents from fixed_fees where agency = $1 and ($2::text is null or creditor = $2)
            """,
            row => new BookLine<FixedFeeLine>(row.GetString(0), row.GetString(1), new(Money.OfCents(row.GetInt64(2), row.GetString(1)), Money.OfCents(row.GetInt64(3), row.GetString(1)))), stop, name, creditor));

    static async Task<(List<BookLine<LedgerLine>> Lines, List<BookLine<FixedFeeLine>> FixedFees)> Past(IEventStore store, Session session, string name, string? creditor, DateOnly on, CancellationToken stop)
    {
        var (lines, fixedFees) = (new List<BookLine<LedgerLine>>(), new List<BookLine<FixedFeeLine>>());
        await foreach (var placement in PastPlacements.Of(store, session, name, creditor, on, stop))
        {
            var of = placement.State.Mandate!.Of.Creditor;
            lines.AddRange(placement.State.Collections.Values.Select(sum => new BookLine<LedgerLine>(of, sum.Amount.Currency, new(
                sum.Amount, sum.ToRemit, sum.Due?.By ?? new RemittanceTerms(null, false).RemitBy(sum.CollectedOn, TimeLimits.Shipped), sum.Remitted, sum.Fee?.Total, sum.Invoiced.Total))));
            fixedFees.AddRange(placement.State.FixedFees.Values.Select(fee => new BookLine<FixedFeeLine>(of, fee.Due.Net.Currency, new(fee.Due.Total, fee.Invoiced.Total))));
        }

        return (lines, fixedFees);
    }

    static LedgerLine Line(NpgsqlDataReader row, string currency) => new(
        Money.OfCents(row.GetInt64(2), currency), Money.OfCents(row.GetInt64(3), currency), row.GetFieldValue<DateOnly>(4), Money.OfCents(row.GetInt64(5), currency),
        row.Maybe<long?>(6) is { } fee ? Money.OfCents(fee, currency) : null, Money.OfCents(row.GetInt64(7), currency));

    static LedgerOfAgency Shown(string creditor, string currency, AgencyLedger ledger) => new(
        creditor, currency, ledger.Collected.Cents, ledger.FeesNetted.Cents, ledger.Remitted.Cents, ledger.Balance.Cents, ledger.Late.Cents,
        [.. ledger.ToCome.Select(day => new DueByDay(day.By, day.Amount.Cents))], ledger.FeesDue.Cents, ledger.FeesInvoiced.Cents, ledger.Unchecked.Cents);
}
