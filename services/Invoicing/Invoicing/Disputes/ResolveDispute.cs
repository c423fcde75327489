using Microsoft.AspNetCore.Mvc;
using Npgsql;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Invoices;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.Disputes;

/// <summary>How a dispute ended.</summary>
/// <param name="Outcome"><c>upheld</c> (the debtor was right), <c>rejected</c>, <c>settled</c> or <c>withdrawn</c> (the debtor contests it no more, and nobody judged it).</param>
/// <param name="CreditNote">Number of the credit note that settles it, of the same customer and known here.</param>
/// <param name="CreditNoteYear">Its year of issue, where several years have the number.</param>
public sealed record ResolutionAsked(string Outcome, string? CreditNote = null, int? CreditNoteYear = null);

static class ResolveDispute
{
    // Money that the rules kept off what was contested may go there now.
    public static async Task<IResult> Post(
        string siren, string number, string dispute, int? year, ResolutionAsked asked, [FromHeader(Name = "If-Match")] string? version, InvoiceDesk desk, NpgsqlDataSource database, LogSignal signal,
        BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        var inspection = new Inspection();
        var order = new InvoiceCommand.Resolve(inspection.PathKey("dispute", dispute), inspection.Word<DisputeOutcome>("outcome", asked.Outcome), null, clock.Today);
        var named = asked.CreditNote is { } text ? inspection.Key("creditNote", text) : null;
        if (inspection.Problem is { } problem) return problem;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var (invoice, missing) = await FoundInvoice.Of(session, siren, number, year, stop);
            if (missing is not null) return missing;
            var (note, unknown) = named is null ? (null, null) : await Note(session, invoice, named, asked.CreditNoteYear, stop);
            return unknown ?? Answer.From(await desk.Move(session, invoice, order with { Note = note }, http.EventContext(clock), version, stop));
        }, stop);
    }

    static async Task<(SettlingNote? Note, IResult? Problem)> Note(Session session, Guid invoice, string number, int? year, CancellationToken stop) => await session.Read(
        "select c.number, c.year from credits c join invoices i on i.customer = c.customer where i.id = $1 and c.kind = 'credit_note' and upper(c.number) = upper($2) and ($3::int is null or c.year = $3)",
        r => new SettlingNote(r.GetString(0), r.GetInt32(1)), stop, invoice, number, year) switch
    {
        [var one] => (one, null),
        []        => (null, Problems.Of(409, "credit_note_unknown", $"The customer has no credit note {number}: book it first.")),
        _         => (null, Problems.Invalid("creditNoteYear", "Several years have such a credit note: say which.")),
    };
}
