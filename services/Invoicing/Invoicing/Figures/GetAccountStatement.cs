using System.Globalization;
using System.Text;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Penalties;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Invoicing.Figures;

static class GetAccountStatement
{
    public static void MapGetAccountStatement(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/creditors/{siren}/customers/{number}/statement", Get).RequireRole(Readers.All).WithTags("figures")
            .WithSummary("Statement of account between two days: opening balance, movements, open items at the end; as JSON, as CSV, or as a PDF in French for the debtor")
            .Produces<StatementOfAccount>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity);

    static async Task<IResult> Get(
        string siren, string number, DateOnly? from, DateOnly? to, string? currency, long? through, string? format, StatementDocument document, HttpContext http, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        var inspection = new Inspection();
        var (entity, key, of) = (inspection.Siren(siren), inspection.PathKey("number", number), inspection.Currency(currency));
        var last = inspection.Day("to", to ?? clock.Today);
        var first = inspection.Day("from", from ?? new(last.Year, 1, 1));
        if (first > last) inspection.Wrong("from", "It is after the last day.");
        if (through < 1) inspection.Wrong("through", "It is a position in the log, from 1.");
        if (format is not (null or "json" or "csv" or "pdf")) inspection.Wrong("format", "It is json, csv or pdf.");
        if (inspection.Problem is { } problem) return problem;

        var customer = BusinessKey.OfCustomer(entity, key);
        StatementOfAccount? statement;
        await using (var session = await Session.Begin(database, stop))
        {
            if (await AccountHistory.Position(session, customer, stop) is not { } head) return Problems.NotFound("customer");
            if (through > head) return Problems.Invalid("through", $"The log ends at {head}.");
            var known = (await session.Read("select number from customers where id = $1", r => r.GetString(0), stop, customer))[0];
            statement = await AccountStatement.Read(session, new(customer, known, first, last, of, through ?? head), stop);
        }

        if (statement is null) return Problems.Of(422, "too_many_movements", $"There are more than {AccountStatement.MostMovements} movements: ask for fewer days.");
        return format == "pdf" ? await Typeset(document, entity, customer, statement, stop)
            : CsvText.IsAsked(http, format) ? Results.Text(Written(statement), CsvText.ContentType, Encoding.UTF8)
            : Results.Ok(statement);
    }

    static async Task<IResult> Typeset(StatementDocument document, Siren entity, Guid customer, StatementOfAccount statement, CancellationToken stop)
    {
        try
        {
            return Results.File(await document.Typeset(entity, customer, statement, stop), "application/pdf", string.Create(CultureInfo.InvariantCulture, $"releve-{statement.To:yyyy-MM-dd}.pdf"));
        }
        catch (TypesettingFailed)
        {
            return Problems.Of(503, "unavailable", "Documents cannot be typeset at the moment. Try again later.");
        }
    }

    static string Written(StatementOfAccount of)
    {
        var text = new StringBuilder();
        void Row(string section, DateOnly on, string kind = "", string number = "", int? year = null, DateOnly? dueOn = null, int? daysLate = null, Money? debit = null, Money? credit = null, Money? balance = null) =>
            text.AppendRow(
                [section, Day(on), Cell.Inert(kind), Cell.Inert(number), year?.ToString(CultureInfo.InvariantCulture), dueOn is { } due ? Day(due) : "", daysLate?.ToString(CultureInfo.InvariantCulture), Amount(debit), Amount(credit), Amount(balance)], ';');
        text.AppendRow(["section", "date", "kind", "number", "year", "due_on", "days_late", "debit", "credit", "balance"], ';');
        Row("opening", of.From, balance: of.Opening);
        foreach (var m in of.Movements) Row("movement", m.On, m.Kind, m.Number, m.Year, m.DueOn, null, m.Debit, m.Credit, m.Balance);
        Row("closing", of.To, debit: of.Debits, credit: of.Credits, balance: of.Closing);
        foreach (var i in of.OpenItems) Row("open_item", i.On, i.Kind, i.Number, i.Year, i.DueOn, i.DaysLate, balance: i.Open);
        return text.ToString();
    }

    static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    static string Amount(Money? amount) => amount is { } of ? CsvText.Of(of) : "";
}
