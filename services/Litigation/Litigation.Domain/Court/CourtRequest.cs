using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using Recouvrement.Litigation.Domain.Dossiers;

namespace Recouvrement.Litigation.Domain.Court;

/// <summary>What is asked of a court, frozen (décompte et bordereau, CPC 1407): amounts and references, never names.</summary>
/// <param name="AsOf">Interest is computed to this day, included.</param>
/// <param name="Law">Version of the legal parameters it was computed with.</param>
/// <param name="Claims">In the order of their due dates.</param>
/// <param name="Costs">Costs asked for beside it.</param>
/// <param name="Exhibits">Numbered from 1.</param>
/// <param name="Overruled">Why something that was told is overruled; null where nothing is.</param>
public sealed record CourtRequest(DateOnly AsOf, string Law, ImmutableArray<RequestedClaim> Claims, Money Costs, ImmutableArray<Exhibit> Exhibits, Overruling? Overruled = null)
{
    /// <summary>Sum of the claims.</summary>
    public Money Principal() => Sum(c => c.Principal);

    /// <summary>Sum of the claims.</summary>
    public Money Interest() => Sum(c => c.Interest);

    /// <summary>Sum of the claims.</summary>
    public Money Compensation() => Sum(c => c.Compensation);

    /// <summary>Principal on which interest goes on after the last day counted.</summary>
    public Money StillBearing() => Sum(c => c.StillBears() ? c.Principal : Money.Zero);

    /// <summary>All that is asked for.</summary>
    public Money Total() => Principal() + Interest() + Compensation() + Costs;

    Money Sum(Func<RequestedClaim, Money> amount) => Claims.Aggregate(Money.Zero, (sum, claim) => sum + amount(claim));
}

/// <summary>One invoice of a request.</summary>
/// <param name="Invoice">Stream id.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="Principal">Still owed of it, payments having paid interest first (C. civ. 1343-1).</param>
/// <param name="Interest">Late interest that is not paid.</param>
/// <param name="Compensation">Flat compensation that is not paid (D441-5).</param>
/// <param name="Lines">How the interest came about, paid or not.</param>
/// <param name="Grounds">What it was computed by, and from where that came; null where who drew it up said all of it.</param>
public sealed record RequestedClaim(
    Guid Invoice, string Reference, DateOnly IssuedOn, DateOnly DueOn, Money Amount, Money Principal, Money Interest, Money Compensation, ImmutableArray<RequestedInterest> Lines, ClaimGrounds? Grounds = null)
{
    /// <summary>A claim as of a day.</summary>
    /// <param name="invoice">Stream id.</param>
    /// <param name="reference">Shown to people.</param>
    /// <param name="issuedOn">Date of issue.</param>
    /// <param name="claim">As the law of late payment sees it.</param>
    /// <param name="asOf">Last day counted.</param>
    /// <param name="law">The dated parameters.</param>
    /// <param name="settlements">Payments and credit notes.</param>
    /// <exception cref="LegalParameterMissing">A figure needed is not in the table.</exception>
    public static RequestedClaim Of(Guid invoice, string reference, DateOnly issuedOn, LateClaim claim, DateOnly asOf, LegalParameters law, IEnumerable<Settlement> settlements)
    {
        var owed = Imputation.AsOf(claim, asOf, law, settlements);
        return new(invoice, reference, issuedOn, claim.DueOn, claim.Principal, owed.Principal, owed.InterestOutstanding, owed.CompensationOutstanding, Written(owed));
    }

    /// <summary>A claim as the account of its file states it.</summary>
    /// <param name="reference">Shown to people.</param>
    /// <param name="stated">The claim, computed.</param>
    /// <param name="grounds">By what.</param>
    public static RequestedClaim Of(string reference, StatedClaim stated, ClaimGrounds grounds) => new(
        stated.Of.Invoice, reference, stated.Of.IssuedOn, stated.Of.DueOn, stated.Of.Amount, stated.Principal, stated.Interest, stated.Compensation, stated.Statement is { } owed ? Written(owed) : [], grounds);

    /// <summary>
    /// Interest goes on after the last day counted: not where it is billed or was given up, nor where a judgment stopped it (C. com. L622-28), nor at the law's rate of a consumer to whom no notice is known (C. civ. 1231-6).
    /// A claim of which nobody kept what it was computed by bears as it was asked for then.
    /// </summary>
    public bool StillBears() => Grounds switch
    {
        null                                                => true,
        { BearsNothing: true } or { FrozenSince: not null } => false,
        { Debtor: DebtorKind.Consumer, NoticeOn: null }     => !Lines.IsEmpty,
        _                                                   => true,
    };

    static ImmutableArray<RequestedInterest> Written(ClaimStatement owed) =>
        [.. owed.Interest.Lines.Select(line => new RequestedInterest(line.From, line.To, line.Days, line.Percent.ToString("0.00##", CultureInfo.InvariantCulture), line.Base, line.Amount))];
}

/// <summary>Interest over one period.</summary>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Days">Number of days.</param>
/// <param name="RatePercent">Yearly rate as decimal text: events hold no fractions.</param>
/// <param name="Base">Principal it is computed on.</param>
/// <param name="Amount">Half-up to the cent.</param>
public sealed record RequestedInterest(DateOnly From, DateOnly To, int Days, string RatePercent, Money Base, Money Amount);
