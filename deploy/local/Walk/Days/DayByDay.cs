using Recouvrement.Walk.Processes;
using Recouvrement.Walk.Story;

namespace Recouvrement.Walk.Days;

/// <summary>
/// One day after the other. Each begins only when nothing of the one before is under way, and its parts follow each other in
/// one order, so that two walks over the same input tell the same story event by event.
/// </summary>
public sealed class DayByDay(Deployment deployment, Barrier barrier, People people, Func<DateOnly, string, Task> moment)
{
    /// <summary>Gives the date to everybody; each commits it.</summary>
    public async Task Dawn(DateOnly day)
    {
        await Task.WhenAll(Deployment.Services.Select(async service => (await deployment.As("ops", service).Post("/ops/clock", new { date = day })).Dispose()));
        (await deployment.As("", "post").Put("/clock", new { date = day })).Dispose();
    }

    /// <summary>Lives through a day.</summary>
    /// <param name="day">Its date.</param>
    /// <param name="facts">What the ERP says on that day.</param>
    public async Task Live(DateOnly day, Func<Task> facts)
    {
        await Dawn(day);
        await Task.WhenAll(facts(), moment(day, "facts"));
        await Work("invoicing", day);
        await Work("correspondence", day);
        await Work("dunning", day);
        while (await people.Approve() > 0)
        {
            await moment(day, "approved");
            await barrier.Pass();
        }

        if (await people.Call() > 0) await barrier.Pass();
        await Work("litigation", day);
        (await deployment.As("", "partner").Put("/day", new { date = day })).Dispose();
        await barrier.Pass();
    }

    async Task Work(string service, DateOnly day)
    {
        (await deployment.As("ops", service).Post("/ops/day", new { date = day })).Dispose();
        await moment(day, service);
        await barrier.Pass();
    }
}
