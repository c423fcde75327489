using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Sales;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>A debtor gave neither promise nor reason in a call.</summary>
/// <param name="Episode">Of the case.</param>
/// <param name="On">Day of the call.</param>
public sealed record RefusalToPay(int Episode, DateOnly On);

// Who sells to the debtor, what that person was told and has objected; and what the debtor refused.
public sealed partial record DunningCase
{
    /// <summary>The ERP's code of who sells to the debtor; null where nobody does, and then nobody is told of threats.</summary>
    public string? SalesPerson { get; init; }

    /// <summary>What sales people were told of threats to come.</summary>
    public ImmutableDictionary<Guid, SalesNotice> SalesNotices { get; init; } = ImmutableDictionary<Guid, SalesNotice>.Empty;

    /// <summary>What sales people have objected to threats.</summary>
    public ImmutableDictionary<Guid, SalesObjection> Objections { get; init; } = ImmutableDictionary<Guid, SalesObjection>.Empty;

    DunningCase AfterSales(DunningEvent happened) => happened switch
    {
        SalesToldOfThreat e    => this with { SalesNotices = SalesNotices.SetItem(e.Notice, new(e.Notice, e.Episode, e.Step, e.SalesPerson, e.Mode, e.Invoices, e.MayGoOn, e.On)) },
        SalesObjected e        => this with { Objections = Objections.SetItem(e.Objection, new(e.Objection, e.Episode, e.Reason, e.Step, e.Invoices, e.Until, e.SalesPerson, e.By, e.On)) },
        SalesObjectionLifted e => Objections.TryGetValue(e.Objection, out var objection) ? this with { Objections = Objections.SetItem(e.Objection, objection with { LiftedOn = e.On, LiftedBy = e.By }) } : this,
        _                      => AfterServices(happened),
    };

    DunningCase Refused(CallOutcome outcome, IEnumerable<Guid>? invoices, DateOnly on) =>
        outcome == CallOutcome.Refusal ? WithRefusal(invoices ?? [], new(EpisodeOfToday, on))
        : CallResult.Of(outcome).Pause is not null ? Answered(invoices ?? [])
        : this;

    // Whoever promises, plans or gives a reason refuses no more.
    DunningCase Answered(IEnumerable<Guid> invoices) => WithRefusal(invoices, null);

    DunningCase WithRefusal(IEnumerable<Guid> invoices, RefusalToPay? refusal) => invoices.Aggregate(this, (state, id) =>
        state.Invoices.TryGetValue(id, out var invoice) && invoice.Refusal != refusal ? state with { Invoices = state.Invoices.SetItem(id, invoice with { Refusal = refusal }) } : state);
}
