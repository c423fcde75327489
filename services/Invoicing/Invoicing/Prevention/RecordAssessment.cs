using Microsoft.AspNetCore.Mvc;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Prevention;

/// <summary>What somebody thinks a customer is good for.</summary>
/// <param name="Source">Who assessed.</param>
/// <param name="AssessedOn">When.</param>
/// <param name="Score">As the source gives it.</param>
/// <param name="LimitCents">What the source would lend, 0 for nothing.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="ExpiresOn">Last day it is good for.</param>
public sealed record AssessmentAsked(string Source, DateOnly AssessedOn, string? Score = null, long? LimitCents = null, string? Currency = null, DateOnly? ExpiresOn = null);

static class RecordAssessment
{
    public static void MapRecordAssessment(this IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/customers/{number}/credit/assessments/{reference}", Put).RequireRole(Roles.Erp, Roles.Manager).WithTags("prevention")
            .WithSummary("Notes an assessment of a customer's credit, or corrects it").TakesCommand();

    static Task<IResult> Put(
        string siren, string number, string reference, AssessmentAsked asked, [FromHeader(Name = "If-Match")] string? version, PreventionDesk desk, HttpContext http, CancellationToken stop)
    {
        var request = new FileRequest(siren, number);
        var inspection = request.Inspection;
        var assessment = new Assessment(
            inspection.Required("source", asked.Source, 80), inspection.Text("score", asked.Score, 40),
            asked.LimitCents is { } cents ? inspection.Limit("limitCents", cents, asked.Currency) : (Money?)null,
            inspection.Day("assessedOn", asked.AssessedOn), inspection.DayFrom("expiresOn", asked.ExpiresOn, asked.AssessedOn));
        return desk.Order(request, new CreditFileCommand.Assess(request.Account, inspection.PathKey("reference", reference), assessment), http, version, stop);
    }
}
