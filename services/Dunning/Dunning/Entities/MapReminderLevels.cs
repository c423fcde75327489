using Npgsql;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Entities;

/// <summary>What the reminder levels of an entity's ERP stand for here.</summary>
/// <param name="Levels">By the ERP's level, from 1 to 99; a level that is not named stands for as many of our reminders.</param>
public sealed record ReminderLevelsAsked(IReadOnlyList<ReminderLevel> Levels);

static class MapReminderLevels
{
    const int Highest = 99;

    public static void MapLevels(this IEndpointRouteBuilder routes)
    {
        var levels = routes.MapGroup("/creditors/{siren}/reminder-levels").WithTags("settings");
        levels.MapPut("", Change).RequireRole(Roles.Manager).WithSummary("What the reminder levels of the ERP stand for, for all that is imported from now on").Produces(204).ProducesProblem(409).ProducesProblem(422);
        levels.MapGet("", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("What the reminder levels of the ERP stand for").Produces<ReminderLevelsAsked>();
    }

    static async Task<IResult> Change(string siren, ReminderLevelsAsked asked, HttpContext http, EntityStreams entities, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (asked.Levels.Count > Highest || asked.Levels.Any(l => l is null or { Erp: < 1 or > Highest } or { Reminders: < 0 or > Highest }))
            return Problems.Invalid("levels", $"go from 1 to {Highest} and stand for 0 to {Highest} reminders");
        return Answer.From(await entities.Execute(
            EntityTable.StreamOf(creditor.Digits), new EntityCommand.MapReminderLevels(creditor.Digits, new([.. asked.Levels.OrderBy(l => l.Erp)]), http.Actor()), http.EventContext(clock), null, stop));
    }

    static async Task<ReminderLevelsAsked> Show(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return new((await EntityTable.Levels(session, siren, stop)).All);
    }
}
