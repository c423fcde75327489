using Recouvrement.Invoicing.Accounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Invoices;

/// <summary>An invoice found by its number, and by its year where the number is there in several.</summary>
static class FoundInvoice
{
    /// <summary>Its stream, or the problem: none there, or more than one year.</summary>
    public static async Task<(Guid Id, IResult? Problem)> Of(Session session, string siren, string number, int? year, CancellationToken stop)
    {
        var inspection = new Inspection();
        inspection.Siren(siren);
        var key = inspection.PathKey("number", number);
        if (inspection.Problem is { } problem) return (default, problem);
        var found = await session.Read(
            "select id, year from invoices where creditor = $1 and upper(number) = upper($2) and ($3::int is null or year = $3) order by year",
            r => (Id: r.GetGuid(0), Year: r.GetInt32(1)), stop, siren, key, year);
        return found switch
        {
            [var one] => (one.Id, null),
            []        => (default, Problems.NotFound("invoice")),
            _         => (default, Problems.Invalid("year", $"There is such an invoice in each of the years {string.Join(", ", found.Select(f => f.Year))}: say which.")),
        };
    }
}
