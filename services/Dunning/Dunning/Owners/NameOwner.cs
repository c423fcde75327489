using Npgsql;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Owners;

/// <summary>Who owns a case, by hand.</summary>
/// <param name="Member">The member; null lets the rules say it again.</param>
public sealed record OwnerAsked(Guid? Member = null);

/// <summary>Cases that get another owner by hand.</summary>
/// <param name="To">The new owner.</param>
/// <param name="Cases">These cases, at most 1000; null where <paramref name="From"/> says which.</param>
/// <param name="From">All cases of this owner, whether by rule or by hand.</param>
/// <param name="Creditor">SIREN; with <paramref name="From"/>, only those of this entity.</param>
public sealed record Reassignment(Guid To, IReadOnlyList<Guid>? Cases = null, Guid? From = null, string? Creditor = null);

/// <summary>How many cases got another owner.</summary>
public sealed record Reassigned(int Cases);

/// <summary>Gives cases to a member by hand, one or many.</summary>
static class NameOwner
{
    const int Most = 1000, BatchSize = 200;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPut("/cases/{id:guid}/owner", One).RequireRole(Roles.Manager).WithTags("team").WithSummary("Names the owner of a case by hand, or lets the rules say it again").TakesCommand().ProducesProblem(404);
        routes.MapPost("/cases/reassignments", Many).RequireRole(Roles.Manager).WithTags("team").WithSummary("Gives many cases to a member: these, or all of another").Produces<Reassigned>().ProducesProblem(422);
    }

    static async Task<IResult> One(Guid id, OwnerAsked asked, HttpContext http, OwnerStreams owners, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop) =>
        await UnitOfWork.Run(database, signal, async session =>
            await session.Read("select 1 from cases where case_id = $1", r => r.GetInt32(0), stop, id) is [] ? Problems.NotFound("case")
            : await MemberTable.Stranger(session, [asked.Member], stop) is not null ? Problems.Invalid("member", "is not in the team")
            : Answer.From(await owners.Handle(session, CaseOwnerTable.StreamOf(id), Order(id, asked.Member, http.Actor()), http.EventContext(clock), stop)), stop);

    static async Task<IResult> Many(Reassignment asked, HttpContext http, CallersScope scope, OwnerStreams owners, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if ((asked.Cases is null) == (asked.From is null)) return Problems.Invalid("cases", "or from: one of them says which");
        if (asked.Cases is { Count: > Most }) return Problems.Invalid("cases", $"are at most {Most}");
        if (asked.From == asked.To) return Problems.Invalid("to", "is who owns them already");
        var (done, context, actor) = (0, http.EventContext(clock), http.Actor());
        for (Guid? after = Guid.Empty; after is { } from;)
        {
            var (problem, changed, last) = await UnitOfWork.Run(database, signal, async session =>
            {
                if (await MemberTable.Stranger(session, [asked.To], stop) is not null) return (Problems.Invalid("to", "is not in the team"), 0, (Guid?)null);
                var (within, values) = scope.Narrow("c.creditor", "c.case_id", [from, asked.Cases?.ToArray(), asked.From, asked.Creditor, BatchSize]);
                var cases = await session.Read(
                    $"""
                    select c.case_id from cases c left join case_owners o using (case_id)
                     where c.case_id > $1 and ($2::uuid[] is null or c.case_id = any($2)) and ($3::uuid is null or o.owner = $3) and ($4::text is null or c.creditor = $4){within} order by c.case_id limit $5
                    """, r => r.GetGuid(0), stop, values);
                var outcomes = await owners.HandleMany(session, [.. cases.Select(c => (CaseOwnerTable.StreamOf(c), Order(c, asked.To, actor)))], context, stop);
                return ((IResult?)null, outcomes.Count(o => !o.Decision.Facts.IsEmpty), cases.Count < BatchSize ? null : (Guid?)cases[^1]);
            }, stop);
            if (problem is not null) return problem;
            (done, after) = (done + changed, last);
        }

        return TypedResults.Ok(new Reassigned(done));
    }

    static CaseOwnerCommand Order(Guid dunningCase, Guid? member, string by) =>
        member is { } named ? new CaseOwnerCommand.NameOwner(dunningCase, named, by) : new CaseOwnerCommand.FreeOwner(dunningCase, by);
}
