using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>What nobody named: the rules, which pay no part that its debtor contests or keeps back.</summary>
sealed partial class AccountPlan
{
    public void ApplyRules()
    {
        var (all, whole) = (OpenCredits(_ => true), new Dictionary<Guid, Money>(left));
        Match(all, Uncontested);
        if (!invoices.Values.Any(i => i.Contested.IsPositive)) return;
        Match(OpenCredits(c => c.IsNote), i => left[i.Id]);
        foreach (var credit in all.Values.Select(c => c.Credit).Where(c => c is { IsUntouched: true, IsNote: false, Designated.All.IsEmpty: true } && c.Deductions is not { All.IsEmpty: false }))
            if (left[credit.Id] is { IsPositive: true } rest && Free(credit) == rest && Paid(credit, whole) is { } invoice)
                Take(credit.Id, invoice.Id, new("", "", rest, AllocationRule.ExactAmount));
    }

    void Match(Dictionary<string, (SettlingCredit Credit, Money Free)> open, Func<SettledInvoice, Money> owed)
    {
        var debits = invoices.Values.Where(i => owed(i).IsPositive).ToDictionary(i => $"{i.Number} {i.Id}");
        var matched = Matching.Allocate(
            debits.Select(d => new OpenDebit(d.Key, owed(d.Value), d.Value.On, d.Value.Group, d.Value.DueOn)), open.Select(c => new OpenCredit(c.Key, c.Value.Free, c.Value.Credit.On)));
        foreach (var match in matched) Take(open[match.Credit].Credit.Id, debits[match.Debit].Id, match);
    }

    // All of it for all that was open: nothing of either has gone anywhere else.
    SettledInvoice? Paid(SettlingCredit credit, Dictionary<Guid, Money> whole) => invoices.Values
        .Where(i => i.Contested.IsPositive && i.Amount.Currency == credit.Amount.Currency && whole[credit.Id] == credit.Amount && whole[i.Id] == credit.Amount && left[i.Id] == left[credit.Id])
        .OrderBy(i => i.On).ThenBy(i => i.Number, StringComparer.Ordinal).FirstOrDefault();

    Money Uncontested(SettledInvoice invoice) => left[invoice.Id] is { IsPositive: true } open && invoice.Contested.IsPositive ? open - Money.Min(open, invoice.Contested) : left[invoice.Id];
}
