using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Invoicing.PersonalData;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What sales heard of a customer.</summary>
/// <param name="Kind">
/// <c>strike</c>, <c>unpaid_suppliers</c>, <c>management_change</c>, <c>bad_news</c>, <c>site_closed</c>, <c>layoffs</c>, <c>lost_customer</c>, <c>unreachable</c>, <c>bank_withdraws</c>, <c>payment_incident</c> or <c>good_news</c>.
/// </param>
/// <param name="Severity"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="On">When it was heard.</param>
/// <param name="ExpiresOn">Last day it counts; open where absent.</param>
/// <param name="Note">In words. May name people: kept where it can be erased.</param>
public sealed record FieldSignalAsked(string Kind, string Severity, DateOnly On, DateOnly? ExpiresOn = null, string? Note = null);

static class HearFieldSignal
{
    public static void MapFieldSignals(this IEndpointRouteBuilder routes)
    {
        var signals = routes.MapGroup("/creditors/{siren}/customers/{number}/credit/signals/{reference}").RequireRole(Roles.Erp, Roles.Collector, Roles.Manager).WithTags("prevention");
        signals.MapPut("", Put).WithSummary("Notes a signal from the field, or corrects it").TakesCommand();
        signals.MapDelete("/note", Erase).WithSummary("Erases the words of a signal; that there was one stays").Produces(StatusCodes.Status204NoContent);
    }

    static Task<IResult> Put(
        string siren, string number, string reference, FieldSignalAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, ErasedWords words, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        var (key, note) = (inspection.PathKey("reference", reference), inspection.Text("note", asked.Note, 2000));
        var signal = new FieldSignal(
            inspection.Word<SignalKind>("kind", asked.Kind), inspection.Word<SignalSeverity>("severity", asked.Severity), inspection.Day("on", asked.On),
            inspection.DayFrom("expiresOn", asked.ExpiresOn, asked.On), desk.Fingerprint($"{siren}|{number}|{key}", note));
        return desk.Order(request, new CreditFileCommand.HearSignal(request.Account, key, signal), http, version, stop, async session =>
        {
            if (note is not null && await words.Holds(session, request.Customer, Erased(key), note, stop)) ErasedWords.Tell(http, "note");
            else if (note is null) await session.Run("delete from field_signal_notes where customer = $1 and reference = upper($2)", stop, request.Customer, key);
            else await session.Run(
                "insert into field_signal_notes (customer, reference, note) values ($1, upper($2), $3) on conflict (customer, reference) do update set note = excluded.note", stop, request.Customer, key, note);
        });
    }

    static async Task<IResult> Erase(string siren, string number, string reference, PreventionDesk desk, ErasedWords words, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var key = request.Inspection.PathKey("reference", reference);
        if (request.Inspection.Problem is { } problem) return problem;
        return await desk.Run(async session =>
        {
            var erased = await session.Read("delete from field_signal_notes where customer = $1 and reference = upper($2) returning note", r => r.GetString(0), stop, request.Customer, key);
            foreach (var note in erased) await words.Keep(session, request.Customer, [(Erased(key), note)], stop);
            return Results.NoContent();
        }, stop);
    }

    static string Erased(string reference) => $"signal {reference.ToUpperInvariant()}";
}
