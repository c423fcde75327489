using System.Diagnostics;
using System.Text;
using RabbitMQ.Client;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Benchmarks.Relaying;

/// <summary>The bare client: one channel, confirms tracked, Mandatory, 256 messages in flight.</summary>
sealed class RawPublishing : IAsyncDisposable
{
    const string Exchange = "invoicing.bank-feed-received.v1", Queue = "dunning";
    const int InFlight = 256;
    readonly IConnection connection;
    readonly IChannel channel;

    RawPublishing(IConnection connection, IChannel channel) => (this.connection, this.channel) = (connection, channel);

    public static async Task<RawPublishing> Open(Uri broker)
    {
        var connection = await new BrokerOptions(broker).Factory().CreateConnectionAsync();
        return new(connection, await connection.CreateChannelAsync(new(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true, outstandingPublisherConfirmationsRateLimiter: null)));
    }

    /// <summary>Some 950 characters, so that an event with it is of 1 KB.</summary>
    public static string Text(int number) => string.Concat(Enumerable.Repeat($"{number:000000} Relance de la facture. ", 31));

    public Task Purge() => channel.QueuePurgeAsync(Queue);

    public async Task Holds(int messages)
    {
        if (await channel.MessageCountAsync(Queue) is var found && found != messages) throw new InvalidOperationException($"The queue holds {found} of {messages} messages.");
    }

    public async Task<double> Publish(int messages)
    {
        await Purge();
        var body = Encoding.UTF8.GetBytes(Text(1) + new string('x', 700)); // with an envelope's length
        var started = Stopwatch.GetTimestamp();
        using var slots = new SemaphoreSlim(InFlight);
        await Task.WhenAll(Enumerable.Range(0, messages).Select(async _ =>
        {
            await slots.WaitAsync();
            await channel.BasicPublishAsync(Exchange, "", mandatory: true, new BasicProperties { Persistent = true, MessageId = Guid.NewGuid().ToString() }, body);
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
