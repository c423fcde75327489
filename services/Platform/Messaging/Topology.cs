using MassTransit;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using Recouvrement.Contracts;

namespace Recouvrement.Platform.Messaging;

/// <summary>
/// Declares every exchange, queue and binding of all services before this one publishes anything. Mandatory proves that a message
/// reached one queue, not all: a service that has not started yet would miss what is published now.
/// </summary>
public sealed class Topology(BrokerOptions broker, ILogger<Topology> log) : BackgroundService
{
    readonly TaskCompletionSource declared = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once everything is declared.</summary>
    public Task Declared => declared.Task;

    /// <summary>
    /// The arguments of a service's queue. The delivery limit and the way out are explicit: RabbitMQ 4 has a default limit that drops.
    /// A redelivery follows a crash, so the limit is far above what crashes bring.
    /// </summary>
    public static IReadOnlyDictionary<string, object?> Arguments(string queue) => new Dictionary<string, object?>
    {
        ["x-queue-type"] = "quorum",
        ["x-single-active-consumer"] = true,
        ["x-delivery-limit"] = 1000,
        ["x-dead-letter-exchange"] = "",
        ["x-dead-letter-routing-key"] = Parked.Dead(queue),
    };

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Declare(stoppingToken);
                declared.TrySetResult();
                return;
            }
            catch (Exception failed) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogWarning("The broker at {Broker} does not take the declarations yet ({Reason}); trying again", broker.ToString(), failed.Message);
                await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    async Task Declare(CancellationToken stop)
    {
        await using var connection = await broker.Factory().CreateConnectionAsync(stop);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: stop);
        foreach (var queue in Manifest.Queues)
        {
            foreach (var aside in Parked.QueuesOf(queue))
            {
                await channel.ExchangeDeclareAsync(aside, ExchangeType.Fanout, durable: true, cancellationToken: stop);
                await channel.QueueDeclareAsync(aside, durable: true, exclusive: false, autoDelete: false, Parked.Arguments, cancellationToken: stop);
                await channel.QueueBindAsync(aside, aside, "", cancellationToken: stop);
            }

            await channel.ExchangeDeclareAsync(queue, ExchangeType.Fanout, durable: true, cancellationToken: stop);
            await channel.QueueDeclareAsync(queue, durable: true, exclusive: false, autoDelete: false, Arguments(queue).ToDictionary(), cancellationToken: stop);
            await channel.QueueBindAsync(queue, queue, "", cancellationToken: stop);
        }

        foreach (var contract in Manifest.Contracts)
        {
            await channel.ExchangeDeclareAsync(contract.Name, ExchangeType.Fanout, durable: true, cancellationToken: stop);
            foreach (var queue in contract.Queues) await channel.ExchangeBindAsync(queue, contract.Name, "", cancellationToken: stop);
        }
    }
}
