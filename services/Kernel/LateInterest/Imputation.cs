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
    public static ClaimStatement AsOf(LateClaim claim, DateOnly asOf, LegalParameters law, params IEnumerable<Settlement> settlements) => AsOf([claim], asOf, law, settlements);

    /// <summary>The same of one debt in parts that are due one after the other: each takes what the ones before it left, and the compensation is last of all.</summary>
    internal static ClaimStatement AsOf(IEnumerable<LateClaim> parts, DateOnly asOf, LegalParameters law, IEnumerable<Settlement> settlements)
    {
        var account = new Account([.. parts.Select(part => new Part(part, law))]);
        foreach (var settlement in InOrder(settlements).TakeWhile(settlement => settlement.On <= asOf)) account.Take(settlement);
        return account.StatementOn(asOf);
    }

    static IOrderedEnumerable<Settlement> InOrder(IEnumerable<Settlement> settlements) =>
        settlements.OrderBy(settlement => settlement.On).ThenBy(settlement => settlement is Settlement.Payment);

    static Money Draw(ref Money left, Money owed)
    {
        var drawn = Money.Max(Money.Min(left, owed), Money.Zero);
        left -= drawn;
        return drawn;
    }

    sealed class Account(ImmutableArray<Part> parts)
    {
        readonly ImmutableArray<Imputed>.Builder imputations = ImmutableArray.CreateBuilder<Imputed>();
        Money compensationPaid;

        internal void Take(Settlement settlement)
        {
            var (on, left) = (settlement.On, settlement.Amount);
            if (left < Money.Zero) throw new ArgumentOutOfRangeException(nameof(settlement), left, "A settlement is not negative.");

            var pays = settlement is Settlement.Payment;
            var owedForCosts = Compensation(on) - compensationPaid;
            var (toInterest, toPrincipal) = (Money.Zero, Money.Zero);
            foreach (var part in parts)
            {
                var (interest, principal) = part.Take(on, pays, ref left);
                (toInterest, toPrincipal) = (toInterest + interest, toPrincipal + principal);
            }

            var toCompensation = pays && owedForCosts.Currency == parts[0].Currency ? Draw(ref left, owedForCosts) : Money.Zero;
            compensationPaid += toCompensation;
            imputations.Add(new Imputed(settlement, toInterest, toPrincipal, toCompensation, left));
        }

        internal ClaimStatement StatementOn(DateOnly day)
        {
            var statements = parts.Select(part => part.Interest(day)).ToList();
            return new(
                day, Sum(parts.Select(part => part.Principal)), statements[0] with { Lines = [.. statements.SelectMany(s => s.Lines).OrderBy(line => line.From)] }, Sum(parts.Select(part => part.InterestPaid)),
                Compensation(day), compensationPaid, imputations.ToImmutable());
        }

        // Once, for the first part that was late.
        Money Compensation(DateOnly on) => parts.Select(part => part.Compensation(on)).FirstOrDefault(amount => amount.IsPositive, Money.Zero);

        static Money Sum(IEnumerable<Money> amounts) => amounts.Aggregate(Money.Zero, (sum, amount) => sum + amount);
    }

    sealed class Part(LateClaim claim, LegalParameters law)
    {
        readonly List<Reduction> reductions = [];

        internal string Currency => claim.Principal.Currency;

        internal Money Principal { get; private set; } = claim.Principal;

        internal Money InterestPaid { get; private set; }

        internal (Money ToInterest, Money ToPrincipal) Take(DateOnly on, bool pays, ref Money left)
        {
            var toInterest = pays ? Draw(ref left, Interest(on).Total - InterestPaid) : Money.Zero;
            var toPrincipal = Draw(ref left, Principal);
            if (!toInterest.IsPositive && !toPrincipal.IsPositive) return (toInterest, toPrincipal);
            Principal -= toPrincipal;
            InterestPaid += toInterest;
            reductions.Add(new Reduction(on, toPrincipal, toInterest));
            return (toInterest, toPrincipal);
        }

        internal InterestStatement Interest(DateOnly until) => LateInterestCalculator.Statement(claim, until, law, reductions);

        // Late means that something was still owed at the end of the due date (rule R1.4).
        internal Money Compensation(DateOnly on) =>
            reductions.Where(reduction => reduction.On <= claim.DueOn).Aggregate(claim.Principal, (owed, reduction) => owed - reduction.Amount).IsPositive
                ? RecoveryCompensation.Of(claim, on, law)
                : Money.Zero;
    }
}
