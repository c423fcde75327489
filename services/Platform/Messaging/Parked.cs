using RabbitMQ.Client;

namespace Recouvrement.Platform.Messaging;

/// <summary>Messages that wait for a person: refused facts and bugs or unknown types (<c>_error</c>), too many crashes (<c>_dead</c>).</summary>
public sealed class Parked(BrokerOptions broker) : IAsyncDisposable
{
    readonly SemaphoreSlim one = new(1);
    IConnection? connection;

    /// <summary>The queue that the broker moves a message to when its deliveries kept crashing.</summary>
    public static string Dead(string queue) => queue + "_dead";

    /// <summary>The queues set aside for a service's queue.</summary>
    public static IReadOnlyList<string> QueuesOf(string queue) => [queue + "_error", Dead(queue)];

    /// <summary>Quorum, like the queue itself: what waits for a person survives a broker.</summary>
    internal static Dictionary<string, object?> Arguments => new() { ["x-queue-type"] = "quorum" };

    /// <summary>How many messages wait for a person at the broker; those that a person has looked at lie in <see cref="ParkedMessages"/>.</summary>
    public Task<long> Count(string queue, CancellationToken stop) => Depth(QueuesOf(queue), stop);

    /// <summary>How many messages some queues hold for whoever reads them, those that are being worked at not counted.</summary>
    public async Task<long> Depth(IReadOnlyList<string> queues, CancellationToken stop)
    {
        await one.WaitAsync(stop);
        try
        {
            if (connection is not { IsOpen: true }) connection = await broker.Factory().CreateConnectionAsync(stop);
            await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
            var count = 0L;
            foreach (var queue in queues) count += await channel.MessageCountAsync(queue, stop);
            return count;
        }
        finally
        {
            one.Release();
        }
    }

    /// <summary>Moves what is parked back to its queue, each acknowledged only after the queue has confirmed it.</summary>
    /// <returns>The number of messages moved.</returns>
    public async Task<int> Replay(string queue, CancellationToken stop)
    {
        await using var own = await broker.Factory().CreateConnectionAsync(stop);
        await using var channel = await own.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true), stop);
        var moved = 0;
        foreach (var aside in QueuesOf(queue))
        {
            // What fails again comes back to the end: only what waits now is moved.
            for (var left = await channel.MessageCountAsync(aside, stop); left > 0 && await channel.BasicGetAsync(aside, autoAck: false, stop) is { } message; left--)
            {
                await channel.BasicPublishAsync("", queue, mandatory: true, new BasicProperties(message.BasicProperties), message.Body, stop);
                await channel.BasicAckAsync(message.DeliveryTag, multiple: false, stop);
                moved++;
            }
        }

        return moved;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (connection is not null) await connection.DisposeAsync();
        one.Dispose();
    }
}
