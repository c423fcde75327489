using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Recouvrement.Litigation.Partners;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>
/// With an agency's credentials, made as deploy/rabbitmq makes them, everything is tried at every queue and exchange that the broker has: it sees its own and nothing else.
/// </summary>
public sealed class AgencyCredentialsTests(Scene scene) : IClassFixture<Scene>, IAsyncLifetime
{
    const string Mine = "alpha";
    readonly string prefix = $"t{Guid.CreateVersion7():N}-", passwords = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}");
    readonly HttpClient management = new() { BaseAddress = Stack.Servers.Management };

    string VirtualHost => Uri.UnescapeDataString(scene.Service.Broker.AbsolutePath[1..]);

    public async Task InitializeAsync()
    {
        management.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(Uri.UnescapeDataString(scene.Service.Broker.UserInfo))));
        var definitions = Run("deploy/rabbitmq/generate.py", "--vhost", VirtualHost, "--agency", Mine, "--agency", "beta", "--user-prefix", prefix, "--passwords", passwords);
        (await management.PostAsync("/api/definitions", new StringContent(definitions, MediaTypeHeaderValue.Parse("application/json")))).EnsureSuccessStatusCode();
        await scene.Place("630000001", Mine, Scene.Claim("630000001", "F-1", 40_000));
        await scene.Place("630000002", "beta", Scene.Claim("630000002", "F-1", 40_000));
    }

    public async Task DisposeAsync()
    {
        foreach (var user in (string[])["invoicing", "dunning", "correspondence", "litigation", $"agency-{Mine}", "agency-beta"]) await management.DeleteAsync($"/api/users/{prefix}{user}");
        management.Dispose();
        File.Delete(passwords);
    }

    [Fact]
    public async Task Of_all_queues_it_reads_its_own_and_changes_none()
    {
        await using var connection = await Connect($"agency-{Mine}");
        var queues = await Names("queues");
        Assert.Contains("agency.alpha", queues);
        Assert.Contains("agency.beta", queues);
        Assert.Contains("litigation", queues);
        foreach (var queue in queues)
        {
            if (queue != "agency.alpha")
            {
                await Refused(connection, queue, "get", c => c.BasicGetAsync(queue, true));
                await Refused(connection, queue, "consume", c => c.BasicConsumeAsync(queue, true, new AsyncDefaultBasicConsumer(c)));
                await Refused(connection, queue, "purge", c => c.QueuePurgeAsync(queue));
            }

            await Refused(connection, queue, "delete", c => c.QueueDeleteAsync(queue));
            await Refused(connection, queue, "declare", c => c.QueueDeclareAsync(queue, true, false, false, null));
            await Refused(connection, queue, "bind", c => c.QueueBindAsync(queue, PartnerExchange.Name, "agency.beta.#"));
            await Refused(connection, queue, "unbind", c => c.QueueUnbindAsync(queue, PartnerExchange.Name, "agency.alpha.#", null));
            await Refused(connection, queue, "publish by the default exchange", c => Publish(c, "", queue));
        }

        // Another test may have closed the queue and opened it again, empty.
        await scene.Tell("alpha-key", "/agency/replays", new { });
        await using var channel = await connection.CreateChannelAsync();
        await Eventually.Is(async () => await channel.BasicGetAsync("agency.alpha", autoAck: false) is not null, "it reads its own queue");
        await Refused(connection, "a queue of its own", "declare", c => c.QueueDeclareAsync("agency.alpha.copy", false, true, true, null));
        await Refused(connection, "an unnamed queue", "declare", c => c.QueueDeclareAsync());
    }

    [Fact]
    public async Task It_publishes_to_no_exchange_and_binds_none()
    {
        await using var connection = await Connect($"agency-{Mine}");
        var exchanges = await Names("exchanges");
        Assert.Contains(PartnerExchange.Name, exchanges);
        Assert.True(exchanges.Count > 20);
        foreach (var exchange in exchanges)
        {
            await Refused(connection, exchange, "publish", c => Publish(c, exchange, "agency.beta.claims.placed"));
            if (exchange.Length == 0) continue;
            await Refused(connection, exchange, "bind", c => c.ExchangeBindAsync(PartnerExchange.Name, exchange, "#"));
            await Refused(connection, exchange, "delete", c => c.ExchangeDeleteAsync(exchange));
            await Refused(connection, exchange, "declare", c => c.ExchangeDeclareAsync(exchange + ".mine", ExchangeType.Fanout));
        }
    }

    [Fact]
    public async Task It_sees_nothing_of_the_management()
    {
        using var client = new HttpClient { BaseAddress = Stack.Servers.Management };
        client.DefaultRequestHeaders.Authorization = new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{prefix}agency-{Mine}:{Password($"agency-{Mine}")}")));
        foreach (var path in (string[])["queues", "exchanges", "bindings", "users", "definitions", "connections"])
            Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync($"/api/{path}")).StatusCode);
    }

    [Fact]
    public async Task The_services_do_their_work_with_their_own_users()
    {
        var broker = new UriBuilder(scene.Service.Broker) { UserName = prefix + "litigation", Password = Password("litigation") }.Uri;
        // On a database of its own: the service of the scene knows nothing of gamma, and cannot declare its queue instead.
        await using var replica = await ServiceUnderTest<Program>.Start("litigation", new Dictionary<string, string> { ["RabbitMq:Address"] = broker.ToString() }, broker: scene.Service.Broker);
        using var manager = replica.As(Roles.Manager);
        (await manager.PutAsync("/agencies/gamma", System.Net.Http.Json.JsonContent.Create(new { displayName = "Gamma" }))).EnsureSuccessStatusCode();
        await Eventually.Passes(async () => Assert.Contains("agency.gamma", await Names("queues")));

        await using var dunning = await Connect("dunning");
        await using var channel = await dunning.CreateChannelAsync();
        await channel.QueueDeclarePassiveAsync("dunning");
    }

    [Theory]
    [InlineData("invoicing")]
    [InlineData("dunning")]
    [InlineData("correspondence")]
    public async Task No_service_but_Litigation_touches_what_belongs_to_agencies(string service)
    {
        await using var connection = await Connect(service);
        var queues = (await Names("queues")).Where(queue => queue.StartsWith("agency.", StringComparison.Ordinal)).ToList();
        Assert.Contains("agency.alpha", queues);
        foreach (var queue in queues)
        {
            await Refused(connection, queue, "get", c => c.BasicGetAsync(queue, true));
            await Refused(connection, queue, "purge", c => c.QueuePurgeAsync(queue));
            await Refused(connection, queue, "delete", c => c.QueueDeleteAsync(queue));
            await Refused(connection, queue, "bind", c => c.QueueBindAsync(queue, PartnerExchange.Name, "#"));
        }

        foreach (var exchange in (await Names("exchanges")).Where(exchange => exchange == PartnerExchange.Name || exchange.StartsWith("agency.", StringComparison.Ordinal)))
            await Refused(connection, exchange, "publish", c => Publish(c, exchange, "agency.alpha.claims.placed"));
    }

    async Task<List<string>> Names(string of) =>
        [.. JsonNode.Parse(await management.GetStringAsync($"/api/{of}/{Uri.EscapeDataString(VirtualHost)}"))!.AsArray().Select(o => (string)o!["name"]!)];

    static async Task Refused(IConnection connection, string what, string how, Func<IChannel, Task> tries)
    {
        await using var channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
        try
        {
            await tries(channel).WaitAsync(TimeSpan.FromSeconds(20));
        }
        catch (Exception refused) when (refused is OperationInterruptedException or AlreadyClosedException or PublishException)
        {
            Assert.True(channel.CloseReason?.ReplyCode == 403, $"{how} {what}: {channel.CloseReason}");
            return;
        }

        Assert.Fail($"{how} {what}: it was not refused");
    }

    static Task Publish(IChannel channel, string exchange, string key) => channel.BasicPublishAsync(exchange, key, mandatory: true, new BasicProperties(), "{}"u8.ToArray()).AsTask();

    Task<IConnection> Connect(string user) =>
        new ConnectionFactory { HostName = scene.Service.Broker.Host, Port = scene.Service.Broker.Port, VirtualHost = VirtualHost, UserName = prefix + user, Password = Password(user) }.CreateConnectionAsync();

    string Password(string user) => File.ReadLines(passwords).Single(l => l.StartsWith(user + "=", StringComparison.Ordinal))[(user.Length + 1)..];

    static string Run(string script, params string[] arguments)
    {
        using var python = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Stack.Repository, script), .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var said = python.StandardOutput.ReadToEnd();
        python.WaitForExit();
        Assert.True(python.ExitCode == 0, python.StandardError.ReadToEnd());
        return said;
    }
}
