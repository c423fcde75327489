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
public sealed record SettledInvoice(Guid Id, string Number, int Year, Money Amount, DateOnly On, LetteringGroup? Group = null, bool InExport = false, DateOnly? DueOn = null);

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
public sealed record SettlingCredit(
    Guid Id, string Number, Money Amount, DateOnly On, Designations Designated, bool DesignatedOnly = false, Money Reserved = default, LetteringGroup? Group = null, bool InExport = false,
    Deductions? Deductions = null, bool IsPresumed = false);

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
