using System.Net;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>What the reminder levels of an ERP stand for.</summary>
public sealed class ReminderLevelTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task A_level_of_the_ERP_stands_for_what_its_entity_said()
    {
        var (mapped, plain) = (await server.Debtor(), await server.Debtor());
        await server.Put($"/creditors/{mapped.Siren}/reminder-levels", Levels((3, 1), (1, 0)));
        Assert.Equal([1, 3], (await server.Get($"/creditors/{mapped.Siren}/reminder-levels"))["levels"]!.AsArray().Select(l => l!["erp"]!.GetValue<int>()));
        foreach (var debtor in new[] { mapped, plain })
        {
            await Reminded(debtor, "F1", 1);
            await Reminded(debtor, "F2", 3);
            await Reminded(debtor, "F3", 2);
        }

        Assert.Equal([0, 1, 2], await Understood(mapped));
        Assert.Equal([1, 3, 2], await Understood(plain));
    }

    [Fact]
    public async Task Levels_that_fall_or_stand_twice_are_refused()
    {
        var debtor = await server.Debtor();
        var path = $"/creditors/{debtor.Siren}/reminder-levels";
        await server.Put(path, Levels((1, 2), (2, 1)), expected: HttpStatusCode.Conflict);
        await server.Put(path, Levels((1, 1), (1, 2)), expected: HttpStatusCode.Conflict);
        await server.Put(path, Levels((0, 1)), expected: HttpStatusCode.UnprocessableEntity);
        await server.Put(path, Levels((1, 100)), expected: HttpStatusCode.UnprocessableEntity);
        await server.Put(path, Levels((1, 1)), "collector", HttpStatusCode.Forbidden);
        Assert.Empty((await server.Get(path))["levels"]!.AsArray());
    }

    static async Task Reminded(DebtorUnderTest debtor, string invoice, int level)
    {
        await debtor.Owes(invoice, Today.AddDays(-30), 40000);
        await debtor.Hears(new InvoiceReminderHistoryV1(
            debtor.Siren, debtor.Id, "C-1", debtor.Invoice(invoice), invoice, level, Today.AddDays(-10), null, debtor.Next(debtor.Invoice(invoice)), Today));
    }

    async Task<List<int>> Understood(DebtorUnderTest debtor)
    {
        await using var session = await Platform.EventStore.Session.Open(server.Service.Database.Source, default);
        return await session.Read("select (data->>'level')::int from mt_events where stream_id = $1 and type = 'reminders_imported' order by version", r => r.GetInt32(0), default, debtor.Case);
    }

    static object Levels(params (int Erp, int Reminders)[] levels) => new { levels = levels.Select(l => new { erp = l.Erp, reminders = l.Reminders }) };
}
