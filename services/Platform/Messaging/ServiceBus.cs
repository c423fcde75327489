using System.Security.Authentication;
using MassTransit;
using Microsoft.Extensions.DependencyInjection;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Messaging;

/// <summary>MassTransit on RabbitMQ as this system uses it: one queue per service, read by one consumer at a time, in order.</summary>
static class ServiceBus
{
    const int Prefetch = 64;

    public static void AddTo(IServiceCollection services, string queue, IReadOnlyList<Type> consumers)
    {
        services.AddHostedService<BusWatch>();
        services.Configure<MassTransitHostOptions>(host => host.StopTimeout = TimeSpan.FromSeconds(25));
        services.AddMassTransit(bus =>
        {
            foreach (var consumer in consumers) bus.AddConsumer(consumer);
            bus.UsingRabbitMq((context, rabbit) =>
            {
                var broker = context.GetRequiredService<BrokerOptions>();
                var address = broker.Address;
                rabbit.Host(address.Host, (ushort)(address.Port > 0 ? address.Port : broker.IsSealed ? 5671 : 5672), VirtualHost(address), host =>
                {
                    var credentials = address.UserInfo.Split(':', 2);
                    host.Username(Uri.UnescapeDataString(credentials[0]));
                    host.Password(Uri.UnescapeDataString(credentials.ElementAtOrDefault(1) ?? ""));
                    host.PublisherConfirmation = true;
                    if (broker.IsSealed) host.UseSsl(ssl =>
                    {
                        // The protocol is left to the machine, which knows what is still safe.
                        (ssl.ServerName, ssl.Protocol) = (address.Host, SslProtocols.None);
                        ssl.CertificateValidationCallback = broker.Trusts;
                    });
                });
                // The error queue would inherit every argument of the queue; a single active consumer could then not be read by an operator.
                rabbit.SendTopology.ConfigureErrorSettings = error =>
                {
                    foreach (var name in Topology.Arguments(queue).Keys.Except(Parked.Arguments.Keys)) error.SetQueueArgument(name, null);
                };
                if (consumers.Count > 0) rabbit.ReceiveEndpoint(queue, endpoint => Receive(context, queue, endpoint));
            });
        });
    }

    static void Receive(IBusRegistrationContext context, string queue, IRabbitMqReceiveEndpointConfigurator endpoint)
    {
        foreach (var (name, value) in Topology.Arguments(queue)) endpoint.SetQueueArgument(name, value);
        endpoint.PrefetchCount = Prefetch;
        endpoint.ConcurrentMessageLimit = 1;
        endpoint.ThrowOnSkippedMessages();
        // A refused fact will be refused again; a bug may be a race: it gets three more chances, in place, which keeps the order.
        endpoint.UseMessageRetry(retry => { retry.Immediate(3); retry.Ignore<FactRefused>(); });
        endpoint.ConfigureConsumers(context);
    }

    static string VirtualHost(Uri address) => address.AbsolutePath is "/" or "" ? "/" : Uri.UnescapeDataString(address.AbsolutePath[1..]);
}
