using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Recouvrement.Dunning.Entities;
using Recouvrement.Platform.EventStore;
using Recouvrement.Support;

namespace Recouvrement.Dunning.Tests.Service;

/// <summary>A run over many cases, killed in the middle, shared by two processes, or longer than anybody waits for: what comes of it is that of one undisturbed run.</summary>
public sealed class InterruptedRunTests : IAsyncLifetime
{
    const int Debtors = 1_500, Invoices = 3;
    TestDatabase undisturbed = null!, disturbed = null!;
    Uri broker = null!;

    public async Task InitializeAsync()
    {
        undisturbed = await TestDatabase.Create("dunning", typeof(Settings).Assembly);
        await ManyDebtors.Tell(undisturbed, Debtors, Invoices);
        disturbed = await undisturbed.Copy();
        broker = await Stack.Servers.NewVirtualHost("dunning");
    }

    public async Task DisposeAsync()
    {
        await Stack.Servers.DeleteVirtualHost(broker);
        await undisturbed.DisposeAsync();
        await disturbed.DisposeAsync();
    }

    [Fact]
    public async Task A_run_that_is_killed_goes_on_where_it_was()
    {
        await Undisturbed();
        await using (var first = await Started(disturbed))
        {
            var asked = Ask(first);
            while (await Count(disturbed, "select coalesce(sum(done), 0) from runs") == 0) await Task.Yield();
            await first.Kill();
            await Assert.ThrowsAnyAsync<HttpRequestException>(() => asked);
        }

        Assert.InRange(await Count(disturbed, "select done from runs"), 1, Debtors - 1);
        await using var second = await Started(disturbed);
        await Finished(second);
        await NothingDiffers();
    }

    [Fact]
    public async Task Two_processes_share_a_run()
    {
        await Undisturbed();
        await using ServiceProcess one = await Started(disturbed), two = await Started(disturbed);
        var reports = await Task.WhenAll(Ask(one), Ask(two));
        Assert.Equal(Debtors, reports.Sum(r => r["decided"]!.GetValue<int>()));
        Assert.All(reports, r => Assert.NotEqual(0, r["decided"]!.GetValue<int>()));
        var progress = await Finished(two);
        Assert.Equal((Debtors, Debtors), (progress["done"]!.GetValue<int>(), progress["total"]!.GetValue<int>()));
        await NothingDiffers();
    }

    async Task Undisturbed()
    {
        await using var service = await Started(undisturbed);
        Assert.Equal(Debtors, (await Ask(service))["decided"]!.GetValue<int>());
    }

    async Task<ServiceProcess> Started(TestDatabase database)
    {
        var service = await ServiceProcess.Start("Dunning", database, broker);
        using var answer = await service.Ops.PostAsJsonAsync("/ops/clock", new { date = ManyDebtors.Day });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        return service;
    }

    static async Task<JsonNode> Ask(ServiceProcess service)
    {
        using var answer = await service.Ops.PostAsJsonAsync("/runs", new { asOf = ManyDebtors.Day });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    static async Task<JsonNode> Finished(ServiceProcess service)
    {
        JsonNode? progress = null;
        await Eventually.Is(async () =>
        {
            progress = JsonNode.Parse(await service.Ops.GetStringAsync($"/runs/{ManyDebtors.Day:yyyy-MM-dd}"));
            return progress!["state"]!.GetValue<string>() == "finished";
        }, "the run is finished", TimeSpan.FromMinutes(1));
        return progress!;
    }

    async Task NothingDiffers()
    {
        string[] all =
        [
            "select stream_id || ' ' || version || ' ' || type || ' ' || data from mt_events order by stream_id, version",
            "select c::text from cases c order by case_id", "select c::text from case_invoices c order by case_id, invoice", "select a::text from acts a order by decision",
            "select stream || ' ' || version from case_snapshots order by stream",
        ];
        foreach (var sql in all) Assert.Equal(await Lines(undisturbed, sql), await Lines(disturbed, sql));
        Assert.Equal(0, await Count(disturbed, "select count(*) from cases c join mt_streams s on s.id = c.case_id where s.version <> c.version"));
    }

    static async Task<List<string>> Lines(TestDatabase database, string sql)
    {
        await using var session = await Session.Open(database.Source, default);
        return await session.Read(sql, row => row.GetString(0), default);
    }

    static async Task<long> Count(TestDatabase database, string sql)
    {
        await using var session = await Session.Open(database.Source, default);
        return (await session.Read(sql, row => Convert.ToInt64(row.GetValue(0), System.Globalization.CultureInfo.InvariantCulture), default))[0];
    }
}
