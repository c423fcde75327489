using System.Text.Json;
using RabbitMQ.Client;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Platform.Tests.Messaging;

/// <summary>A queue beside the service's own that receives everything of one contract, in the order of publication.</summary>
sealed class Wiretap
{
    const string Queue = "wiretap";
    readonly Uri broker;

    Wiretap(Uri broker) => this.broker = broker;

    public static async Task<Wiretap> On(Uri broker, string contract)
    {
        await using var connection = await new BrokerOptions(broker).Factory().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        await channel.ExchangeDeclareAsync(contract, ExchangeType.Fanout, durable: true);
        await channel.QueueDeclareAsync(Queue, durable: true, exclusive: false, autoDelete: false);
        await channel.QueueBindAsync(Queue, contract, "");
        return new(broker);
    }

    /// <summary>All that was published so far.</summary>
    public async Task<List<(Guid Id, Guid Stream, long Version)>> Published()
    {
        await using var connection = await new BrokerOptions(broker).Factory().CreateConnectionAsync();
        await using var channel = await connection.CreateChannelAsync();
        var published = new List<(Guid, Guid, long)>();
        while (await channel.BasicGetAsync(Queue, autoAck: true) is { } delivery)
        {
            using var envelope = JsonDocument.Parse(delivery.Body);
            var message = envelope.RootElement.GetProperty("message");
            published.Add((envelope.RootElement.GetProperty("messageId").GetGuid(), message.GetProperty("creditor").GetGuid(), message.GetProperty("version").GetInt64()));
        }

        return published;
    }
}
