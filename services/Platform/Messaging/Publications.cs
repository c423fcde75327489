using Recouvrement.Platform.EventStore;

namespace Recouvrement.Platform.Messaging;

/// <summary>
/// The only place where inside meets outside: which stored facts are published, as which contract. By type, so that what is
/// published can be counted from the log alone; at most one contract per event, so that its id can be the message's.
/// </summary>
public sealed class Publications
{
    readonly Dictionary<string, (Type Contract, Func<StoredEvent, Session, CancellationToken, Task<object>> Translate)> byType = [];

    /// <summary>Stored event names that are published, with their contract records.</summary>
    public IReadOnlyDictionary<string, Type> Contracts => byType.ToDictionary(p => p.Key, p => p.Value.Contract);

    /// <summary>Publishes a fact as a contract, from the event alone.</summary>
    public Publications Publish<TEvent, TFact, TContract>(EventNames<TEvent> names, Func<StoredEvent, TFact, TContract> translate)
        where TEvent : class where TFact : TEvent where TContract : class =>
        Publish<TEvent, TFact, TContract>(names, (stored, fact, _, _) => Task.FromResult(translate(stored, fact)));

    /// <summary>Publishes a fact as a contract that also carries what is kept erasable outside the stream, read at publishing time.</summary>
    public Publications Publish<TEvent, TFact, TContract>(EventNames<TEvent> names, Func<StoredEvent, TFact, Session, CancellationToken, Task<TContract>> translate)
        where TEvent : class where TFact : TEvent where TContract : class
    {
        byType.Add(EventJson.StoredName(typeof(TFact)), (typeof(TContract), async (stored, session, stop) => await translate(stored, (TFact)names.Read(stored), session, stop)));
        return this;
    }

    /// <summary>The contract of a stored event, or null when it stays inside.</summary>
    internal Task<object>? Translate(StoredEvent stored, Session session, CancellationToken stop) =>
        byType.TryGetValue(stored.Type, out var found) ? found.Translate(stored, session, stop) : null;
}
