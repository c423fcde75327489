using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.AgencyReports;

/// <summary>The agency has gone on.</summary>
/// <param name="Reference">The agency's own; once per placement.</param>
/// <param name="Phase"><c>pre_litigation</c>, then <c>judicial</c>: that one with the creditor's green light for <c>court_action</c> only.</param>
/// <param name="On">Since when.</param>
sealed record PhaseGiven(string Reference, Phase Phase, DateOnly On);

static class ChangePhase
{
    public static void Map(IEndpointRouteBuilder own) =>
        own.MapPost("/phase", Change).WithSummary("The agency has gone on to the next phase; without the green light it needs, that is a breach").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);

    static Task<IResult> Change(Guid id, PhaseGiven given, ReportDesk desk, HttpContext http, CancellationToken stop) =>
        given.Phase is not (Phase.PreLitigation or Phase.Judicial) ? Task.FromResult(Problems.Invalid("phase", "is pre_litigation or judicial"))
        : desk.Take(http, id, given.Reference, null, new PlacementCommand.ChangePhase(given.Reference, given.Phase, given.On, desk.Today), stop);
}
