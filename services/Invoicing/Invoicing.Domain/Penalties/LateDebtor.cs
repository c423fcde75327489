using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Invoicing.Domain.Prevention;
using Recouvrement.Kernel.LateInterest;

namespace Recouvrement.Invoicing.Domain.Penalties;

/// <summary>A customer as the law of late payment sees it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Clauses">What was agreed, by the first day of issue of the invoices it binds.</param>
/// <param name="Judgments">Days on which insolvency proceedings were opened. What they stopped stays stopped when they are closed.</param>
/// <param name="NoticeOn">Day of the formal notice; only a consumer's interest waits for it.</param>
public sealed record LateDebtor(DebtorKind Kind, ImmutableSortedDictionary<DateOnly, PenaltyClause> Clauses, ImmutableArray<DateOnly> Judgments, DateOnly? NoticeOn)
{
    /// <summary>Put together from the facts of its account and of its credit file.</summary>
    public static LateDebtor Of(Customer customer, IEnumerable<CreditFileEvent> file, DateOnly? noticeOn) => new(KindOf(customer.Profile?.Kind), customer.PenaltyClauses, Openings(file), noticeOn);

    /// <summary>What binds an invoice; null where the law does: for public buyers and consumers it always does (rules R2.7, R2.8).</summary>
    public (DateOnly From, PenaltyClause Clause)? ClauseOf(DateOnly issuedOn) =>
        Kind is DebtorKind.Company ? PenaltyClause.Binding(Clauses, issuedOn) : null;

    /// <summary>The judgment that froze a claim, as a day knows it; null where none did. What is caused on its day or later is not frozen (L622-17).</summary>
    public DateOnly? FrozenOn(DateOnly causedOn, DateOnly on) => Judgments.Where(j => causedOn < j && j <= on).Select(j => (DateOnly?)j).Min();

    static DebtorKind KindOf(CustomerKind? kind) => kind switch
    {
        CustomerKind.PublicBody => DebtorKind.PublicBody,
        CustomerKind.Consumer   => DebtorKind.Consumer,
        null or CustomerKind.None => DebtorKind.Unknown,
        _                       => DebtorKind.Company,
    };

    // What is told of proceedings that are open corrects what was told of them before.
    static ImmutableArray<DateOnly> Openings(IEnumerable<CreditFileEvent> file)
    {
        var (judgments, isOpen) = (ImmutableArray<DateOnly>.Empty, false);
        foreach (var fact in file)
        {
            if (fact is CreditFileEvent.InsolvencyOpened { Insolvency.JudgmentOn: var day }) (judgments, isOpen) = ((isOpen ? judgments[..^1] : judgments).Add(day), true);
            else if (fact is CreditFileEvent.InsolvencyClosed) isOpen = false;
        }

        return judgments;
    }
}
