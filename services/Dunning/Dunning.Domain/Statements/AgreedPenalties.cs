using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>What the contracts of a debtor agree for late payment, told in any order.</summary>
public sealed record AgreedPenalties
{
    /// <summary>Nothing was told: the law's own rate.</summary>
    public static AgreedPenalties None { get; } = new();

    ImmutableSortedDictionary<DateOnly, (PenaltyClause Clause, long Version)> Told { get; init; } = ImmutableSortedDictionary<DateOnly, (PenaltyClause Clause, long Version)>.Empty;

    internal AgreedPenalties With(DunningEvent.PenaltiesAgreed e) =>
        Told.TryGetValue(e.From, out var known) && known.Version >= e.Version ? this : new() { Told = Told.SetItem(e.From, (e.Clause, e.Version)) };

    /// <summary>What binds an invoice, and from when; null where the law does.</summary>
    internal (DateOnly From, PenaltyClause Clause)? Binding(CaseInvoice invoice) =>
        invoice.Terms is { } terms ? PenaltyClause.Binding(Told.Select(t => KeyValuePair.Create(t.Key, t.Value.Clause)), terms.IssuedOn) : null;
}
