using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Cases;

// What follows from the facts of a case without a rule or a day.
public sealed partial record DunningCase
{
    /// <summary>The clause that binds an invoice, and from when; null where the law does: for public buyers and consumers it always does (rules R2.7, R2.8).</summary>
    internal (DateOnly From, PenaltyClause Clause)? ClauseOf(CaseInvoice invoice) => Kind.IsBusiness() ? Penalties.Binding(invoice) : null;

    /// <summary>The last day of which a run decided anything; null before that.</summary>
    internal DateOnly? ActedOn => Outgoing.Values.Select(act => (DateOnly?)act.DecidedOn).Concat(HandOvers.Values.Select(handOver => (DateOnly?)handOver.ProposedOn)).Max();

    /// <summary>Some cover of its credit holds on a day. Invoicing tells every cover: a debtor of whom it told none is not insured.</summary>
    internal bool IsInsuredOn(DateOnly day) => Covers.Values.Any(cover => cover.HoldsOn(day));

    // A policy of an insurer has the same name in any case.
    DunningCase Covered(DunningEvent.CreditInsured e) => e.Policy.ToUpperInvariant() is var policy && Covers.GetValueOrDefault(policy)?.Version > e.Version
        ? this
        : this with { Covers = Covers.SetItem(policy, new(e.Insured, e.From, e.Until, e.Version)) };

    /// <summary>What the payments of a currency hold that no invoice has taken yet, or has given back.</summary>
    public Money UnallocatedCredit(string currency = "EUR")
    {
        if (Payments.IsEmpty) return Money.OfCents(0, currency);
        var settled = Invoices.Values.SelectMany(invoice => invoice.Settlings).ToLookup(s => s.Key, s => s.Value);
        return new(Payments
            .Where(payment => payment.Value.Amount.Currency == currency)
            .Sum(payment => Math.Max(0, payment.Value.Amount.Amount - settled[payment.Key].Sum(s => s.Amount.Amount))), currency);
    }
}
