using Npgsql;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Litigation.Domain.Agencies;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Agencies;

/// <summary>Which agency.</summary>
/// <param name="Name">In the register.</param>
sealed record AgencyChoice(string Name);

/// <summary>
/// A creditor entity chooses by hand the agency all its claims go to; files that waited for it are placed at once. An agency that has shown no papers or signed
/// no mandate is taken with a warning; one whose papers or mandate hold no more gets nothing new.
/// </summary>
sealed class ChooseAgency(RuleStreams rules, WaitingFiles waiting, NpgsqlDataSource database, LogSignal signal)
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPut("/creditors/{siren}/agency", (string siren, AgencyChoice choice, ChooseAgency choose, HttpContext http, BusinessClock clock, CancellationToken stop) =>
                choose.Answer(siren, choice, clock.Today, http.EventContext(clock), stop))
            .RequireRole(Roles.Manager).WithTags("agencies").WithSummary("Chooses by hand the agency a creditor's claims go to, in the place of its rules; waiting files are placed at once").Produces(204).ProducesProblem(422);

    async Task<IResult> Answer(string siren, AgencyChoice choice, DateOnly today, EventContext context, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        return await UnitOfWork.Run(database, signal, async session =>
        {
            var known = await session.Read("select 1 from agencies where name = $1", _ => 1, stop, choice.Name);
            if (known.Count == 0) return Problems.Invalid("name", "is no agency of the register");
            var outcome = await rules.Handle(session, PlacementRule.StreamOf(creditor), new RuleCommand.ChooseAgency(creditor.Digits, choice.Name), context, stop);
            await waiting.Place(session, creditor.Digits, null, today, context, stop);
            return Platform.Hosting.Answer.From(outcome);
        }, stop);
    }
}
