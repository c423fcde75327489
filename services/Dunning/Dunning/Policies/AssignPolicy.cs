using Npgsql;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Policies;

/// <summary>The policy of one customer.</summary>
/// <param name="Policy">Its name.</param>
public sealed record PolicyChoice(string Policy);

/// <summary>A person chooses the policy of one customer, before kind and segment.</summary>
static class AssignPolicy
{
    public static void MapPolicyChoice(this IEndpointRouteBuilder routes)
    {
        var choice = routes.MapGroup("/creditors/{siren}/customers/{number}/policy").WithTags("policies");
        choice.MapPut("", Assign).RequireRole(Roles.Manager).WithSummary("This customer is followed by this policy, whatever its kind and segment").Produces(204).ProducesProblem(404).ProducesProblem(422);
        choice.MapDelete("", Release).RequireRole(Roles.Manager).WithSummary("Kind and segment choose again").Produces(204).ProducesProblem(404).ProducesProblem(422);
    }

    static Task<IResult> Assign(string siren, string number, PolicyChoice asked, HttpContext http, CaseStreams cases, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop) =>
        Choose(siren, number, asked.Policy, http, cases, database, clock, stop);

    static Task<IResult> Release(string siren, string number, HttpContext http, CaseStreams cases, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop) =>
        Choose(siren, number, null, http, cases, database, clock, stop);

    static async Task<IResult> Choose(string siren, string number, string? policy, HttpContext http, CaseStreams cases, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        await using var session = await Session.Open(database, stop);
        if (policy is not null)
        {
            var book = (await PolicyTable.Books(session, creditor.Digits, stop)).GetValueOrDefault(creditor.Digits) ?? PolicyBook.Shipped;
            if (book.InForce(policy, clock.Today, null) is null) return Problems.Invalid("policy", "is no policy in force for this entity");
        }

        if (await session.Read("select case_id from cases where creditor = $1 and customer_number = $2", r => r.GetGuid(0), stop, creditor.Digits, number) is not [var id]) return Problems.NotFound("case");
        return Answer.From(await cases.Execute(id, new DunningCommand.AssignPolicy(policy, http.Actor(), clock.Today), http.EventContext(clock), null, stop));
    }
}
