using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Imports.Fec;

/// <summary>Takes an accounting export (FEC) in. It is checked to its end before anything is stored; booking follows in the background.</summary>
static class SendFec
{
    const long Largest = 1L << 30;
    const int MostNamed = 100;

    public static void MapSendFec(this IEndpointRouteBuilder routes) =>
        routes.MapPost("/fec-imports", Post).RequireRole(Roles.Erp).WithTags("imports").WithMetadata(new RequestSizeLimitAttribute(Largest))
            .WithSummary("Imports an accounting export (FEC); the entity's SIREN is in the file's name").Produces<ImportAccepted>(202);

    static async Task<IResult> Post(string? file, HttpContext http, Uploads uploads, CancellationToken stop)
    {
        var inspection = new Inspection();
        var shown = inspection.Required("file", Path.GetFileName(file), 255);
        if (inspection.Problem is { } unnamed) return unnamed;
        if (!FecFileName.TryRead(shown, out var name, out var misnamed)) return Refused(misnamed, "file");
        if (await uploads.Refusal(inspection, name.Creditor.Digits, stop) is { } refusal) return refusal;

        await using var spool = new Spool(http.Request.Body, Largest);
        var survey = await FecSurvey.Of(spool, stop);
        if (survey.Problem is { } problem) return Refused(problem, problem.Field);
        if (survey.Totals.Rejected > 0 && await NothingToBook(survey, spool.Again(), stop) is { } allBad) return allBad;

        return await uploads.Accept(spool, new(ImportKind.Fec, name.Creditor.Digits, shown) { ClosingOn = name.ClosingOn, Warnings = Warnings(name, survey) }, http, stop);
    }

    static IResult Refused(FecProblem problem, string? field) =>
        Problems.Of(422, problem.Code, problem.Reason, new InputError(field, problem.Reason, problem.Line));

    // A file without a single good entry is refused as a whole, with its rows named at once.
    static async Task<IResult?> NothingToBook(FecSurvey survey, Stream content, CancellationToken stop)
    {
        var bad = new List<InputError>();
        await foreach (var row in survey.Rows(content, stop))
        {
            if (row is FecRow.Parsed) return null;
            if (row is FecRow.Rejected { Rejection: var rejection } && bad.Count < MostNamed) bad.Add(new(rejection.Field, rejection.Reason, rejection.Line));
        }

        return Problems.Of(422, "fec_nothing_to_book", "No entry of the file can be booked.", [.. bad]);
    }

    static IEnumerable<string> Warnings(FecFileName name, FecSurvey survey)
    {
        if (name.Warning is { } digit) yield return digit;
        if (survey.Totals.UnbalancedEntries > 0 && survey.Totals.Rejected == 0) yield return $"{survey.Totals.UnbalancedEntries} entries do not balance by themselves; the file as a whole does.";
    }
}
