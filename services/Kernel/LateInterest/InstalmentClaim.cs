using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Kernel.LateInterest;

/// <summary>
/// The claim of an invoice whose parts have due dates of their own: each part bears interest from its own due date, what comes in pays the oldest
/// first, and the flat compensation is due once per invoice (rule R2.3; whether once per instalment is not settled: rule section 14).
/// </summary>
public static class InstalmentClaim
{
    /// <summary>The whole claim at the end of a day.</summary>
    /// <param name="claim">The invoice; its own due date is not looked at.</param>
    /// <param name="parts">Its instalments. Where the principal is less than they come to, the latest are missing.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="law">Rates.</param>
    /// <param name="settlements">What lowered it, in any order.</param>
    /// <exception cref="LegalParameterMissing">The parameters do not reach a day that counts.</exception>
    public static ClaimStatement AsOf(LateClaim claim, Instalments parts, DateOnly asOf, LegalParameters law, IEnumerable<Settlement> settlements)
    {
        var waiting = new LinkedList<Settlement>(settlements.OrderBy(s => s.On));
        var (left, statements) = (claim.Principal, new List<ClaimStatement>());
        for (var i = 0; i < parts.All.Length; i++)
        {
            var isLast = i == parts.All.Length - 1;
            var principal = isLast ? left : Money.Min(left, parts.All[i].Amount);
            left -= principal;
            statements.Add(Imputation.AsOf(claim with { Principal = principal, DueOn = parts.All[i].DueOn }, asOf, law, isLast ? [.. waiting] : Share(waiting, principal)));
        }

        return Sum(statements);
    }

    static List<Settlement> Share(LinkedList<Settlement> waiting, Money principal)
    {
        var shares = new List<Settlement>();
        while (principal.IsPositive && waiting.First?.Value is { } next)
        {
            waiting.RemoveFirst();
            var part = Money.Min(principal, next.Amount);
            principal -= part;
            shares.Add(Part(next, part));
            if (part < next.Amount) waiting.AddFirst(Part(next, next.Amount - part));
        }

        return shares;
    }

    static Settlement Part(Settlement whole, Money amount) => whole switch
    {
        Settlement.CreditNote note => new Settlement.CreditNote(note.On, amount),
        Settlement.Payment paid    => new Settlement.Payment(paid.On, amount),
        _                          => throw new ArgumentException($"{whole.GetType().Name} is no known settlement.", nameof(whole)),
    };

    static ClaimStatement Sum(List<ClaimStatement> parts)
    {
        var compensated = parts.Find(p => p.Compensation.IsPositive) ?? parts[0];
        return compensated with
        {
            Principal = Total(parts, p => p.Principal),
            Interest = parts[0].Interest with { Lines = [.. parts.SelectMany(p => p.Interest.Lines).OrderBy(line => line.From)] },
            InterestPaid = Total(parts, p => p.InterestPaid),
            Imputations = [.. parts.SelectMany(p => p.Imputations).OrderBy(i => i.Settlement.On)],
        };
    }

    static Money Total(List<ClaimStatement> parts, Func<ClaimStatement, Money> amount) => parts.Aggregate(Money.Zero, (sum, part) => sum + amount(part));
}
