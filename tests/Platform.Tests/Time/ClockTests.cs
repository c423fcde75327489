using System.Net;
using System.Net.Http.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Tests.Hosting;
using Recouvrement.Platform.Tests.Messaging;
using Recouvrement.Platform.Time;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Time;

public sealed class ClockTests : IAsyncLifetime
{
    readonly ProbeServices services = new();

    public Task InitializeAsync() => services.InitializeAsync();

    public Task DisposeAsync() => services.DisposeAsync();

    [Fact]
    public async Task The_virtual_clock_goes_forward_only_survives_a_restart_and_is_shared_by_replicas()
    {
        var (one, two) = (await services.StartPublisher(), await services.StartPublisher());
        await Accepted(one, "/ops/clock", new(2023, 7, 31));
        Assert.Equal(new(2023, 7, 31), Today(one));
        await Eventually.Passes(() => Task.Run(() => Assert.Equal(new(2023, 7, 31), Today(two))));
        await Refused(two, "/ops/clock", new(2023, 7, 30), "clock_goes_forward");
        await Accepted(two, "/ops/clock", new(2023, 7, 31));
        await Accepted(two, "/ops/clock", new(2023, 8, 1));
        // Eight in the morning in Paris, in summer.
        Assert.Equal(new(2023, 8, 1, 6, 0, 0, TimeSpan.Zero), two.Services.GetRequiredKeyedService<TimeProvider>("business").GetUtcNow());

        await services.Stop(one);
        Assert.Equal(new(2023, 8, 1), Today(await services.StartPublisher()));
    }

    [Fact]
    public async Task Readers_of_the_clock_never_see_it_go_back()
    {
        var (one, two) = (await services.StartPublisher(), await services.StartPublisher());
        await Accepted(one, "/ops/clock", new(2023, 1, 1));
        await Eventually.Is(() => Today(two) == new DateOnly(2023, 1, 1), "the other replica at the date");
        using var over = new CancellationTokenSource();
        var readers = new[] { one, two }.Select(app => Task.Run(() =>
        {
            for (var seen = Today(app); !over.IsCancellationRequested;)
            {
                var now = Today(app);
                Assert.True(now >= seen, $"{now} after {seen}");
                seen = now;
            }
        })).ToArray();
        for (var day = 1; day <= 30; day++) await Accepted(day % 2 == 0 ? one : two, "/ops/clock", new DateOnly(2023, 1, 1).AddDays(day));
        await over.CancelAsync();
        await Task.WhenAll(readers);
    }

    [Fact]
    public async Task A_real_clock_cannot_be_advanced()
    {
        var app = await services.StartPublisher("--Clock:Mode=real");
        await Refused(app, "/ops/clock", new(2099, 1, 1), "clock_is_real");
        Assert.InRange(Today(app).DayNumber - DateOnly.FromDateTime(DateTimeOffset.UtcNow.UtcDateTime).DayNumber, 0, 1);
    }

    [Fact]
    public async Task A_clock_of_an_unknown_kind_keeps_the_service_from_starting() =>
        Assert.Contains("Clock:Mode", (await Assert.ThrowsAsync<InvalidOperationException>(() => services.StartPublisher("--Clock:Mode=vritual"))).Message, StringComparison.Ordinal);

    [Fact]
    public async Task The_work_of_a_day_is_done_when_it_is_said_in_order_and_not_before_its_day()
    {
        var host = ProbeHost.Publisher(services.Publisher.ConnectionString, services.Broker);
        host.AddDayWork<First>().AddDayWork<Second>();
        var done = new List<string>();
        host.Services.AddSingleton(done);
        var app = await services.Start(host);
        await Accepted(app, "/ops/clock", new(2023, 7, 31));
        await Refused(app, "/ops/day", new(2023, 8, 1), "day_to_come");
        Assert.Empty(done);

        for (var twice = 0; twice < 2; twice++) await Accepted(app, "/ops/day", new(2023, 7, 31));
        Assert.Equal(["first 2023-07-31", "second 2023-07-31", "first 2023-07-31", "second 2023-07-31"], done);
        await using var session = await Session.Open(services.Publisher.Source, default);
        Assert.Equal([new DateOnly(2023, 7, 31)], await session.Read("select day from day_work", row => row.GetFieldValue<DateOnly>(0), default));
    }

    static DateOnly Today(WebApplication app) => app.Services.GetRequiredService<BusinessClock>().Today;

    static async Task Accepted(WebApplication app, string path, DateOnly date)
    {
        using var client = ProbeServices.ClientOf(app);
        using var answer = await client.PostAsJsonAsync(path, new { date });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    static async Task Refused(WebApplication app, string path, DateOnly date, string code)
    {
        using var client = ProbeServices.ClientOf(app);
        using var answer = await client.PostAsJsonAsync(path, new { date });
        Assert.Equal(code, (await InputTests.Problem(answer, 409)).GetProperty("code").GetString());
    }

    sealed class First(List<string> done) : IDayWork
    {
        public string Name => "first";

        public Task Do(DateOnly day, CancellationToken stop) => Task.Run(() => done.Add($"first {day:yyyy-MM-dd}"), stop);
    }

    sealed class Second(List<string> done) : IDayWork
    {
        public string Name => "second";

        public Task Do(DateOnly day, CancellationToken stop) => Task.Run(() => done.Add($"second {day:yyyy-MM-dd}"), stop);
    }
}
