using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Cases;

/// <summary>What people may ask about cases.</summary>
static class CaseEndpoints
{
    public static void MapCases(this IEndpointRouteBuilder routes)
    {
        var cases = routes.MapGroup("/cases").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("cases");
        cases.MapGet("", ListCases.List).WithSummary("Cases by creditor, customer, status and owner").Produces<CaseItem[]>();
        cases.MapGet("/{id:guid}", ShowCase.Show).WithSummary("A case with its invoices and acts").Produces<CaseDetail>().ProducesProblem(404);
        cases.MapGet("/{id:guid}/history", CaseHistory.Read).WithSummary("The full history of the escalation, from the stream; as JSON, or as a PDF in French").Produces<HistoryEntry[]>().ProducesProblem(404);
        cases.MapGet("/{id:guid}/why", ExplainCase.Why).WithSummary("Per invoice and date: the next step with its day, or what stands against it").Produces<WhyNot[]>().ProducesProblem(404);

        var creditors = routes.MapGroup("/creditors/{siren}").RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("cases");
        creditors.MapGet("/blocked", AccountsOfCreditor.Blocked).WithSummary("Every account with what keeps it from being dunned, if anything").Produces<AccountStanding[]>();
        creditors.MapGet("/summary", AccountsOfCreditor.Summary).WithSummary("A creditor's dunning in figures").Produces<DunningSummary>();
    }
}
