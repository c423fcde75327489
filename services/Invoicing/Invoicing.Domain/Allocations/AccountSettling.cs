using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>An invoice of the account that is being settled.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Number">The ERP's number.</param>
/// <param name="Year">Year of issue, part of its key.</param>
/// <param name="Amount">Including tax.</param>
/// <param name="On">The oldest is served first.</param>
/// <param name="Group">Its lettering, or null.</param>
/// <param name="InExport">The accountants' export speaks of it: what they do not letter any more is undone.</param>
/// <param name="DueOn">Day from which something of it can be claimed; its date where that is not known.</param>
/// <param name="Contested">What its debtor contests or keeps back of it, in disputes that are open: it is the last of it to be paid.</param>
public sealed record SettledInvoice(
    Guid Id, string Number, int Year, Money Amount, DateOnly On, LetteringGroup? Group = null, bool InExport = false, DateOnly? DueOn = null, Money Contested = default);

/// <summary>A payment or credit note of the account that is being settled.</summary>
/// <param name="Id">Stream id.</param>
/// <param name="Number">Its reference or number, for order among equals.</param>
/// <param name="Amount">All of it.</param>
/// <param name="On">The oldest is allocated first.</param>
/// <param name="Designated">The invoices it is meant for, known or not.</param>
/// <param name="DesignatedOnly">What it leaves over goes to no other invoice: an agency collects one claim.</param>
/// <param name="Reserved">Meant for what its lettering group still awaits: no rule may spend it elsewhere.</param>
/// <param name="Group">Its lettering, or null.</param>
/// <param name="InExport">The accountants' export speaks of it: what they do not letter any more is undone.</param>
/// <param name="Deductions">What its payer kept back: an invoice named without an amount is paid but for that.</param>
/// <param name="IsPresumed">A list of open items made it likely, nobody told it: it gives way to what is told, and goes nowhere else.</param>
/// <param name="IsNote">A credit note: the creditor's word, and no payment.</param>
/// <param name="IsUntouched">Nothing of it was ever set against an invoice that it still stands on.</param>
public sealed record SettlingCredit(
    Guid Id, string Number, Money Amount, DateOnly On, Designations Designated, bool DesignatedOnly = false, Money Reserved = default, LetteringGroup? Group = null, bool InExport = false,
    Deductions? Deductions = null, bool IsPresumed = false, bool IsNote = false, bool IsUntouched = false);

/// <summary>So much of a credit is on an invoice, and why.</summary>
/// <param name="Credit">Stream id.</param>
/// <param name="Invoice">Stream id.</param>
/// <param name="Amount">How much.</param>
/// <param name="Basis">Why.</param>
/// <param name="Rule">Of a planned change, by which rule there is more than before.</param>
public sealed record Standing(Guid Credit, Guid Invoice, Money Amount, AllocationBasis Basis, AllocationRule Rule = AllocationRule.None);

/// <summary>
/// Settles one account: what stands, what the accountants lettered, what payers named, then the rules of <see cref="Matching"/>.
/// Lettering is the word of the creditor's accountants: a guess of the rules gives way to it and is made anew. What a list of open items made likely
/// gives way to whatever is told, as far as that goes. Nothing else that stands is moved.
/// </summary>
/// <remarks>
/// Of several debts the debtor chooses which it pays; only where it chooses none does the law, among those that are due (art. 1342-10 C. civ., rule R2.4 a). A debtor who contests a part of an invoice, or
/// keeps it back, has said that it does not pay that part: while the dispute is open the rules pay everything else and then leave the money free, on the account and listed, until the dispute has ended.
/// Whoever names the invoice, or letters it, still pays it. So does one payment, set against nothing else, of exactly all that is open of it: its payer has named it by its amount. What a credit note
/// leaves over may lower the contested part too: it is the creditor's own.
/// </remarks>
public static class AccountSettling
{
    /// <summary>The allocations that change, each with its new total (zero where it ends); those that free money come first.</summary>
    /// <param name="invoices">All that may take or give back.</param>
    /// <param name="credits">All that may be allocated or released.</param>
    /// <param name="standing">Every allocation between them.</param>
    public static ImmutableArray<Standing> Plan(IReadOnlyCollection<SettledInvoice> invoices, IReadOnlyCollection<SettlingCredit> credits, IEnumerable<Standing> standing)
    {
        var before = standing.ToDictionary(s => (s.Credit, s.Invoice));
        var plan = new AccountPlan(invoices, credits, before.Values);
        plan.Letter();
        plan.Designate();
        plan.ReplaceByEarlierMoney();
        plan.ApplyRules();
        plan.ReplaceBySameAmount();
        plan.Presume();
        return
        [
            .. plan.Result()
                .Where(s => before.GetValueOrDefault((s.Credit, s.Invoice)) is var was && (was is null ? s.Amount.IsPositive : (was.Amount, was.Basis) != (s.Amount, s.Basis)))
                .OrderBy(s => s.Amount > (before.GetValueOrDefault((s.Credit, s.Invoice))?.Amount ?? Money.Zero)),
        ];
    }
}
