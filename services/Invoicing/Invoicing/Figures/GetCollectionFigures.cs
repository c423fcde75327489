using System.Globalization;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Figures;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Figures;

/// <summary>Figures of collection of one entity, debtor, sales person or segment. A figure that is not defined, such as days over no turnover, is null.</summary>
/// <param name="Key">Customer number, sales person or segment; empty for the entity and for accounts that have none.</param>
/// <param name="Receivables">Open invoices on the day.</param>
/// <param name="NotDue">Of these, not past their due date.</param>
/// <param name="Beginning">Open invoices on the eve of the period.</param>
/// <param name="Turnover">Invoices less credit notes of the period, including tax.</param>
/// <param name="Dso">Days sales outstanding, classic.</param>
/// <param name="DsoCountBack">By counting back, month after month.</param>
/// <param name="BestPossibleDso">If everybody paid when due.</param>
/// <param name="AverageDaysLate">DSO less the best possible.</param>
/// <param name="CollectionEffectiveness">CEI, in percent.</param>
/// <param name="DaysToInvoice">From delivery to invoice on average, over the deliveries invoiced in the period.</param>
/// <param name="InvoicedDeliveries">How many these are.</param>
public sealed record CollectionRow(
    string Key, Money Receivables, Money NotDue, Money Beginning, Money Turnover, decimal? Dso, decimal? DsoCountBack, decimal? BestPossibleDso, decimal? AverageDaysLate, decimal? CollectionEffectiveness,
    decimal? DaysToInvoice, int InvoicedDeliveries);

/// <summary>How each figure was computed.</summary>
/// <param name="Dso">Classic.</param>
/// <param name="DsoCountBack">By counting back.</param>
/// <param name="BestPossibleDso">If everybody paid when due.</param>
/// <param name="AverageDaysLate">The difference.</param>
/// <param name="CollectionEffectiveness">CEI.</param>
/// <param name="DaysToInvoice">From delivery to invoice.</param>
public sealed record CollectionFormulas(string Dso, string DsoCountBack, string BestPossibleDso, string AverageDaysLate, string CollectionEffectiveness, string DaysToInvoice);

/// <summary>Figures of collection over a period.</summary>
/// <param name="From">First day of the period.</param>
/// <param name="On">Last day.</param>
/// <param name="Days">Its days.</param>
/// <param name="By"><c>entity</c>, <c>debtor</c>, <c>sales_person</c> or <c>segment</c>.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Rows">By key.</param>
/// <param name="Next">Ask again with this as <c>after</c>; null at the end.</param>
/// <param name="Totals">Over all accounts chosen, those of other pages too; not the sum of days but the days of the sums.</param>
/// <param name="Formulas">How they were computed.</param>
/// <param name="Events">What they were made of; ask again with its last sequence as <c>through</c> and what was recorded since is left out.</param>
public sealed record CollectionAnswer(
    DateOnly From, DateOnly On, int Days, string By, string Currency, IReadOnlyList<CollectionRow> Rows, string? Next, CollectionRow Totals, CollectionFormulas Formulas, EventRange Events);

static class GetCollectionFigures
{
    const int UsualDays = 90, MostDays = 366;

    public static void MapGetCollectionFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/figures/collection", Get).RequireRole(Readers.All).WithTags("figures")
            .WithSummary("DSO (classic, by counting back, best possible), collection effectiveness and days from delivery to invoice, at any past day; of the entity, or per debtor, sales person or segment")
            .Produces<CollectionAnswer>().ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> Get(
        string siren, DateOnly? on, int? days, string? by, string? customer, string? salesPerson, string? segment, string? currency, string? after, int? limit, long? through,
        NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var choice = AccountChoice.Of(inspection, siren, on ?? clock.Today, by, currency, customer, salesPerson, segment, through);
        var period = days ?? UsualDays;
        if (period is < 1 or > MostDays) inspection.Wrong("days", $"A period has 1 to {MostDays} days.");
        if (inspection.Problem is { } problem) return problem;

        var (eve, most) = (choice.On.AddDays(-period), Readers.Limit(limit));
        await using var session = await Session.Open(database, stop);
        var keys = Page<string>.Of(await CollectionFigures.KeysOf(session, choice, after, most + 1, stop), most, key => key);
        var read = await CollectionFigures.Read(session, choice, eve, [.. keys.Items], stop);
        var whole = await CollectionFigures.Read(session, choice with { By = GroupedBy.Entity }, eve, null, stop);
        CollectionRow Row(string key, Dictionary<string, (CollectionInputs, InvoicingDelay)> from) =>
            Of(key, from.TryGetValue(key, out var found) ? found : (new(0, 0, 0, 0, new Dictionary<DateOnly, long>()), new(0, 0)), choice, period);
        return Results.Ok(new CollectionAnswer(
            eve.AddDays(1), choice.On, period, Words.Of(choice.By), choice.Currency, [.. keys.Items.Select(key => Row(key, read))], keys.Next, Row("", whole), Formulas(choice.On, period),
            await CollectionFigures.Events(session, choice, stop)));
    }

    static CollectionRow Of(string key, (CollectionInputs Inputs, InvoicingDelay Delay) read, AccountChoice choice, int days)
    {
        var (of, delay) = read;
        Money In(long cents) => Money.OfCents(cents, choice.Currency);
        return new(
            key, In(of.Receivables), In(of.NotDue), In(of.Beginning), In(of.Turnover), SalesOutstanding.Classic(of, days), SalesOutstanding.CountBack(of, choice.On), SalesOutstanding.BestPossible(of, days),
            SalesOutstanding.AverageLate(of, days), SalesOutstanding.Effectiveness(of),
            delay.Deliveries > 0 ? decimal.Round((decimal)delay.Days / delay.Deliveries, 2, MidpointRounding.AwayFromZero) : null, delay.Deliveries);
    }

    static CollectionFormulas Formulas(DateOnly on, int days)
    {
        var at = string.Create(CultureInfo.InvariantCulture, $"{on:yyyy-MM-dd}");
        return new(
            $"open invoices({at}) / turnover of {days} days x {days}; turnover = invoices less credit notes issued, including tax; not defined without turnover",
            $"open invoices({at}) less the turnover of each calendar month backwards; its days while it is used up, then the share of the last month; not defined where more is open than was ever invoiced",
            $"open invoices({at}) not past their due date / turnover of {days} days x {days}",
            "DSO - best possible DSO",
            $"100 x (open on the eve + turnover - open({at})) / (open on the eve + turnover - open and not due({at})); not defined where nothing could be collected",
            "average of date of issue - date of delivery, over the deliveries of invoices issued in the period; an invoice that names no delivery counts with its own day of delivery, or not at all");
    }
}
