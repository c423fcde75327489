using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Messages;

namespace Recouvrement.Dunning.Domain.Cases;

// Copies of invoices that the debtor asked for and that were sent by themselves.
public sealed partial record DunningCase
{
    /// <summary>By the key of their mail.</summary>
    public ImmutableDictionary<Guid, CopiesOnTheirWay> CopiesSent { get; init; } = ImmutableDictionary<Guid, CopiesOnTheirWay>.Empty;

    DunningCase Sending(DunningEvent.InvoiceCopiesRequested e) =>
        this with { CopiesSent = CopiesSent.SetItem(e.Decision, new([.. e.Statement.Lines.Select(line => line.Invoice)], e.Mode, IsOpen: true)) };

    DunningCase CopiesEnded(Guid decision) =>
        CopiesSent.TryGetValue(decision, out var copies) ? this with { CopiesSent = CopiesSent.SetItem(decision, copies with { IsOpen = false }) } : this;
}
