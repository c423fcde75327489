using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Domain.Cases;

// What the debtor is told in writing of what was agreed or done.
public sealed partial record DunningCase
{
    /// <summary>By their keys.</summary>
    public ImmutableDictionary<Guid, ServiceMessage> ServiceMessages { get; init; } = ImmutableDictionary<Guid, ServiceMessage>.Empty;

    DunningCase Serving(Guid decision, ServiceMessage message) => this with { ServiceMessages = ServiceMessages.SetItem(decision, message) };

    DunningCase ServiceEnded(Guid decision) =>
        ServiceMessages.TryGetValue(decision, out var message) ? Serving(decision, message with { IsOpen = false }) : this;
}
