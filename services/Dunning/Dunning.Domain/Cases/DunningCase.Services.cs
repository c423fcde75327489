using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Dunning.Domain.Messages;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Cases;

// What the debtor is told in writing of what was agreed or done.
public sealed partial record DunningCase
{
    /// <summary>By their keys.</summary>
    public ImmutableDictionary<Guid, ServiceMessage> ServiceMessages { get; init; } = ImmutableDictionary<Guid, ServiceMessage>.Empty;

    DunningCase AfterServices(DunningEvent happened) => happened switch
    {
        InvoiceCopiesRequested e    => Sending(e),
        PlanConfirmationRequested e => Serving(e.Decision, new(e.Plan, e.Mode, IsOpen: true)),
        HandOverNoticeRequested e   => Serving(e.Decision, new(e.HandOver, e.Mode, IsOpen: true)),
        _ => throw new UnreachableException(),
    };

    DunningCase Serving(Guid decision, ServiceMessage message) => this with { ServiceMessages = ServiceMessages.SetItem(decision, message) };

    DunningCase ServiceEnded(Guid decision) =>
        ServiceMessages.TryGetValue(decision, out var message) ? Serving(decision, message with { IsOpen = false }) : this;
}
