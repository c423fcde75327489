using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>An agency with what it has shown.</summary>
/// <param name="Name">In the register.</param>
/// <param name="DisplayName">Company name.</param>
/// <param name="On">The day that what is found counts for.</param>
/// <param name="PapersOnFile">It has shown papers at all.</param>
/// <param name="Blocking">For these it is given nothing new.</param>
/// <param name="Warnings">What ends soon, or ended and is not demanded.</param>
/// <param name="Papers">All on file.</param>
/// <param name="Profile">What it can take on.</param>
/// <param name="Contacts">Whom to ask.</param>
/// <param name="LivePlacements">Placements that have not ended.</param>
sealed record AgencyDetail(
    string Name, string DisplayName, DateOnly On, bool PapersOnFile, IReadOnlyList<PaperFinding> Blocking, IReadOnlyList<PaperFinding> Warnings, IReadOnlyList<AgencyPaper> Papers,
    AgencyProfile Profile, IReadOnlyList<AgencyContact> Contacts, long LivePlacements);

/// <summary>Something to see to at an agency.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="DisplayName">Company name.</param>
/// <param name="Finding">What is wrong with which paper.</param>
/// <param name="Blocks">The agency is given nothing new for it.</param>
sealed record AgencyWarning(string Agency, string DisplayName, PaperFinding Finding, bool Blocks);

/// <summary>Agencies with their papers, and what of them lacks, lapses soon or has lapsed.</summary>
static class ShowAgency
{
    public static void Map(IEndpointRouteBuilder routes, IEndpointRouteBuilder agency)
    {
        agency.MapGet("/", One).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("An agency with its papers, and what of them lacks or lapses on a day, today by default")
            .Produces<AgencyDetail>().ProducesProblem(404);
        routes.MapGet("/agencies/warnings", Warnings).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies")
            .WithSummary("What lacks, lapses soon or has lapsed at the agencies").Produces<AgencyWarning[]>();
    }

    static async Task<IResult> One(
        string name, AgencyStreams agencies, AgencyOptions options, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, DateOnly? on = null)
    {
        await using var session = await Session.Open(database, stop);
        var day = on ?? clock.Today;
        if (await SignedMandates.Guarantees(session, day, name, stop) is not [var (_, guarantee)]) return Problems.NotFound("agency");
        var (agency, _) = await agencies.Load(session, Agency.StreamOf(name), stop);
        var found = agency.Diligence(day, guarantee, options.WarnDays);
        var live = await session.Read("select count(*) from placements where agency = $1 and ended_on is null", row => row.GetInt64(0), stop, name);
        return TypedResults.Ok(new AgencyDetail(
            name, agency.DisplayName!, day, found.OnFile, found.Blocking, found.Warnings, agency.Papers, agency.Profile, await AgencyContacts.All(session, name, stop), live[0]));
    }

    static async Task<IResult> Warnings(AgencyStreams agencies, AgencyOptions options, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var warnings = new List<AgencyWarning>();
        foreach (var (name, guarantee) in await SignedMandates.Guarantees(session, clock.Today, null, stop))
        {
            var (agency, _) = await agencies.Load(session, Agency.StreamOf(name), stop);
            var found = agency.Diligence(clock.Today, guarantee, options.WarnDays);
            warnings.AddRange(found.Blocking.Select(finding => new AgencyWarning(name, agency.DisplayName!, finding, true)));
            warnings.AddRange(found.Warnings.Select(finding => new AgencyWarning(name, agency.DisplayName!, finding, false)));
        }

        return TypedResults.Ok(warnings);
    }
}
