using System.Collections.Concurrent;
using MassTransit;

namespace Recouvrement.Support;

/// <summary>Plays the other services on a real broker: publishes contracts, and keeps those that a service publishes.</summary>
public sealed class TestBus : IAsyncDisposable
{
    readonly IBusControl bus;
    readonly ConcurrentQueue<(Guid? Id, object Message)> heard = new();

    TestBus(Uri broker, Type[] hears)
    {
        var credentials = broker.UserInfo.Split(':', 2);
        bus = Bus.Factory.CreateUsingRabbitMq(rabbit =>
        {
            rabbit.Host(broker.Host, (ushort)broker.Port, broker.AbsolutePath[1..], host =>
            {
                host.Username(Uri.UnescapeDataString(credentials[0]));
                host.Password(Uri.UnescapeDataString(credentials[1]));
            });
            if (hears.Length > 0)
                rabbit.ReceiveEndpoint($"test-{Guid.CreateVersion7():N}", endpoint =>
                {
                    endpoint.AutoDelete = true;
                    endpoint.ConcurrentMessageLimit = 1;
                    foreach (var type in hears) typeof(TestBus).GetMethod(nameof(Hear), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!.MakeGenericMethod(type).Invoke(this, [endpoint]);
                });
        });
    }

    /// <summary>Starts to listen for the given contracts.</summary>
    public static async Task<TestBus> Start(Uri broker, params Type[] hears)
    {
        var started = new TestBus(broker, hears);
        await started.bus.StartAsync();
        return started;
    }

    /// <summary>Publishes a contract as another service's relay would, with who is behind it where that is said.</summary>
    public Task Publish<T>(T message, Guid? id = null, string? actor = null) where T : class =>
        bus.Publish(message, context =>
        {
            context.MessageId = id ?? Guid.CreateVersion7();
            if (actor is not null) context.Headers.Set("Recouvrement-Actor", actor);
        });

    /// <summary>What was heard of a contract so far, in order.</summary>
    public IReadOnlyList<T> Heard<T>() where T : class => [.. heard.Select(h => h.Message).OfType<T>()];

    /// <summary>What was heard of a contract so far, with the message ids.</summary>
    public IReadOnlyList<(Guid? Id, T Message)> HeardWithIds<T>() where T : class => [.. heard.Where(h => h.Message is T).Select(h => (h.Id, (T)h.Message))];

    public async ValueTask DisposeAsync() => await bus.StopAsync();

    void Hear<T>(IReceiveEndpointConfigurator endpoint) where T : class =>
        endpoint.Handler<T>(context =>
        {
            heard.Enqueue((context.MessageId, context.Message));
            return Task.CompletedTask;
        });
}
