using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>What an agency can take on. What is left out sets no limit.</summary>
/// <param name="Countries">ISO 3166-1 alpha-2, of debtors.</param>
/// <param name="Departments">Of debtors in France, and of no others there: <c>69</c>, <c>2A</c>, <c>974</c>.</param>
/// <param name="Languages">ISO 639-1.</param>
/// <param name="Capacity">Live placements at most, of all creditors.</param>
sealed record ProfileGiven(IReadOnlyList<string>? Countries = null, IReadOnlyList<string>? Departments = null, IReadOnlyList<string>? Languages = null, int? Capacity = null);

/// <summary>Says where an agency works, what it speaks and how much it takes.</summary>
static class DescribeAgency
{
    const int MostCapacity = 1_000_000;

    public static void Map(IEndpointRouteBuilder agency) =>
        agency.MapPut("/profile", Describe).RequireRole(Roles.Manager).WithSummary("Where an agency works, what it speaks and how much it takes").Produces(204).ProducesProblem(404).ProducesProblem(422);

    static async Task<IResult> Describe(string name, ProfileGiven given, AgencyStreams agencies, WaitingFiles waiting, HttpContext http, BusinessClock clock, CancellationToken stop) =>
        PlainText.Answer(
            ZoneCodes.WrongCountries("countries", given.Countries), ZoneCodes.WrongDepartments("departments", given.Departments), ZoneCodes.WrongLanguages("languages", given.Languages),
            given.Capacity is < 0 or > MostCapacity ? new("capacity", $"is 0 to {MostCapacity}") : null)
        ?? await FilePaper.Carry(
            name, new AgencyCommand.DescribeAgency(new([.. given.Countries ?? []], [.. given.Departments ?? []], [.. given.Languages ?? []], given.Capacity), clock.Today), agencies, waiting, http, clock, stop);
}
