using Npgsql;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Partners.Intake;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>What an agency reaches with its key: its own placements; those of others do not exist.</summary>
static class OwnPlacements
{
    // Refusals that a field of the report brings about; the others are the state's.
    static readonly Dictionary<string, string> Fields = new()
    {
        ["claim_not_placed"] = "claimId",
        ["wrong_currency"] = "currency",
        ["amount_not_positive"] = "amountCents",
        ["day_in_future"] = "on",
        ["day_before_placement"] = "on",
        ["day_before_collection"] = "on",
        ["day_before_promise"] = "by",
        ["collection_unknown"] = "collection",
        ["plan_unclear"] = "instalments",
        ["plan_sum"] = "totalCents",
        ["plan_exceeds_claims"] = "totalCents",
        ["line_unclear"] = "lines",
        ["line_twice"] = "lines",
        ["lines_missing"] = "lines",
        ["sum_differs"] = "lines",
    };

    public static void MapMandates(this IEndpointRouteBuilder routes)
    {
        var agency = routes.MapGroup("/agency/placements").RequireRole(Roles.Agency).WithTags("agency").WithIdempotencyKeys();
        ReadMandate.MapList(agency);
        var own = agency.MapGroup("/{id:guid}").AddEndpointFilter(OnlyOwn);
        ReadMandate.MapOne(own);
        AcknowledgePlacement.Map(own);
        ReportAction.Map(own);
        ReportCollection.Map(own);
        RefusePlacement.Map(own);
        AskInformation.Map(own);
        ChangePhase.Map(own);
        ReportPromise.Map(own);
        ReportPlan.Map(own);
        ReportDispute.Map(own);
        ReportDebtor.Map(own);
        IssueReceipt.Map(own);
        AskGreenLight.Map(own);
        ClosePlacement.Map(own);
    }

    /// <summary>The caller's name in the register.</summary>
    public static string Agency(this HttpContext http) => http.User.FindFirst(ApiKeyAuthentication.AgencyClaim)?.Value ?? "";

    /// <summary>Null when the reference can be taken.</summary>
    public static IResult? WrongReference(string reference, string field = "reference") => AgencyReference.IsValid(reference)
        ? null
        : Problems.Invalid(field, $"is 1 to {AgencyReference.Longest} letters, digits and . _ : / -, beginning with a letter or digit");

    /// <summary>A refusal that names a field is 422, any other 409; null when nothing was refused.</summary>
    public static IResult? Refused(Refusal? refusal) =>
        refusal is null ? null
        : Fields.TryGetValue(refusal.Code, out var field) ? Problems.Invalid(field, refusal.Reason)
        : Platform.Hosting.Answer.Refused(refusal);

    static async ValueTask<object?> OnlyOwn(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        await using (var session = await Session.Open(http.RequestServices.GetRequiredService<NpgsqlDataSource>(), http.RequestAborted))
        {
            var own = await session.Read(
                "select 1 from placements where placement = $1 and agency = $2", _ => 1, http.RequestAborted, Guid.Parse((string)http.GetRouteValue("id")!), http.Agency());
            if (own.Count == 0) return Problems.NotFound("placement");
        }

        return await next(context);
    }
}
