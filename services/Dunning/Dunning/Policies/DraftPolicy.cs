using System.Text.Json;
using Npgsql;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Entities;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Policies;

/// <summary>A version that was written.</summary>
/// <param name="Name">Of the policy.</param>
/// <param name="Version">Its number.</param>
public sealed record DraftedPolicy(string Name, int Version);

/// <summary>From when a version is followed.</summary>
/// <param name="ValidFrom">First day, today at the earliest; absent: today.</param>
/// <param name="Takes"><c>all_cases</c> (also episodes under way, from where they stand) or <c>new_episodes</c>.</param>
public sealed record PolicyActivation(Takes Takes, DateOnly? ValidFrom = null);

/// <summary>From when no version is followed any more.</summary>
/// <param name="From">Today at the earliest; absent: today.</param>
public sealed record PolicyRetirement(DateOnly? From = null);

/// <summary>Policies are written by one person and put in force by another.</summary>
static class DraftPolicy
{
    public static void MapPolicyChanges(this IEndpointRouteBuilder routes)
    {
        var policies = routes.MapGroup("/creditors/{siren}/policies").WithTags("policies");
        policies.MapPost("", Draft).RequireRole(Roles.Manager).WithSummary("Keeps a policy document as a new version, followed by nobody yet; everything that is wrong with it is named at once")
            .Produces<DraftedPolicy>(201).ProducesProblem(422);
        policies.MapPost("/{name}/versions/{version:int}/activation", Activate).RequireRole(Roles.Manager).WithSummary("Puts a version in force from a day on; not by its author").Produces(204).ProducesProblem(404).ProducesProblem(409).ProducesProblem(422);
        policies.MapPost("/{name}/retirement", Retire).RequireRole(Roles.Manager).WithSummary("From a day on, follows none of the versions from before it").Produces(204).ProducesProblem(409).ProducesProblem(422);
    }

    static async Task<IResult> Draft(string siren, PolicyDocument document, PolicyStreams policies, BusinessClock clock, HttpContext http, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        var (policy, faults) = PolicyReading.Read(document, 1);
        if (policy is null) return Problems.Invalid([.. faults.Select(f => new InputError(f.Field, f.What))]);
        var order = new PolicyCommand.DraftPolicy(creditor.Digits, policy.Name, JsonSerializer.Serialize(document, ShippedPolicies.Json), http.Actor());
        var outcome = await policies.Execute(PolicyTable.StreamOf(creditor.Digits, policy.Name), order, http.EventContext(clock), null, stop);
        var version = outcome.State.Versions.Keys.Last();
        return TypedResults.Created($"/creditors/{creditor.Digits}/policies/{policy.Name}/versions/{version}", new DraftedPolicy(policy.Name, version));
    }

    static Task<IResult> Activate(
        string siren, string name, int version, PolicyActivation asked, PolicyStreams policies, BusinessClock clock, HttpContext http, NpgsqlDataSource database, LogSignal signal, CancellationToken stop)
    {
        var from = asked.ValidFrom ?? clock.Today;
        return Change(siren, name, from, creditor => new PolicyCommand.ActivatePolicy(creditor, name, version, from, asked.Takes, http.Actor(), clock.Today), policies, clock, http, database, signal, stop);
    }

    static Task<IResult> Retire(string siren, string name, PolicyRetirement asked, PolicyStreams policies, BusinessClock clock, HttpContext http, NpgsqlDataSource database, LogSignal signal, CancellationToken stop)
    {
        var from = asked.From ?? clock.Today;
        return Change(siren, name, from, creditor => new PolicyCommand.RetirePolicy(creditor, name, from, http.Actor(), clock.Today), policies, clock, http, database, signal, stop);
    }

    static async Task<IResult> Change(
        string siren, string name, DateOnly from, Func<string, PolicyCommand> order, PolicyStreams policies, BusinessClock clock, HttpContext http, NpgsqlDataSource database, LogSignal signal, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (name.Length > 40) return Problems.NotFound("policy");
        return Answer.From(await UnitOfWork.Run(database, signal, async session =>
        {
            // Held before anything else, as settings: the batch that is under way ends first, and no case is judged by policies that have just gone.
            await EntityTable.Close(session, stop);
            await session.Run(EntityTable.Begin, stop, creditor.Digits);
            await session.Read("select creditor from entities where creditor = $1 for update", r => r.GetString(0), stop, creditor.Digits);
            var outcome = await policies.Handle(session, PolicyTable.StreamOf(creditor.Digits, name), order(creditor.Digits), http.EventContext(clock), stop);
            if (!outcome.Decision.Facts.IsEmpty) await session.Run("update cases set look_on = $2 where creditor = $1 and (look_on is null or look_on > $2)", stop, creditor.Digits, from);
            return outcome;
        }, stop));
    }
}
