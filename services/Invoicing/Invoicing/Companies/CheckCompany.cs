using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Companies;
using Recouvrement.Invoicing.OpenData;
using Recouvrement.Invoicing.Prevention;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Companies;

/// <summary>What the public company register says of a customer. Nothing of ours is overwritten by it.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Siren">Its SIREN.</param>
/// <param name="State"><c>active</c>, <c>ceased</c> or <c>unlisted</c>.</param>
/// <param name="Name">Null of a sole trader, or where the register keeps it to itself.</param>
/// <param name="SeatSiret">SIRET of the seat.</param>
/// <param name="SeatPostcode">Its postcode.</param>
/// <param name="SeatCity">Its town.</param>
/// <param name="LegalForm">Code of the legal form.</param>
/// <param name="Category"><c>PME</c>, <c>ETI</c> or <c>GE</c>.</param>
/// <param name="FoundedOn">Day of creation.</param>
/// <param name="CeasedOn">Day on which it ceased.</param>
/// <param name="Differences">In what the register and our data do not agree.</param>
/// <param name="CheckedOn">When it was last asked.</param>
public sealed record CompanyAnswer(
    string Number, string Siren, string State, string? Name, string? SeatSiret, string? SeatPostcode, string? SeatCity, string? LegalForm, string? Category, DateOnly? FoundedOn, DateOnly? CeasedOn,
    IReadOnlyList<CompanyDifferenceAnswer> Differences, DateOnly CheckedOn);

/// <summary>A difference.</summary>
/// <param name="Field"><c>name</c>, <c>seat</c>, <c>vat_number</c> or <c>founded_on</c>.</param>
/// <param name="Ours">What we hold.</param>
/// <param name="Register">What the register says; of a VAT number, the one that follows from the SIREN.</param>
public sealed record CompanyDifferenceAnswer(string Field, string? Ours, string? Register);

static class CheckCompany
{
    public static void MapCheckCompany(this IEndpointRouteBuilder routes)
    {
        var customer = routes.MapGroup("/creditors/{siren}/customers/{number}").WithTags("prevention");
        customer.MapPost("/company-check", Check).RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithSummary("Asks the public company register about a customer and notes what it says; overwrites nothing")
            .Produces<CompanyAnswer>().ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status502BadGateway).ProducesProblem(StatusCodes.Status503ServiceUnavailable);
        customer.MapGet("/company", Get).RequireRole(Readers.All).WithSummary("What the public company register last said of a customer, and in what it differs from our data").Produces<CompanyAnswer>();
    }

    static async Task<IResult> Check(string siren, string number, PreventionDesk desk, CompanyRegister register, CompanyBook book, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        if (request.Inspection.Problem is { } problem) return problem;
        if (!register.IsOn) return Problems.Of(409, "company_register_off", "No company register is configured: CompanyRegister:BaseUrl.");
        var (isKnown, of) = await Company(desk, request, stop);
        if (!isKnown) return PreventionDesk.Unknown(request.Account);
        if (of is not { } company) return Problems.Of(409, "siren_missing", "The customer has no SIREN to be asked for.");
        try
        {
            // Asked before the transaction: nothing is held while an outsider answers.
            var record = await register.Look(company, stop);
            await desk.Run(async session =>
            {
                await book.Note(session, company, record, clock.Today, http.EventContext(clock), stop);
                return Results.NoContent();
            }, stop);
        }
        catch (SourceAway away)
        {
            return Problems.Of(503, "company_register_away", $"The company register does not answer: {away.Message}");
        }
        catch (SourceUnreadable unreadable)
        {
            return Problems.Of(502, "company_register_unreadable", $"The company register's answer cannot be read: {unreadable.Message}");
        }

        return await Answered(desk, request, stop);
    }

    static async Task<IResult> Get(string siren, string number, PreventionDesk desk, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        return request.Inspection.Problem ?? await Answered(desk, request, stop);
    }

    static async Task<(bool IsKnown, Siren? Siren)> Company(PreventionDesk desk, FileRequest request, CancellationToken stop)
    {
        await using var session = await Session.Open(desk.Database, stop);
        return await session.Read("select siren from customers where id = $1", r => r.Text(0), stop, request.Customer) is [var siren] ? (true, Siren.Parse(siren)) : (false, null);
    }

    static async Task<IResult> Answered(PreventionDesk desk, FileRequest request, CancellationToken stop)
    {
        await using var session = await Session.Open(desk.Database, stop);
        var found = await session.Read(
            """
            select c.number, c.siren, r.name, r.seat_siret, r.seat_postcode, r.seat_city, r.legal_form, r.category, r.founded_on, r.ceased_on, r.checked_on, f.content, n.name, c.siret, c.vat_number, r.state
              from customers c join company_records r on r.siren = c.siren join credit_files f on f.customer = c.id left join customer_names n on n.customer = c.id where c.id = $1
            """,
            r =>
            {
                var file = CreditFileTable.Read(r.GetString(11));
                string? Ours(CompanyDifference of) => of switch
                {
                    CompanyDifference.Name => r.Text(12), CompanyDifference.Seat => r.Text(13), CompanyDifference.VatNumber => r.Text(14), _ => $"{file.FoundedOn:yyyy-MM-dd}",
                };
                string? Theirs(CompanyDifference of) => of switch
                {
                    CompanyDifference.Name => r.Text(2), CompanyDifference.Seat => r.Text(3), CompanyDifference.VatNumber => VatNumber.Of(Siren.Parse(r.GetString(1))!.Value).Compact, _ => $"{file.Company!.FoundedOn:yyyy-MM-dd}",
                };
                return file.Company is null ? null : new CompanyAnswer(
                    r.GetString(0), r.GetString(1), r.GetString(15), r.Text(2), r.Text(3), r.Text(4), r.Text(5), r.Text(6), r.Text(7), r.Value<DateOnly>(8), r.Value<DateOnly>(9),
                    [.. file.Company.Differences.Select(d => new CompanyDifferenceAnswer(Words.Of(d), Ours(d), Theirs(d)))], r.Day(10));
            }, stop, request.Customer);
        return found is [{ } answer] ? Results.Ok(answer) : Problems.NotFound("company check");
    }
}
