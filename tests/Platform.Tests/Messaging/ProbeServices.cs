using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>The two services of <see cref="ProbeHost"/> with databases and a broker of their own.</summary>
public sealed class ProbeServices : IAsyncLifetime
{
    readonly List<WebApplication> running = [];

    public TestDatabase Publisher { get; private set; } = null!;

    public TestDatabase Listener { get; private set; } = null!;

    public Uri Broker { get; private set; } = null!;

    /// <summary>What the listener fails with at a message, or null.</summary>
    public Func<BankFeedReceivedV1, Exception?> Fails { get; set; } = _ => null;

    public async Task InitializeAsync()
    {
        (Publisher, Listener, Broker) = (await TestDatabase.Create("invoicing"), await TestDatabase.Create("dunning"), await Stack.Servers.NewVirtualHost("probe"));
        await Listener.Administer("create table heard (n bigserial, stream text, version bigint); grant all on heard, heard_n_seq to test_dunning");
    }

    public Task<WebApplication> StartPublisher(params string[] settings) => Start(ProbeHost.Publisher(Publisher.ConnectionString, Broker, settings));

    public Task<WebApplication> StartListener(params string[] settings) => Start(ProbeHost.Listener(Listener.ConnectionString, Broker, heard => Fails(heard), settings));

    public async Task<WebApplication> Start(ServiceHost host, Action<WebApplication>? map = null)
    {
        var app = host.Build();
        map?.Invoke(app);
        await app.StartAsync();
        running.Add(app);
        return app;
    }

    public async Task Stop(WebApplication app)
    {
        running.Remove(app);
        await app.StopAsync();
        await app.DisposeAsync();
    }

    /// <summary>A client with the operator's key.</summary>
    public static HttpClient ClientOf(WebApplication app)
    {
        var client = new HttpClient { BaseAddress = new(app.Urls.First()) };
        client.DefaultRequestHeaders.Add("X-Api-Key", "ops");
        return client;
    }

    public static Task<FlowOfService> FlowOf(WebApplication app) => app.Services.GetRequiredService<Flow>().Read(default);

    /// <summary>Appends to a new stream of the publisher.</summary>
    public async Task<Guid> Append(params NewEvent[] events)
    {
        var stream = Guid.CreateVersion7();
        await using var session = await Session.Open(Publisher.Source, default);
        await Publisher.Store.Append(session, new(stream, "probe", StreamHead.New, events), new("a tester", DateTimeOffset.UnixEpoch), default);
        return stream;
    }

    public Task<Guid> Append(params ProbeEvent[] facts) => Append([.. facts.Select(EventNames<ProbeEvent>.Write)]);

    /// <summary>The versions of a stream in the order in which the listener applied them.</summary>
    public async Task<List<long>> Heard(Guid stream)
    {
        await using var session = await Session.Open(Listener.Source, default);
        return await session.Read("select version from heard where stream = $1 order by n", row => row.GetInt64(0), default, stream.ToString());
    }

    public async Task DisposeAsync()
    {
        foreach (var app in running.ToArray()) await Stop(app);
        await Stack.Servers.DeleteVirtualHost(Broker);
        await Publisher.DisposeAsync();
        await Listener.DisposeAsync();
    }
}
