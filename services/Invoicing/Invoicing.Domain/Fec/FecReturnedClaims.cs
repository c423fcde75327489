using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// Claims of 413 that stand against money: a bill's money went back to the bank (contre-passation). Where such a claim is booked back to 411 later it is the same claim, and owed once.
/// </summary>
sealed class FecReturnedClaims
{
    readonly Dictionary<string, (FecItem Claim, Money Left)> open;
    readonly Dictionary<string, Money> taken = [];
    readonly List<(string Claim, long Line)> lines = [];

    /// <param name="claims">Of one account; those that are bills too, or not read, are none of these.</param>
    public FecReturnedClaims(IEnumerable<FecItem> claims) =>
        open = claims.Where(c => c is { Kind: FecItemKind.OtherDebit, LeftOut: null }).ToDictionary(c => c.Key.Number, c => (c, c.Amount));

    /// <summary>What of a credit is a claim that is owed already.</summary>
    public Money Of(FecBillCredit credit) => taken.GetValueOrDefault(credit.Id);

    /// <summary>Sets what comes back to 411 against the claims: those of its letter, or all.</summary>
    public void Take(IEnumerable<(FecBillCredit Credit, Money Left)> returns, bool isLettered)
    {
        if (open.Count == 0) return;
        var credits = returns.Where(r => r.Credit.CustomerLine is not null && r.Left.IsPositive).ToDictionary(r => r.Credit.Id);
        foreach (var match in Matching.Allocate(
            open.Values.Where(c => c.Left.IsPositive).Select(c => new OpenDebit(c.Claim.Key.Number, c.Left, c.Claim.BookedOn, c.Claim.Group)),
            credits.Values.Select(r => new OpenCredit(r.Credit.Id, r.Left, r.Credit.Row.Entry.EntryDate, r.Credit.Row.Group))).Where(m => !isLettered || m.Rule is AllocationRule.Lettered))
        {
            var (claim, left) = open[match.Debit];
            open[match.Debit] = (claim, left - match.Amount);
            taken[match.Credit] = taken.GetValueOrDefault(match.Credit) + match.Amount;
            lines.Add((match.Debit, credits[match.Credit].Credit.CustomerLine!.Value));
        }
    }

    /// <summary>The claim, lettered as the row on 411 that it went back to, where that is one letter.</summary>
    public FecItem Lettered(FecItem claim, Func<long, LetteringGroup?> letterOf) =>
        open.GetValueOrDefault(claim.Key.Number) is { Claim: not null, Left.IsZero: true } && lines.Where(l => l.Claim == claim.Key.Number).Select(l => letterOf(l.Line)).Distinct().ToList() is [{ } group]
            ? claim with { Group = group } : claim;
}
