using Recouvrement.Kernel.Amounts;
using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>A part of a plan.</summary>
/// <param name="DueOn">Last day for it.</param>
/// <param name="AmountCents">More than nothing.</param>
sealed record InstalmentGiven(DateOnly DueOn, long AmountCents);

/// <summary>The agency and the debtor agreed on a plan.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="TotalCents">Sum of the instalments, at most what is owed: no fee or cost of the agency.</param>
/// <param name="Currency">That of the placement.</param>
/// <param name="Instalments">1 to 120, in the order of their days.</param>
/// <param name="On">Day of the agreement.</param>
sealed record PlanGiven(string Reference, long TotalCents, string Currency, IReadOnlyList<InstalmentGiven> Instalments, DateOnly On);

static class ReportPlan
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/plans", Report).WithSummary("The agency and the debtor agreed on a plan").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static async Task<IResult> Report(Guid id, PlanGiven given, ReportDesk desk, HttpContext http, CancellationToken stop)
    {
        if (ReportDesk.Wrong(given.TotalCents, given.Currency, "totalCents") is { } wrong) return wrong;
        if (given.Instalments.Count is 0 or > AgreedPlan.Most) return Problems.Invalid("instalments", $"are 1 to {AgreedPlan.Most}");
        if (given.Instalments.Any(part => part is null || part.AmountCents is < 1 or > ReportDesk.MostCents)) return Problems.Invalid("instalments", $"are each of 1 to {ReportDesk.MostCents} cents");
        return await desk.Take(http, id, given.Reference, null, new PlacementCommand.ReportPlan(
            given.Reference, Money.OfCents(given.TotalCents, given.Currency), [.. given.Instalments.Select(part => new AgreedInstalment(part.DueOn, Money.OfCents(part.AmountCents, given.Currency)))],
            given.On, desk.Today), stop);
    }
}
