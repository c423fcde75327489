using RabbitMQ.Client;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Litigation.Partners;

/// <summary>
/// The way out to agencies: a topic exchange, and one queue per agency that receives <c>agency.NAME.#</c>. Everything is declared
/// before anything is published to it, so that no agency misses what was sent before it first connected.
/// </summary>
sealed class PartnerExchange(BrokerOptions broker) : IAsyncDisposable
{
    /// <summary>Name of the exchange.</summary>
    public const string Name = "recouvrement.partners";

    static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    readonly HashSet<string> declared = [];
    IConnection? connection;
    IChannel? channel;

    /// <summary>The queue an agency consumes.</summary>
    public static string QueueOf(string agency) => $"agency.{agency}";

    /// <summary>Declares what an agency needs to be reached.</summary>
    public Task Declare(string agency) => Do((open, stop) => Declare(open, agency, stop));

    /// <summary>Deletes the queue of an agency that reads none, with what is in it: all of it is kept in the log. What it had refused stays for a person to look at.</summary>
    public Task Delete(string agency) => Do(async (open, stop) =>
    {
        declared.Remove(agency);
        await open.QueueDeleteAsync(QueueOf(agency), ifUnused: false, ifEmpty: false, noWait: false, stop);
    });

    /// <summary>Publishes and waits until the agency's queue has it.</summary>
    /// <param name="agency">Name in the register.</param>
    /// <param name="line">What is sent.</param>
    /// <param name="replay">The replay it belongs to. That stands beside the message, so that its bytes stay the same.</param>
    public Task Publish(string agency, PartnerLine line, Guid? replay = null) => Do(async (open, stop) =>
    {
        await Declare(open, agency, stop);
        var properties = new BasicProperties { ContentType = CloudEvent.ContentType, DeliveryMode = DeliveryModes.Persistent, MessageId = line.Id.ToString(), Type = line.Type };
        if (replay is { } again) properties.Headers = new Dictionary<string, object?> { ["replay"] = again.ToString() };
        await open.BasicPublishAsync(Name, $"{QueueOf(agency)}.{line.Topic}", mandatory: true, properties, line.Body, stop);
    });

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        declared.Clear();
        if (channel is not null) await channel.DisposeAsync();
        if (connection is not null) await connection.DisposeAsync();
        (channel, connection) = (null, null);
    }

    // One reader publishes, one message after the other: order is kept, and nothing here is shared between threads.
    async Task Do(Func<IChannel, CancellationToken, Task> work)
    {
        using var limit = new CancellationTokenSource(Patience);
        try
        {
            if (connection is not { IsOpen: true } || channel is not { IsOpen: true }) await Connect(limit.Token);
            await work(channel!, limit.Token);
        }
        catch
        {
            // What was declared may be gone with the broker or the queue: the next attempt starts from nothing.
            await DisposeAsync();
            throw;
        }
    }

    async Task Connect(CancellationToken stop)
    {
        await DisposeAsync();
        connection = await broker.Factory().CreateConnectionAsync(stop);
        channel = await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
        await channel.ExchangeDeclareAsync(Name, ExchangeType.Topic, durable: true, cancellationToken: stop);
    }

    async Task Declare(IChannel open, string agency, CancellationToken stop)
    {
        if (declared.Contains(agency)) return;
        var (queue, dead) = (QueueOf(agency), Parked.Dead(QueueOf(agency)));
        await open.QueueDeclareAsync(dead, durable: true, exclusive: false, autoDelete: false, new Dictionary<string, object?> { ["x-queue-type"] = "quorum" }, cancellationToken: stop);
        await open.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments(dead), cancellationToken: stop);
        await open.QueueBindAsync(queue, Name, $"{queue}.#", cancellationToken: stop);
        declared.Add(agency);
    }

    // As for our own queues: RabbitMQ 4 drops after twenty deliveries unless told otherwise.
    static Dictionary<string, object?> Arguments(string dead) => new()
    {
        ["x-queue-type"] = "quorum",
        ["x-delivery-limit"] = 1000,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = dead,
    };
}
