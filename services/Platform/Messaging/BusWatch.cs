using MassTransit;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using RabbitMQ.Client;
using RabbitMQ.Client.Exceptions;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Platform.Messaging;

/// <summary>
/// Ends the process, for its supervisor to start it again, when the bus stays down although the broker has been answering for a while
/// (<c>RabbitMq:Patience</c>, 30 s unless given). When a broker dies under a message, MassTransit 8.4 may end the loop that receives
/// (ReceiveTransport.Run passes a cancellation on) or keep a dead connection: neither comes back, not even by stopping and starting the
/// bus (tried). Nothing is lost by a new start; a service that hears nothing for days would lose money.
/// </summary>
sealed class BusWatch(IBusControl bus, Parked parked, ServiceName service, IHostApplicationLifetime lifetime, TimeProvider time, IConfiguration configuration, ILogger<BusWatch> log) : BackgroundService
{
    static readonly TimeSpan Look = TimeSpan.FromSeconds(1);
    readonly TimeSpan patience = configuration.GetValue("RabbitMq:Patience", TimeSpan.FromSeconds(30));

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Until the bus has been up once, its own start may still be trying.
        var limit = 4 * patience;
        long? down = null;
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Look, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            var health = bus.CheckHealth();
            if (health.Status == BusHealthStatus.Healthy)
            {
                (limit, down) = (patience, null);
                continue;
            }

            down = await BrokerAnswers(stoppingToken) ? down ?? time.GetTimestamp() : null;
            if (down is not { } since || time.GetElapsedTime(since) < limit || stoppingToken.IsCancellationRequested) continue;
            log.LogCritical("The broker has been answering for {Seconds} s but the bus stays down ({Reason}): this process ends, to be started again", (int)limit.TotalSeconds, health.Description);
            Environment.ExitCode = 1;
            lifetime.StopApplication();
            return;
        }
    }

    async Task<bool> BrokerAnswers(CancellationToken stop)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        limit.CancelAfter(5 * Look);
        try
        {
            await parked.Count(service.Name, limit.Token);
            return true;
        }
        catch (OperationInterruptedException refused) when (refused.ShutdownReason?.ReplyCode == Constants.NotFound)
        {
            // It answered: a broker that was set up anew has no queues.
            return true;
        }
        catch (Exception)
        {
            return false;
        }
    }
}
