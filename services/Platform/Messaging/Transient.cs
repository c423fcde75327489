using System.Net.Sockets;
using Npgsql;
using Polly;
using Polly.Retry;
using RabbitMQ.Client.Exceptions;

namespace Recouvrement.Platform.Messaging;

/// <summary>Tells a neighbour that is away from a fault that would come back every time.</summary>
public static class Transient
{
    /// <summary>Tries again, without end and five seconds apart at most, for as long as waiting may help.</summary>
    public static ResiliencePipeline Patience { get; } = new ResiliencePipelineBuilder()
        .AddRetry(new RetryStrategyOptions
        {
            ShouldHandle = new PredicateBuilder().Handle<Exception>(Is),
            MaxRetryAttempts = int.MaxValue,
            BackoffType = DelayBackoffType.Exponential,
            Delay = TimeSpan.FromMilliseconds(50),
            MaxDelay = TimeSpan.FromSeconds(5),
            UseJitter = true,
        })
        .Build();

    /// <summary>True when waiting may help: the database restarts, a connection broke, a lock was lost.</summary>
    public static bool Is(Exception failed) => failed switch
    {
        PostgresException { SqlState: "3D000" or "28P01" or "28000" } => true, // a server that is still being set up
        PostgresException { SqlState: "57014" or "57P01" or "57P02" or "57P03" or "25P03" } => true, // a time-out of the server, or an operator's hand
        NpgsqlException npgsql => npgsql.IsTransient || npgsql.InnerException is IOException or SocketException or TimeoutException or ObjectDisposedException,
        SocketException or IOException or TimeoutException => true,
        OperationInterruptedException => true, // a broker that went away, or has not been told of its queues yet
        EventStore.StreamMoved => true,
        AggregateException several => several.InnerExceptions.All(Is),
        _ => false,
    };

    /// <summary>True for a fault of what is being worked at, which must not keep the rest from its turn: nobody is away, and nobody said stop.</summary>
    public static bool IsOfOne(Exception failed) => failed is not OperationCanceledException && !Is(failed);
}
