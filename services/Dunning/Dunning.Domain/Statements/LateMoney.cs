using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Dunning.Domain.Statements;

/// <summary>
/// Late interest and flat compensation of one invoice (rules R2.1 to R2.4): part payments pay interest first, credit notes lower the principal
/// only. The books take every payment off the principal, so what they show as outstanding and all interest ever accrued add up to what is owed.
/// </summary>
static class LateMoney
{
    /// <summary>A step states what is owed for being late. Rates and compensation of the law are in euros: of an invoice in another currency neither is claimed.</summary>
    internal static bool IsClaimedOf(CaseInvoice invoice, PolicyStep step) => (step.ClaimsInterest || step.ClaimsCompensation) && invoice.Currency == Money.Zero.Currency;

    /// <summary>The claim as of a day, or null where the table of legal parameters does not reach: that is never guessed.</summary>
    internal static ClaimStatement? Of(CaseInvoice invoice, DunningCase dunning, DateOnly asOf, LegalParameters law) => Of(invoice, invoice.Undisputed, dunning, asOf, law);

    /// <summary>The claim as of a day, where so much of it is open today. From an opening judgment on it bears nothing (L622-28).</summary>
    internal static ClaimStatement? Of(CaseInvoice invoice, Money open, DunningCase dunning, DateOnly asOf, LegalParameters law)
    {
        var settled = Settled(invoice);
        var principal = settled.Aggregate(open, (sum, s) => sum + s.Value.Amount);
        var claim = Claim(invoice, principal, dunning);
        try
        {
            var settlements = settled.Select(s => Settlement(s.Key, s.Value, dunning));
            return invoice.Terms!.Instalments is { } parts ? InstalmentClaim.AsOf(claim, parts, asOf, law, settlements) : Imputation.AsOf(claim, asOf, law, settlements);
        }
        catch (LegalParameterMissing)
        {
            return null;
        }
    }

    // Penalties bear no interest, and the compensation is for the invoices they come from (rules R2.3, R2.5); nor does what a person has given up.
    static LateClaim Claim(CaseInvoice invoice, Money principal, DunningCase dunning)
    {
        if (!invoice.Terms!.BearsInterest || invoice.PenaltiesAreWaived) return LateClaim.Legal(principal, invoice.Terms.DueOn, DebtorKind.Unknown);
        var (clause, debtor) = (dunning.ClauseOf(invoice), DebtorOf(dunning.Kind));
        return new(principal, invoice.Terms.DueOn, debtor, clause?.Clause.Rate ?? InterestRate.LegalFor(debtor), invoice.FrozenSince, clause?.Clause.CapitalisationFrom(clause.Value.From));
    }

    // A consumer owes nothing before a formal notice, and no policy claims it of one after (rule R2.8).
    internal static DebtorKind DebtorOf(CustomerKind kind) => kind switch
    {
        CustomerKind.PublicBody          => DebtorKind.PublicBody,
        CustomerKind.Consumer            => DebtorKind.Consumer,
        _ when kind.IsBusiness()         => DebtorKind.Company,
        _                                => DebtorKind.Unknown,
    };

    /// <summary>What the books showed as owed at the end of a day.</summary>
    internal static Money PrincipalOn(CaseInvoice invoice, DunningCase dunning, DateOnly asOf) =>
        Settled(invoice).Where(s => Settlement(s.Key, s.Value, dunning).On > asOf).Aggregate(invoice.Outstanding, (sum, s) => sum + s.Value.Amount);

    internal static KeyValuePair<Guid, Settling>[] Settled(CaseInvoice invoice) => [.. invoice.Settlings.Where(s => s.Value.Amount.IsPositive)];

    // A payment takes effect on the day the funds were credited, which only the payment itself tells.
    internal static Settlement Settlement(Guid source, Settling settled, DunningCase dunning) =>
        settled.IsCredit
            ? new Settlement.CreditNote(settled.On, settled.Amount)
            : new Settlement.Payment(dunning.Payments.GetValueOrDefault(source)?.On ?? settled.On, settled.Amount);
}
