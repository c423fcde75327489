using System.Net;
using System.Text.Json.Nodes;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>Objectives of a month against what came of it.</summary>
public sealed class ObjectiveTests(DunningServer server) : IClassFixture<DunningServer>
{
    static readonly DateOnly Today = DunningServer.Today;

    [Fact]
    public async Task Money_on_overdue_invoices_counts_for_the_team_and_where_switched_on_for_the_owner()
    {
        var anne = Guid.CreateVersion7();
        await server.Put($"/team/members/{anne}", new { name = "Anne Essai", department = "credit" });
        var debtor = await server.Debtor();
        await server.Put($"/creditors/{debtor.Siren}/owner-rules", new { rules = new object[] { new { member = anne } } });
        await debtor.Owes("F1", Today.AddDays(-5), 40000);
        await debtor.Owes("F2", Today.AddDays(5), 70000);
        await debtor.Pays("F1", 30000, 10000, Today);
        await debtor.Pays("F2", 70000, 0, Today);
        await debtor.Hears(new InvoiceBalanceChangedV1(
            debtor.Siren, debtor.Id, "C-1", debtor.Invoice("F1"), "F1", 15000, -5000, "EUR", "undone", Recouvrement.Kernel.Identifiers.NameBasedId.Of($"{debtor.Siren} pays F1 {Today}"), debtor.Next(debtor.Invoice("F1")), Today));
        var path = $"/creditors/{debtor.Siren}/objectives";
        await server.Put(path, new { month = "2026-10", measure = "collected_cents", target = 25000 });
        await server.Put(path, new { month = "2026-10", measure = "tasks_in_time_percent", target = 90 });
        await server.Put(path, new { month = "2026-10", measure = "collected_cents", target = 30000, member = anne }, expected: HttpStatusCode.Conflict);
        await server.Put(path, new { month = "October", measure = "calls", target = 1 }, expected: HttpStatusCode.UnprocessableEntity);
        var results = await Results(path);
        Assert.Equal(("collected_cents", 25000L, true), (results[0]!["measure"]!.GetValue<string>(), results[0]!["result"]!.GetValue<long>(), results[0]!["isReached"]!.GetValue<bool>()));
        Assert.Null(results[1]!["result"]);

        await server.Put($"/creditors/{debtor.Siren}/team", new { personFigures = true });
        await server.Put(path, new { month = "2026-10", measure = "collected_cents", target = 30000, member = anne });
        var hers = (await Results(path)).Single(r => r!["member"] is not null)!;
        Assert.Equal((25000L, false), (hers["result"]!.GetValue<long>(), hers["isReached"]!.GetValue<bool>()));
        await server.Put($"/creditors/{debtor.Siren}/team", new { personFigures = false });
        Assert.DoesNotContain(await Results(path), r => r!["member"] is not null);
        await server.Put(path, new { month = "2026-10", measure = "collected_cents" });
        Assert.Single(await Results(path));
    }

    async Task<JsonArray> Results(string path) => (await server.Get(path)).AsArray();
}
