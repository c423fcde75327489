using Npgsql;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>What the register says of an agency.</summary>
/// <param name="DisplayName">Company name, 1 to 200 characters.</param>
sealed record RegisterEntry(string DisplayName);

/// <summary>An agency in the list of the register.</summary>
/// <param name="Name">Part of its queue's name: <c>agency.NAME</c>.</param>
/// <param name="DisplayName">Company name.</param>
sealed record AgencyInRegister(string Name, string DisplayName);

/// <summary>The register of agencies.</summary>
static class RegisterAgency
{
    const int LongestDisplayName = 200;

    // What follows /agencies/ and is no name.
    static readonly string[] Taken = ["warnings"];

    public static void MapRegister(this IEndpointRouteBuilder routes)
    {
        routes.MapPut("/agencies/{name}", Register).RequireRole(Roles.Manager).WithTags("agencies")
            .WithSummary("Enters an agency in the register, or changes how it is shown").Produces(204).ProducesProblem(422);
        var agency = routes.MapGroup("/agencies/{name}").WithTags("agencies");
        ShowAgency.Map(routes, agency);
        FilePaper.Map(agency);
        DescribeAgency.Map(agency);
        AgencyContacts.Map(agency);
        routes.MapGet("/agencies", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("agencies").WithSummary("The register of agencies").Produces<IReadOnlyList<AgencyInRegister>>();
    }

    static async Task<IResult> Register(string name, RegisterEntry entry, AgencyStreams agencies, HttpContext http, BusinessClock clock, CancellationToken stop)
    {
        if (!AgencyName.IsValid(name)) return Problems.Invalid("name", $"is 1 to {AgencyName.Longest} lower-case letters, digits and hyphens, with no hyphen at either end");
        if (Taken.Contains(name)) return Problems.Invalid("name", "means something else here");
        var shown = entry.DisplayName.Trim();
        if (shown.Length is 0 or > LongestDisplayName || shown.Any(char.IsControl)) return Problems.Invalid("displayName", $"is 1 to {LongestDisplayName} characters without control characters");
        return Answer.From(await agencies.Execute(Agency.StreamOf(name), new AgencyCommand.RegisterAgency(name, shown), http.EventContext(clock), null, stop));
    }

    static async Task<IResult> List(NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return TypedResults.Ok(await session.Read("select name, display_name from agencies order by name", row => new AgencyInRegister(row.GetString(0), row.GetString(1)), stop));
    }
}
