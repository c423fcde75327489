using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Messaging;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>Two services on the real host: one appends and relays under the name of invoicing, one hears under the name of dunning.</summary>
public sealed class ProbeServices : IAsyncDisposable
{
    readonly List<WebApplication> running = [];

    public required TestDatabase Publisher { get; init; }

    public required TestDatabase Listener { get; init; }

    public required Uri Broker { get; init; }

    public static async Task<ProbeServices> Create() => new()
    {
        Publisher = await TestDatabase.Create("invoicing"),
        Listener = await TestDatabase.Create("dunning"),
        Broker = await Stack.Servers.NewVirtualHost("probe"),
    };

    public Task<WebApplication> StartPublisher() => Start("invoicing", Publisher, host =>
        host.Publications = new Publications().Publish<ProbeEvent, ProbeEvent.Counted, BankFeedReceivedV1>(
            new EventNames<ProbeEvent>(), (stored, fact) => new(stored.Stream.ToString(), new DateOnly(2026, 1, 1).AddDays(fact.Number), stored.Version, new(2026, 1, 1))));

    public Task<WebApplication> StartListener(Func<BankFeedReceivedV1, bool>? fails = null) => Start("dunning", Listener, host =>
    {
        host.Services.AddSingleton(new Failing(fails ?? (_ => false)));
        host.AddConsumers(typeof(WriteDownWhatIsHeard));
    });

    public async Task Stop(WebApplication app)
    {
        running.Remove(app);
        await app.StopAsync();
        await app.DisposeAsync();
    }

    async Task<WebApplication> Start(string name, TestDatabase database, Action<ServiceHost> with)
    {
        var host = ServiceHost.Create(
            [$"--Database:ConnectionString={database.ConnectionString}", $"--RabbitMq:Address={Broker}", "--urls=http://127.0.0.1:0", "--Logging:LogLevel:Default=Warning", "--Clock:Mode=virtual"], name);
        with(host);
        var app = host.Build();
        await app.StartAsync();
        running.Add(app);
        return app;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var app in running.ToArray()) await Stop(app);
        await Stack.Servers.DeleteVirtualHost(Broker);
        await Publisher.DisposeAsync();
        await Listener.DisposeAsync();
    }

    public sealed record Failing(Func<BankFeedReceivedV1, bool> Fails);

    public sealed class WriteDownWhatIsHeard(Inbox inbox, Failing failing) : IConsumer<BankFeedReceivedV1>
    {
        public Task Consume(ConsumeContext<BankFeedReceivedV1> context) => inbox.Once(context, nameof(WriteDownWhatIsHeard), context.Message.On, async (session, _) =>
        {
            if (failing.Fails(context.Message)) throw new FactRefused(new Refusal("refused_by_test", "The test says so."));
            await session.Run("insert into heard (stream, version) values ($1, $2)", context.CancellationToken, context.Message.Creditor, context.Message.Version);
        });
    }
}
