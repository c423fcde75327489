using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>An invoice that cash may be for.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Open">Still owed; nothing when it is settled.</param>
/// <param name="IsOfPayer">The payer's account is known to pay for its customer.</param>
/// <param name="PaymentReference">Its creditor reference; null where it was given none.</param>
public sealed record CashCandidate(string Customer, string Number, int Year, Money Open, bool IsOfPayer, string? PaymentReference = null)
{
    /// <summary>The number as <see cref="CashClues"/> spell it.</summary>
    public string Spelled => CashClues.Spell(Number);

    /// <summary>Quoted like this it is meant, and no invoice beside it.</summary>
    public string? Reference => PaymentReference ?? CreditorReference.Of(Number)?.Compact;
}

/// <summary>What cash is for, or may be.</summary>
/// <param name="Rule">How that is known.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Invoices">Named; none means that the rules of imputation decide.</param>
public sealed record CashMatch(CashRule Rule, string Customer, ImmutableArray<Designation> Invoices);

/// <summary>
/// Finds whose payment a credit is, in the order of rule 10 (camt): creditor reference, of an invoice or of a message, end-to-end id, invoice numbers in
/// the text, account of the payer with the amount. A clue that fits several customers decides nothing: a person does.
/// </summary>
public static class CashMatching
{
    const int MostProposals = 10;

    /// <summary>The match that needs nobody, or null.</summary>
    /// <param name="cash">The credit.</param>
    /// <param name="clues">What it says.</param>
    /// <param name="candidates">Invoices that it may be for.</param>
    /// <param name="asked">Customers whose number is that of <see cref="CashClues.Customer"/>.</param>
    public static CashMatch? Match(BankTransaction cash, CashClues clues, IReadOnlyCollection<CashCandidate> candidates, IReadOnlyCollection<string> asked) =>
        Certain(cash, clues, candidates, asked).FirstOrDefault(found => found.Matches.Count > 0) is { Matches: [var only] } ? only : null;

    /// <summary>All that it may be, the most likely first; for a person.</summary>
    public static ImmutableArray<CashMatch> Proposals(BankTransaction cash, CashClues clues, IReadOnlyCollection<CashCandidate> candidates, IReadOnlyCollection<string> asked) =>
    [
        .. Certain(cash, clues, candidates, asked).SelectMany(found => found.Matches)
            .Concat(candidates.Where(c => c.Open == cash.Amount).Select(c => new CashMatch(CashRule.Amount, c.Customer, [new(c.Number, c.Year, null)])))
            .Concat(candidates.Where(c => c.IsOfPayer).DistinctBy(c => c.Customer).Select(c => new CashMatch(CashRule.PayerAndAmount, c.Customer, [])))
            .DistinctBy(m => (m.Customer, string.Join('|', m.Invoices.Select(i => $"{i.Number}/{i.Year}"))))
            .Take(MostProposals),
    ];

    static IEnumerable<(CashRule Rule, List<CashMatch> Matches)> Certain(BankTransaction cash, CashClues clues, IReadOnlyCollection<CashCandidate> candidates, IReadOnlyCollection<string> asked)
    {
        yield return Named(CashRule.CreditorReference, candidates.Where(c => clues.Reference is { } said && c.Reference == said));
        yield return Quoted(clues, candidates, asked);
        yield return Named(CashRule.EndToEndId, candidates.Where(c => clues.EndToEnd is { } said && (c.Spelled == said || c.Reference == said)));
        yield return Named(CashRule.NumberInText, Longest([.. candidates.Where(c => clues.Numbers.Contains(c.Spelled))]));
        yield return (CashRule.PayerAndAmount, [.. candidates.Where(c => c.IsOfPayer).GroupBy(c => c.Customer).Select(of => Exact(cash.Amount, of.Key, [.. of])).OfType<CashMatch>()]);
    }

    // The reference of a message says who pays; which debt is paid stays for the payer to say (art. 1342-10 C. civ.), and whoever names another customer's invoice beside it is read by a person.
    static (CashRule Rule, List<CashMatch> Matches) Quoted(CashClues clues, IReadOnlyCollection<CashCandidate> candidates, IReadOnlyCollection<string> asked)
    {
        if (asked.Count == 0) return (CashRule.CreditorReference, []);
        // The reference stands in the text as well, in groups: a piece of it names no invoice.
        var named = Longest([.. candidates.Where(c => (clues.Numbers.Contains(c.Spelled) || c.Spelled == clues.EndToEnd || c.Reference == clues.EndToEnd) && clues.Reference?.Contains(c.Spelled, StringComparison.Ordinal) is not true)])
            .ToLookup(c => asked.Contains(c.Customer, StringComparer.OrdinalIgnoreCase));
        var theirs = Named(CashRule.CreditorReference, named[true]).Matches;
        var others = Named(CashRule.NumberInText, named[false].Where(c => !named[true].Any(own => own.Spelled == c.Spelled))).Matches;
        return (CashRule.CreditorReference,
        [
            .. asked.Select(customer => theirs.Find(match => match.Customer.Equals(customer, StringComparison.OrdinalIgnoreCase)) ?? new(CashRule.CreditorReference, customer, [])),
            .. others,
        ]);
    }

    // "FA2026 0012" names FA20260012 and not FA2026.
    static IEnumerable<CashCandidate> Longest(List<CashCandidate> named) =>
        named.Where(c => !named.Exists(other => other.Spelled.Length > c.Spelled.Length && other.Spelled.Contains(c.Spelled, StringComparison.Ordinal)));

    // An open invoice is meant rather than one of the same number that is settled; money for settled ones alone stays on the account.
    static (CashRule Rule, List<CashMatch> Matches) Named(CashRule rule, IEnumerable<CashCandidate> named) => (rule,
    [
        .. named.GroupBy(c => c.Customer, StringComparer.OrdinalIgnoreCase).Select(of => new CashMatch(rule, of.Key,
        [
            .. of.GroupBy(c => c.Number, StringComparer.OrdinalIgnoreCase).Select(same => same.OrderByDescending(c => c.Open.IsPositive).ThenBy(c => c.Year).First())
                .OrderBy(c => c.Year).ThenBy(c => c.Number, StringComparer.Ordinal).Select(c => new Designation(c.Number, c.Year, null)),
        ])),
    ]);

    static CashMatch? Exact(Money amount, string customer, List<CashCandidate> known)
    {
        var open = known.Where(c => c.Open.IsPositive && c.Open.Currency == amount.Currency).ToList();
        var exact = open.Where(c => c.Open == amount).ToList();
        return exact is [var one] ? new(CashRule.PayerAndAmount, customer, [new(one.Number, one.Year, null)])
            : open.Count > 0 && open.Aggregate(Money.Zero, (sum, c) => sum + c.Open) == amount ? new(CashRule.PayerAndAmount, customer, [.. open.Select(c => new Designation(c.Number, c.Year, null))])
            : null;
    }
}
