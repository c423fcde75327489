using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>
/// Imputation of part payments inside one debt (rule R2.4 b; C. civ. 1343-1): accrued interest first, then principal; the flat
/// compensation, which is not interest, last; credit notes lower the principal only. Which debt a payment is for is decided before.
/// </summary>
public static class Imputation
{
    /// <summary>The state of a claim at the end of a day.</summary>
    /// <param name="claim">Principal, due date, debtor, rate.</param>
    /// <param name="asOf">Last day counted; later settlements are left out.</param>
    /// <param name="law">The dated parameters to compute with.</param>
    /// <param name="settlements">Payments and credit notes in any order; of one day, credit notes come first.</param>
    /// <exception cref="LegalParameterMissing">A figure needed is not in the table.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A settlement is negative.</exception>
    public static ClaimStatement AsOf(LateClaim claim, DateOnly asOf, LegalParameters law, params IEnumerable<Settlement> settlements)
    {
        var account = new Account(claim, law);
        foreach (var settlement in InOrder(settlements).TakeWhile(settlement => settlement.On <= asOf)) account.Take(settlement);
        return account.StatementOn(asOf);
    }

    static IOrderedEnumerable<Settlement> InOrder(IEnumerable<Settlement> settlements) =>
        settlements.OrderBy(settlement => settlement.On).ThenBy(settlement => settlement is Settlement.Payment);

    sealed class Account(LateClaim claim, LegalParameters law)
    {
        readonly ImmutableArray<Imputed>.Builder imputations = ImmutableArray.CreateBuilder<Imputed>();
        readonly List<Reduction> reductions = [];
        Money principal = claim.Principal;
        Money interestPaid;
        Money compensationPaid;

        internal void Take(Settlement settlement)
        {
            var (on, left) = (settlement.On, settlement.Amount);
            if (left < Money.Zero) throw new ArgumentOutOfRangeException(nameof(settlement), left, "A settlement is not negative.");

            var pays = settlement is Settlement.Payment;
            var toInterest = pays ? Draw(ref left, Interest(on).Total - interestPaid) : Money.Zero;
            var owedForCosts = Compensation(on) - compensationPaid;
            var toPrincipal = Draw(ref left, principal);
            var toCompensation = pays && owedForCosts.Currency == claim.Principal.Currency ? Draw(ref left, owedForCosts) : Money.Zero;

            principal -= toPrincipal;
            interestPaid += toInterest;
            compensationPaid += toCompensation;
            reductions.Add(new Reduction(on, toPrincipal, toInterest));
            imputations.Add(new Imputed(settlement, toInterest, toPrincipal, toCompensation, left));
        }

        internal ClaimStatement StatementOn(DateOnly day) =>
            new(day, principal, Interest(day), interestPaid, Compensation(day), compensationPaid, imputations.ToImmutable());

        InterestStatement Interest(DateOnly until) => LateInterestCalculator.Statement(claim, until, law, reductions);

        // Late means that something was still owed at the end of the due date (rule R1.4).
        Money Compensation(DateOnly on) =>
            reductions.Where(reduction => reduction.On <= claim.DueOn).Aggregate(claim.Principal, (owed, reduction) => owed - reduction.Amount).IsPositive
                ? RecoveryCompensation.Of(claim, on, law)
                : Money.Zero;

        static Money Draw(ref Money left, Money owed)
        {
            var drawn = Money.Max(Money.Min(left, owed), Money.Zero);
            left -= drawn;
            return drawn;
        }
    }
}
