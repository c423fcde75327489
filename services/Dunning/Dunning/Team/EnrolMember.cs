using Npgsql;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Team;

/// <summary>A member of the team.</summary>
/// <param name="Name">Display name; kept where it can be erased.</param>
/// <param name="Department">Where it works.</param>
/// <param name="Email">For calendars, lists and notices; kept where it can be erased.</param>
/// <param name="Manager">Who hears of what the member leaves unanswered.</param>
/// <param name="SalesPerson">The ERP's code of it as a sales person: it is told before its customers are threatened. Several members may have the same.</param>
public sealed record MemberAsked(string Name, Department Department, string? Email = null, Guid? Manager = null, string? SalesPerson = null);

/// <summary>Last day.</summary>
/// <param name="On">First day on which the member is no longer there.</param>
public sealed record Departure(DateOnly On);

/// <summary>Days on which a member is away.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Substitute">Who stands in.</param>
public sealed record AbsenceAsked(DateOnly From, DateOnly To, Guid? Substitute = null);

/// <summary>Who is in the team. The id is the caller's: the same one in every entity.</summary>
static class EnrolMember
{
    const int Longest = 120, LongestCode = 64;

    public static void MapTeam(this IEndpointRouteBuilder routes)
    {
        var team = routes.MapGroup("/team/members").WithTags("team");
        team.MapGet("", ListMembers.List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("The team, with who answers for whom on a day").Produces<MemberItem[]>().ProducesProblem(422);
        team.MapPut("/{member:guid}", Enrol).RequireRole(Roles.Manager).WithSummary("Takes a person into the team, or moves it to another department or manager").TakesCommand();
        team.MapPost("/{member:guid}/departure", Leave).RequireRole(Roles.Manager).WithSummary("The person leaves: its manager answers for what it owns").TakesCommand();
        team.MapPost("/{member:guid}/erasure", Erase).RequireRole(Roles.Manager).WithSummary("Erases name and address of a member; its id stays in what happened").Produces(204).ProducesProblem(404);
        team.MapPut("/{member:guid}/absences/{absence:guid}", Plan).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The person is away on these days; somebody stands in").TakesCommand();
        team.MapPost("/{member:guid}/absences/{absence:guid}/cancellation", Cancel).RequireRole(Roles.Collector, Roles.Manager).WithSummary("The person is not away after all").TakesCommand();
        TeamOfEntity.Map(routes);
    }

    static async Task<IResult> Enrol(Guid member, MemberAsked asked, HttpContext http, MemberStreams members, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if ((OneLine.Wrong("name", asked.Name, Longest, needed: true) ?? OneLine.Wrong("salesPerson", asked.SalesPerson, LongestCode, needed: false)) is { } wrong) return wrong;
        if (asked.Email is not null && EmailAddress.Parse(asked.Email) is null) return Problems.Invalid("email", "is no mail address");
        if (asked.Department == Department.Unknown) return Problems.Invalid("department", "is missing");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (asked.Manager is { } manager && manager != member && await MemberTable.Stranger(session, [manager], stop) is not null) return Problems.Invalid("manager", "is not in the team");
            var outcome = await members.Handle(session, MemberTable.StreamOf(member), new MemberCommand.Enrol(member, asked.Department, asked.Manager, OneLine.Of(asked.SalesPerson)), http.EventContext(clock), stop);
            if (outcome.Decision.Refusal is null)
                await session.Run(
                    "insert into member_names (member, name, email) values ($1, $2, $3) on conflict (member) do update set name = $2, email = $3",
                    stop, member, asked.Name.Trim(), EmailAddress.Parse(asked.Email)?.Text);
            return Answer.From(outcome);
        }, stop);
    }

    static async Task<IResult> Leave(Guid member, Departure asked, HttpContext http, MemberStreams members, BusinessClock clock, CancellationToken stop) =>
        BusinessDays.Wrong("on", asked.On) ?? Answer.From(await members.Execute(MemberTable.StreamOf(member), new MemberCommand.Leave(member, asked.On), http.EventContext(clock), null, stop));

    static async Task<IResult> Erase(Guid member, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        if (await MemberTable.Stranger(session, [member], stop) is not null) return Problems.NotFound("member");
        await session.Run("delete from member_names where member = $1", stop, member);
        return Results.NoContent();
    }

    static async Task<IResult> Plan(
        Guid member, Guid absence, AbsenceAsked asked, HttpContext http, MemberStreams members, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if ((BusinessDays.Wrong("from", asked.From) ?? BusinessDays.Wrong("to", asked.To)) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            // Its row is one, whoever is away: two who choose the same id wait for each other here.
            await session.Run("select pg_advisory_xact_lock(hashtextextended('absence|' || $1, 0))", stop, absence.ToString());
            return await MemberTable.Stranger(session, [asked.Substitute], stop) is not null ? Problems.Invalid("substitute", "is not in the team")
                : await session.Read("select 1 from absences where absence = $1 and member <> $2", r => r.GetInt32(0), stop, absence, member) is [_] ? Problems.Of(409, "id_taken", "This id stands for an absence of somebody else.")
                : Answer.From(await members.Handle(
                    session, MemberTable.StreamOf(member), new MemberCommand.PlanAbsence(member, new(absence, asked.From, asked.To, asked.Substitute)), http.EventContext(clock), stop));
        }, stop);
    }

    static async Task<IResult> Cancel(Guid member, Guid absence, HttpContext http, MemberStreams members, BusinessClock clock, CancellationToken stop) =>
        Answer.From(await members.Execute(MemberTable.StreamOf(member), new MemberCommand.CancelAbsence(member, absence), http.EventContext(clock), null, stop));
}
