using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventLog;

namespace Recouvrement.Platform.EventStore;

/// <summary>Stored names of one kind of events, for a store that must be told them.</summary>
/// <param name="Names">snake_case.</param>
public sealed record KnownEvents(IReadOnlyCollection<string> Names);

/// <summary>The streams of a service as parts of it.</summary>
public static class StreamServices
{
    /// <summary>Adds the event store of this build (<c>-p:EventStore=</c>, see <c>Directory.Build.props</c>).</summary>
    public static IServiceCollection AddEventStore(this IServiceCollection services) => services.AddSingleton<IEventStore, ChosenEventStore>();

    /// <summary>Adds one kind of streams.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="streamType">Stored with each stream; never changed.</param>
    /// <param name="names">Stored names of its facts.</param>
    /// <param name="show">Shows new facts in read tables, or null.</param>
    /// <param name="snapshots">Kept of the state by what handles many streams at once, or null.</param>
    /// <param name="key">Tells a second way to write the same streams from the first; null for the first.</param>
    public static IServiceCollection AddStreams<TState, TCommand, TEvent>(
        this IServiceCollection services, string streamType, EventNames<TEvent> names, Shows<TState, TEvent>? show, Snapshots<TState>? snapshots = null, object? key = null)
        where TState : IDecider<TState, TCommand, TEvent>
        where TCommand : class
        where TEvent : class =>
        services.AddStreamsShownBy<TState, TCommand, TEvent>(streamType, names, _ => show, snapshots, key);

    /// <summary>Adds one kind of streams whose facts are shown by another part of the service.</summary>
    /// <param name="services">The service's parts.</param>
    /// <param name="streamType">Stored with each stream; never changed.</param>
    /// <param name="names">Stored names of its facts.</param>
    /// <param name="show">Finds what shows new facts.</param>
    /// <param name="snapshots">Kept of the state by what handles many streams at once, or null.</param>
    /// <param name="key">Tells a second way to write the same streams from the first; null for the first.</param>
    public static IServiceCollection AddStreamsShownBy<TState, TCommand, TEvent>(
        this IServiceCollection services, string streamType, EventNames<TEvent> names, Func<IServiceProvider, Shows<TState, TEvent>?> show, Snapshots<TState>? snapshots = null, object? key = null)
        where TState : IDecider<TState, TCommand, TEvent>
        where TCommand : class
        where TEvent : class =>
        services.AddSingleton(new KnownEvents([.. EventNames<TEvent>.All.Keys])).AddKeyedSingleton(key, (parts, _) => new Streams<TState, TCommand, TEvent>(
            parts.GetRequiredService<IEventStore>(), parts.GetRequiredService<NpgsqlDataSource>(), parts.GetRequiredService<LogSignal>(), streamType, names, show(parts), snapshots));
}
