using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Court;
using Recouvrement.Litigation.Domain.Insolvencies;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Litigation.Court;

/// <summary>Every day, what comes near in proceedings and insolvencies is said, once for each number of days ahead. What is past is said too: nothing lapses by the calendar alone.</summary>
sealed class WarnOfCourtDeadlines(CourtStreams proceedings, InsolvencyStreams insolvencies, NpgsqlDataSource database, IOptions<CourtOptions> options) : IDayWork
{
    const string Self = "service:litigation";

    public string Name => "court_deadlines";

    public async Task Do(DateOnly day, CancellationToken stop)
    {
        var ahead = options.Value.DaysAhead;
        var context = new EventContext(Self, ParisTime.StartOf(day));
        foreach (var id in await All("select proceeding from court_proceedings where stage = 'live' order by proceeding", stop))
            await proceedings.Execute(id, new CourtCommand.WarnOfDeadlines([.. ahead], TimeLimits.Shipped, Self, day), context, null, stop);
        foreach (var id in await All("select claim from insolvency_claims where closed_on is null order by claim", stop))
            await insolvencies.Execute(id, new InsolvencyCommand.WarnOfDeclaration([.. ahead], TimeLimits.Shipped, day), context, null, stop);
    }

    async Task<List<Guid>> All(string sql, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        return await session.Read(sql, row => row.GetGuid(0), stop);
    }
}
