using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Benchmarks.Relaying;

/// <summary>The bare client: one channel, confirms tracked, Mandatory, 256 messages in flight.</summary>
sealed class RawPublishing : IAsyncDisposable
{
    const int InFlight = 256;
    readonly IConnection connection;
    readonly IChannel channel;
    readonly (string Exchange, string Key, string Queue) to;

    RawPublishing(IConnection connection, IChannel channel, (string, string, string) to) => (this.connection, this.channel, this.to) = (connection, channel, to);

    /// <summary>To a service of ours.</summary>
    public static Task<RawPublishing> Open(Uri broker) => Open(broker, "invoicing.bank-feed-received.v1", "", "dunning");

    public static async Task<RawPublishing> Open(Uri broker, string exchange, string key, string queue)
    {
        var connection = await new BrokerOptions(broker).Factory().CreateConnectionAsync();
        return new(connection, await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null)), (exchange, key, queue));
    }

    /// <summary>Some 950 characters, so that an event with it is of 1 KB.</summary>
    public static string Text(int number) => string.Concat(Enumerable.Repeat($"{number:000000} Relance de la facture. ", 31));

    public Task Purge() => channel.QueuePurgeAsync(to.Queue);

    public async Task Holds(int messages)
    {
        if (await channel.MessageCountAsync(to.Queue) is var found && found != messages) throw new InvalidOperationException($"The queue holds {found} of {messages} messages.");
    }

    // With an envelope's length.
    public Task<double> Publish(int messages) => Publish(messages, Encoding.UTF8.GetBytes(Text(1) + new string('x', 700)));

    public async Task<double> Publish(int messages, byte[] body)
    {
        await Purge();
        var started = Stopwatch.GetTimestamp();
        using var slots = new SemaphoreSlim(InFlight);
        await Task.WhenAll(Enumerable.Range(0, messages).Select(async _ =>
        {
            await slots.WaitAsync();
            await channel.BasicPublishAsync(to.Exchange, to.Key, mandatory: true, new BasicProperties { Persistent = true, MessageId = Guid.NewGuid().ToString() }, body);
            slots.Release();
        }));
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        await Holds(messages);
        return messages / seconds;
    }

    public async ValueTask DisposeAsync()
    {
        await channel.DisposeAsync();
        await connection.DisposeAsync();
    }
}
