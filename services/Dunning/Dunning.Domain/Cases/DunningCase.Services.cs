using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Statements;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Cases;

// What the debtor is sent because it asked, or told in writing of what was agreed or done.
public sealed partial record DunningCase
{
    /// <summary>By their keys.</summary>
    public ImmutableDictionary<Guid, ServiceMessage> ServiceMessages { get; init; } = ImmutableDictionary<Guid, ServiceMessage>.Empty;

    DunningCase AfterServices(DunningEvent happened) => happened switch
    {
        InvoiceCopiesRequested e    => Serving(ServiceKind.Copies, e.Decision, e.Answered, e.Statement, e.Mode),
        PlanConfirmationRequested e => Serving(ServiceKind.PlanConfirmation, e.Decision, e.Plan, e.Statement, e.Mode),
        HandOverNoticeRequested e   => Serving(ServiceKind.HandOverNotice, e.Decision, e.HandOver, e.Statement, e.Mode),
        _                           => AfterAssignments(happened),
    };

    DunningCase Serving(ServiceKind kind, Guid decision, Guid about, Statement statement, SendingMode mode) =>
        this with { ServiceMessages = ServiceMessages.SetItem(decision, new(kind, about, [.. statement.Lines.Select(line => line.Invoice)], mode, IsOpen: true)) };

    DunningCase ServiceEnded(Guid decision) =>
        ServiceMessages.TryGetValue(decision, out var message) ? this with { ServiceMessages = ServiceMessages.SetItem(decision, message with { IsOpen = false }) } : this;
}
