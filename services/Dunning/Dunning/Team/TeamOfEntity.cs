using Npgsql;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Team;

/// <summary>How an entity works with its people.</summary>
/// <param name="PersonFigures">Figures by person are shown; the employees must have been informed first. Off by default.</param>
/// <param name="MarginHundredths">Margin on turnover in hundredths of a percent, 1 to 10000.</param>
/// <param name="YearlyTurnoverCents">Turnover of a year in cents of euros, tax included.</param>
/// <param name="AnswerDays">Working days a colleague has to answer where a request names none, 1 to 60.</param>
/// <param name="EscalateDays">Working days after the deadline from which the manager hears of it, 1 to 60.</param>
public sealed record TeamOfCreditor(bool PersonFigures = false, int? MarginHundredths = null, long? YearlyTurnoverCents = null, int AnswerDays = 2, int EscalateDays = 2);

/// <summary>Settings of an entity's team.</summary>
static class TeamOfEntity
{
    const long MostCents = 100_000_000_000_000;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var team = routes.MapGroup("/creditors/{siren}/team").WithTags("team");
        team.MapPut("", Change).RequireRole(Roles.Manager).WithSummary("How an entity works with its people").TakesCommand();
        team.MapGet("", Show).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("How an entity works with its people").Produces<TeamOfCreditor>();
    }

    static async Task<IResult> Change(string siren, TeamOfCreditor asked, HttpContext http, TeamStreams teams, BusinessClock clock, CancellationToken stop)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        if (asked.YearlyTurnoverCents is <= 0 or > MostCents) return Problems.Invalid("yearlyTurnoverCents", $"is 1 to {MostCents}");
        var settings = new TeamSettings(asked.PersonFigures, asked.MarginHundredths, asked.YearlyTurnoverCents is { } cents ? Money.OfCents(cents) : null, asked.AnswerDays, asked.EscalateDays);
        return Answer.From(await teams.Execute(TeamTable.StreamOf(creditor), new TeamCommand.ChangeTeamSettings(creditor.Digits, settings, http.Actor()), http.EventContext(clock), null, stop));
    }

    static async Task<IResult> Show(string siren, NpgsqlDataSource database, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        var settings = (await TeamTable.Of(session, siren, stop)).Settings;
        return TypedResults.Ok(new TeamOfCreditor(settings.PersonFigures, settings.MarginHundredths, settings.YearlyTurnover?.Cents, settings.AnswerDays, settings.EscalateDays));
    }
}
