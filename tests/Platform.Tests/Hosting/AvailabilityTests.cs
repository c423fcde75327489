using System.Net;
using System.Text.Json;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Hosting;

public sealed class AvailabilityTests(ProbedHost host) : IClassFixture<ProbedHost>
{
    [Fact]
    public async Task Without_its_database_a_service_lives_is_not_ready_and_says_503()
    {
        var app = await host.Start("--Database:ConnectionString=Host=127.0.0.1;Port=1;Username=nobody;Database=nothing", "--Clock:Mode=real");
        await NotReady(app, "postgresql", "rabbitmq");
        using var client = Client(app);
        using var answer = await client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/database"));
        await InputTests.Problem(answer, 503);
        await host.Services.Stop(app);
    }

    [Fact]
    public async Task Without_its_broker_a_service_lives_and_is_not_ready()
    {
        var app = await host.Start("--RabbitMq:Address=amqp://guest:guest@127.0.0.1:1/");
        await NotReady(app, "rabbitmq", "postgresql");
        await host.Services.Stop(app);
    }

    [Fact]
    public async Task A_service_whose_bus_stays_down_although_the_broker_answers_is_not_ready_and_ends_to_be_started_again()
    {
        var app = await host.Start("--RabbitMq:Patience=00:00:03");
        using var client = Client(app);
        await Eventually.Is(async () =>
        {
            using var ready = await client.GetAsync("/health/ready");
            return ready.IsSuccessStatusCode;
        }, "it is ready");
        var stopping = app.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        try
        {
            await app.Services.GetRequiredService<IBusControl>().StopAsync();
            await NotReady(app, "bus", "rabbitmq");
            await Eventually.Is(() => stopping.IsCancellationRequested, "the process ends");
            Assert.Equal(1, Environment.ExitCode);
        }
        finally
        {
            Environment.ExitCode = 0;
        }

        await host.Services.Stop(app);
    }

    [Fact]
    public async Task Without_its_broker_the_flow_says_503()
    {
        var app = await host.Start("--RabbitMq:Address=amqp://guest:guest@127.0.0.1:1/");
        using var client = Client(app);
        using var answer = await client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/ops/flow", Roles.Ops));
        await InputTests.Problem(answer, 503);
        await host.Services.Stop(app);
    }

    [Fact]
    public async Task A_stop_finishes_the_request_it_holds()
    {
        var app = await host.Start();
        using var client = Client(app);
        var slow = client.SendAsync(ProbedHost.Request(HttpMethod.Get, "/slow"));
        await host.Arrived.Task;
        var stopped = host.Services.Stop(app);
        await Eventually.Is(async () =>
        {
            using var other = Client(app);
            try
            {
                using var _ = await other.GetAsync("/health/live");
                return false;
            }
            catch (HttpRequestException)
            {
                return true;
            }
        }, "no new requests");
        Assert.False(stopped.IsCompleted);
        host.Gate.SetResult();
        using var answer = await slow;
        Assert.Equal("done", await answer.Content.ReadAsStringAsync());
        await stopped;
    }

    static async Task NotReady(WebApplication app, string away, string there)
    {
        using var client = Client(app);
        await Eventually.Passes(async () =>
        {
            using var live = await client.GetAsync("/health/live");
            Assert.Equal(HttpStatusCode.OK, live.StatusCode);
            using var ready = await client.GetAsync("/health/ready");
            Assert.Equal(HttpStatusCode.ServiceUnavailable, ready.StatusCode);
            var answers = JsonDocument.Parse(await ready.Content.ReadAsStringAsync()).RootElement.GetProperty("answers");
            Assert.NotEqual("ok", answers.GetProperty(away).GetString());
            Assert.Equal("ok", answers.GetProperty(there).GetString());
        });
    }

    static HttpClient Client(WebApplication app) => new() { BaseAddress = new(app.Urls.First()) };
}
