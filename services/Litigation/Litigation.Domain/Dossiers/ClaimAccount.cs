using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Litigation.Domain.Dossiers;

/// <summary>What the law of late payment asks of a claim besides its amounts.</summary>
/// <param name="Debtor">Who owes it.</param>
/// <param name="Clause">What the contract says of late payment; null where it is silent.</param>
/// <param name="ClauseFrom">From when the clause binds.</param>
/// <param name="FrozenSince">Day of the judgment that froze the claim; null where none did.</param>
/// <param name="BearsNothing">It bills penalties itself, or a person gave them up.</param>
/// <param name="Instalments">Its parts by due date; null where all is due on one day.</param>
/// <param name="NoticeOn">Day of the formal notice: only a consumer's interest waits for it (rule R2.8).</param>
public sealed record ClaimBasis(DebtorKind Debtor, PenaltyClause? Clause, DateOnly ClauseFrom, DateOnly? FrozenSince, bool BearsNothing, Instalments? Instalments = null, DateOnly? NoticeOn = null);

/// <summary>What lowered a claim, net of what was undone.</summary>
/// <param name="Source">Stream id of the payment or credit note.</param>
/// <param name="On">Day it takes effect: for money, the one it was credited on.</param>
/// <param name="Amount">How much.</param>
/// <param name="IsCredit">A credit note or a write-off: it lowers the principal, never interest.</param>
public sealed record ClaimSettlement(Guid Source, DateOnly On, Money Amount, bool IsCredit);

/// <summary>One claim and all that is needed to compute it.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Outstanding">Principal still owed by the books.</param>
/// <param name="Basis">Null where nobody told: then nothing but the principal is claimed, and it is said.</param>
/// <param name="Settlements">In any order.</param>
/// <param name="BearsNothing">Its penalties are billed, or were given up: known whether the rest of the basis was told or not.</param>
/// <param name="FrozenSince">Day of the judgment that froze it, known in the same way; null where none did.</param>
public sealed record ClaimToState(
    Guid Invoice, string Number, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Outstanding, ClaimBasis? Basis, ImmutableArray<ClaimSettlement> Settlements, bool BearsNothing = false, DateOnly? FrozenSince = null);

/// <summary>A claim as of a day.</summary>
/// <param name="Of">Whose it is.</param>
/// <param name="Statement">How it came about; null where it is not computed.</param>
/// <param name="Gap">Why it is not, snake_case: <c>basis_unknown</c>, <c>foreign_currency</c> or <c>legal_parameter_missing</c>.</param>
public sealed record StatedClaim(ClaimToState Of, ClaimStatement? Statement, string? Gap)
{
    /// <summary>Principal owed: after the imputation, where it is computed.</summary>
    public Money Principal => Statement?.Principal ?? Of.Outstanding;

    /// <summary>Late interest owed.</summary>
    public Money Interest => Statement?.InterestOutstanding ?? Money.OfCents(0, Of.Outstanding.Currency);

    /// <summary>Flat compensation owed, in euros.</summary>
    public Money Compensation => Statement?.CompensationOutstanding ?? Money.OfCents(0, Of.Outstanding.Currency);

    /// <summary>All of it.</summary>
    public Money Total => Principal + Interest + Compensation;
}

/// <summary>
/// What a file claims on a day (décompte): each invoice by the rules of late payment (R2.1 to R2.5), its payments imputed on interest first. A figure the tables
/// do not hold is never guessed: the claim then stands with its principal alone.
/// </summary>
public static class ClaimAccount
{
    /// <summary>States the claims as of a day, in the order of their due dates.</summary>
    public static ImmutableArray<StatedClaim> AsOf(DateOnly day, LegalParameters law, IEnumerable<ClaimToState> claims) =>
        [.. claims.OrderBy(c => c.DueOn).ThenBy(c => c.Number, StringComparer.Ordinal).Select(claim => Stated(claim, day, law))];

    static StatedClaim Stated(ClaimToState claim, DateOnly day, LegalParameters law)
    {
        if (claim.Basis is not { } basis) return new(claim, null, "basis_unknown");
        // Rates and compensation of the law are in euros: of another currency neither is claimed.
        if (claim.Outstanding.Currency != Money.Zero.Currency) return new(claim, null, "foreign_currency");
        try
        {
            return new(claim, Statement(claim, basis, day, law), null);
        }
        catch (LegalParameterMissing)
        {
            return new(claim, null, "legal_parameter_missing");
        }
    }

    static ClaimStatement Statement(ClaimToState claim, ClaimBasis basis, DateOnly day, LegalParameters law)
    {
        var settled = claim.Settlements.Where(s => s.Amount.IsPositive).ToArray();
        // The books take every payment off the principal: with all of them it is what the invoice asked.
        var principal = settled.Aggregate(claim.Outstanding, (sum, s) => sum + s.Amount);
        var late = Late(principal, claim.DueOn, basis);
        var settlements = settled.Select(Settlement (s) => s.IsCredit ? new Settlement.CreditNote(s.On, s.Amount) : new Settlement.Payment(s.On, s.Amount));
        return basis.Instalments is { } parts ? InstalmentClaim.AsOf(late, parts, day, law, settlements) : Imputation.AsOf(late, day, law, settlements);
    }

    static LateClaim Late(Money principal, DateOnly dueOn, ClaimBasis basis) => basis.BearsNothing
        ? LateClaim.Legal(principal, dueOn, DebtorKind.Unknown)
        : new(
            principal, dueOn, basis.Debtor, basis.Clause?.Rate ?? InterestRate.LegalFor(basis.Debtor, basis.NoticeOn), basis.FrozenSince,
            basis.Clause?.CapitalisationFrom(basis.ClauseFrom));
}
