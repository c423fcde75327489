using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>What lowered a claim, on the day it takes effect.</summary>
public sealed record ClaimSettled(Guid Source, DateOnly On, Money Amount, bool IsCredit);

/// <summary>All that late money is computed from, beside the amounts of the invoice: whoever has the claim next computes the same.</summary>
/// <param name="Debtor">Before the law of late payment.</param>
/// <param name="Clause">What binds the invoice, and from when; null where the law does.</param>
/// <param name="FrozenSince">Day of the judgment that froze it.</param>
/// <param name="BearsNothing">It bills penalties itself, or a person gave them up.</param>
/// <param name="Instalments">Its parts by due date.</param>
/// <param name="Settlements">In the order of their days.</param>
public sealed record ClaimTerms(
    DebtorKind Debtor, (DateOnly From, PenaltyClause Clause)? Clause, DateOnly? FrozenSince, bool BearsNothing, Instalments? Instalments, ImmutableArray<ClaimSettled> Settlements)
{
    /// <summary>Those of an invoice of a case; null where the case does not know it.</summary>
    public static ClaimTerms? Of(DunningCase dunning, Guid invoice) => dunning.Invoices.GetValueOrDefault(invoice) is { Terms: { } terms } known
        ? new(
            LateMoney.DebtorOf(dunning.Kind), dunning.ClauseOf(known), known.FrozenSince, !terms.BearsInterest || known.PenaltiesAreWaived, terms.Instalments,
            [.. LateMoney.Settled(known).Select(s => (s.Key, s.Value, LateMoney.Settlement(s.Key, s.Value, dunning).On)).OrderBy(s => s.On).ThenBy(s => s.Key).Select(s => new ClaimSettled(s.Key, s.On, s.Value.Amount, s.Value.IsCredit))])
        : null;
}
