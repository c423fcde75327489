using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Dunning.Domain.Plans;

/// <summary>One term of a plan.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="Amount">To pay.</param>
public sealed record PlanTerm(DateOnly DueOn, Money Amount);

/// <summary>How far a plan is.</summary>
public enum PlanStatus
{
    /// <summary>None was proposed.</summary>
    None,

    /// <summary>Waits for a second person.</summary>
    Proposed,

    /// <summary>Under way.</summary>
    Agreed,

    /// <summary>All of it was paid.</summary>
    Fulfilled,

    /// <summary>A term was missed beyond the tolerance: all that is left is due again.</summary>
    Broken,

    /// <summary>A second person did not agree.</summary>
    Rejected,

    /// <summary>It ended otherwise.</summary>
    Cancelled,
}

/// <summary>
/// An instalment plan (échéancier) over some invoices. It is amicable: while it is kept nothing is said about them, and late-payment penalties go on
/// (rule R2.6). What is paid on them counts against its terms in the order of their dates, to the cent.
/// </summary>
/// <param name="Id">Its key.</param>
/// <param name="Episode">Of the case.</param>
/// <param name="Claims">The invoices, as they stood.</param>
/// <param name="Terms">By date; with the discount, together all that was owed on the invoices.</param>
/// <param name="ToleranceDays">Days a term may be late.</param>
/// <param name="Tolerance">By how much a term may fall short; the next one makes it good.</param>
/// <param name="AskedBy">Who entered it: may not approve it.</param>
/// <param name="ProposedOn">Business date.</param>
/// <param name="Status">How far it is.</param>
public sealed record InstalmentPlan(
    Guid Id, int Episode, ImmutableArray<ClaimWhenSaid> Claims, ImmutableArray<PlanTerm> Terms, int ToleranceDays, Money Tolerance, string AskedBy, DateOnly ProposedOn, PlanStatus Status)
{
    const int DaysForApproval = 15;

    /// <summary>It needed a second person.</summary>
    public bool NeededApproval { get; init; }

    /// <summary>Why; none of a plan from before that was kept.</summary>
    public ImmutableArray<ApprovalNeed> Needs { get; init; } = [];

    /// <summary>What is given up of the principal once all terms are kept; zero for nothing.</summary>
    public Money Discount { get; init; }

    /// <summary>What was given up and not taken back; zero where nothing is.</summary>
    public Money Earned { get; init; }

    /// <summary>What had to come in for that.</summary>
    public Money Needed { get; init; }

    /// <summary>What had been credited of a discount that was taken back: it is not given up a second time. Of a case kept before <see cref="GivenBefore"/> was.</summary>
    public Money Credited { get; init; }

    /// <summary>What was given up of each invoice before its money went back. While it is credited it is not given up a second time; a credit note may be undone.</summary>
    public ImmutableDictionary<Guid, GivenUp> GivenBefore { get; init; } = ImmutableDictionary<Guid, GivenUp>.Empty;

    /// <summary>It held for some time.</summary>
    public bool WasAgreed { get; init; }

    /// <summary>Terms kept so far, from the first.</summary>
    public int Kept { get; init; }

    /// <summary>The next term is past its day and not paid.</summary>
    public bool Late { get; init; }

    /// <summary>Day on which it ended.</summary>
    public DateOnly? EndedOn { get; init; }

    /// <summary>Why it was cancelled.</summary>
    public StopEnd End { get; init; }

    /// <summary>It may still be kept.</summary>
    public bool IsOpen => Status is PlanStatus.Proposed or PlanStatus.Agreed;

    /// <summary>The next term to pay; null when it is over.</summary>
    public PlanTerm? Next => IsOpen && Kept < Terms.Length ? Terms[Kept] : null;

    /// <summary>Whether it is about an invoice.</summary>
    public bool Covers(Guid invoice) => Claims.Any(claim => claim.Invoice == invoice);

    /// <summary>Sum of the terms.</summary>
    public Money Total => Terms.Aggregate(Money.Zero, (sum, term) => sum + term.Amount);

    /// <summary>How far its discount is.</summary>
    public DiscountState DiscountState =>
        !Discount.IsPositive ? DiscountState.None : Earned.IsPositive ? DiscountState.Earned : IsOpen ? DiscountState.Offered : DiscountState.Lost;

    /// <summary>What has come in on its invoices since it was proposed; money that no invoice has taken yet is not in it.</summary>
    public Money ReceivedIn(DunningCase dunning) => MoneySince.Of(dunning, Claims, ProposedOn).Received;

    /// <summary>Last day on which a second person may agree to it: it holds nothing up for long, nor beyond its first term.</summary>
    public DateOnly ApprovedBy => ProposedOn.AddDays(DaysForApproval) is var last && last < Terms[0].DueOn ? last : Terms[0].DueOn;

    // While it waits for a second person it lapses on that day.
    internal Stop? Stop => Next is not { } next ? null : Status == PlanStatus.Proposed ? Stops.Stop.Proposed(ApprovedBy) : Stops.Stop.InPlan(LastDayOf(next));

    internal Money ToEarn => Discount - Credited;

    /// <summary>The plan with what is credited today of what it gave up before.</summary>
    internal InstalmentPlan In(DunningCase dunning)
    {
        var credited = GivenBefore.Aggregate(Credited, (sum, given) => dunning.Invoices.GetValueOrDefault(given.Key) is { } invoice ? sum + given.Value.CreditedBy(invoice, DateOnly.MaxValue) : sum);
        return this with { Credited = Money.Min(Discount, credited), GivenBefore = ImmutableDictionary<Guid, GivenUp>.Empty };
    }

    internal InstalmentPlan NoLongerGiving(IEnumerable<CaseInvoice> invoices) => this with
    {
        Earned = Money.Zero,
        GivenBefore = invoices.Where(invoice => invoice.Discount?.Plan == Id).Aggregate(GivenBefore, (known, invoice) => known.SetItem(
            invoice.Id, known.TryGetValue(invoice.Id, out var first) ? first with { Amount = Money.Max(first.Amount, invoice.Discount!.Amount) } : invoice.Discount!)),
    };

    /// <summary>What it is about and is still owed, less what it has given up: whatever keeps it from being paid, contested or held, it is not paid.</summary>
    internal Money OwedIn(DunningCase dunning) => Claims.Aggregate(Money.Zero, (sum, claim) =>
    {
        if (dunning.Invoices.GetValueOrDefault(claim.Invoice) is not { Terms: not null } invoice) return sum;
        var (given, uncredited) = invoice.Discount?.Plan == Id ? (invoice.Discount.Amount, invoice.Uncredited) : (Money.Zero, Money.Zero);
        var unpaid = claim.Claimed - Money.Max(Money.Zero, invoice.MoneyIn - claim.Received) - given;
        return sum + Money.Max(Money.Zero, Money.Min(invoice.Outstanding - uncredited, unpaid));
    });

    /// <summary>What has to come in for its discount: its terms, less what credit notes have taken from them.</summary>
    internal Money NeededIn(DunningCase dunning, MoneySince money) => Money.Min(Total, Money.Max(Money.Zero, money.Received + OwedIn(dunning) - ToEarn));

    internal bool IsPaid(Money received, Money needed) => received >= needed - Tolerance && (received.IsPositive || !needed.IsPositive);

    // Credit notes take away from the terms, not from what is given up.
    internal Money PayableOf(MoneySince money) => Money.Max(Money.Zero, money.Payable - ToEarn);

    /// <summary>It has lost its object: nothing is left of it to pay, or no more than what would be given up.</summary>
    internal bool IsMoot(MoneySince money) => (money.IsMoot && money.Received < Total) || (!money.Received.IsPositive && !PayableOf(money).IsPositive);

    /// <summary>The money that kept it is still there, or nothing is owed for it: an invoice that was corrected takes nothing back.</summary>
    internal bool StillEarns(MoneySince money, Money owed) => IsPaid(money.Received, Money.Min(Needed, money.Received + owed));

    internal DateOnly LastDayOf(PlanTerm term) => term.DueOn.AddDays(ToleranceDays);

    /// <summary>How many terms, from the first, what came in pays. A credit note takes away from the last ones.</summary>
    internal int ReachedBy(MoneySince money, DateOnly on)
    {
        var (before, due, payable) = (Money.Zero, Money.Zero, PayableOf(money));
        for (var term = 0; term < Terms.Length; term++, before = due)
        {
            due = Money.Min(due + Terms[term].Amount, payable);
            var tolerated = on > LastDayOf(Terms[term]) && money.Received > before && money.Received >= due - Tolerance;
            if (money.Received < due && !tolerated) return term;
        }

        return Terms.Length;
    }

    /// <summary>What is missing for the next term, with all before it.</summary>
    internal Money MissingFor(int term, MoneySince money) => Money.Min(Terms.Take(term + 1).Aggregate(Money.Zero, (sum, t) => sum + t.Amount), PayableOf(money)) - money.Received;
}
