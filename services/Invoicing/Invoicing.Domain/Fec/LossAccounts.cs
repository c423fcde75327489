using Recouvrement.Invoicing.Domain.Erp;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What a movement on an account that is no customer's says of the customer's account (411) on the other side of its entry.</summary>
enum LossAccount
{
    /// <summary>Nothing: sales, money, anything else.</summary>
    Other,

    /// <summary>Stands beside doubts and losses and decides nothing: their tax and their impairment.</summary>
    Beside,

    /// <summary>The debt is doubtful, or no longer (416).</summary>
    Doubtful,

    /// <summary>The debt is lost, or it was a mistake (654).</summary>
    Lost,

    /// <summary>A small difference, or what came in after all (658, 758).</summary>
    Difference,

    /// <summary>A collection agency holds the money (467).</summary>
    Agency,
}

/// <summary>
/// The accounts by which doubtful debts, losses, small differences and later recoveries are known in an entity's books: those of the standard chart with all
/// under them, and those the entity has named for its ERP's feed.
/// </summary>
public sealed class LossAccounts
{
    // PCG; 6714 and 7714 until 2024.
    static readonly (string Prefix, LossAccount Is)[] Families =
    [
        ("416", LossAccount.Doubtful), ("654", LossAccount.Lost), ("6714", LossAccount.Lost), ("658", LossAccount.Difference), ("758", LossAccount.Difference), ("7714", LossAccount.Difference),
        ("4457", LossAccount.Beside), ("491", LossAccount.Beside), ("6817", LossAccount.Beside), ("7817", LossAccount.Beside), ("467", LossAccount.Agency),
    ];

    readonly (string Prefix, LossAccount Is)[] known;

    LossAccounts(IEnumerable<(string Prefix, LossAccount Is)> own) => known = [.. own.Concat(Families).OrderByDescending(a => a.Prefix.Length)];

    /// <summary>Of an entity that has named none of its own.</summary>
    public static LossAccounts Standard { get; } = new([]);

    /// <summary>With the accounts that an entity has named.</summary>
    public static LossAccounts Of(LedgerChart chart)
    {
        var customers = chart.Of(LedgerRole.Customers).Account;
        return new(Enum.GetValues<LedgerRole>().Select(role => (Role: role, Is: Meaning(role))).Where(r => r.Is is not LossAccount.Other)
            .Select(r => (Prefix: chart.Of(r.Role).Account, r.Is))
            // A role that stands on all customers' accounts tells none of them from another.
            .Where(a => !customers.StartsWith(a.Prefix, StringComparison.Ordinal)));
    }

    /// <summary>Customers' accounts: 411 and below, but what the entity has set apart for doubtful ones. Bills (413) and doubtful customers (416) are other accounts.</summary>
    public bool IsReceivable(string account) => FecReceivables.IsReceivable(account) && MeaningOf(account) is LossAccount.Other;

    /// <summary>Bills of exchange that customers owe (effets à recevoir): 413 and below.</summary>
    public bool IsBill(string account) => account.StartsWith("413", StringComparison.Ordinal) && MeaningOf(account) is LossAccount.Other;

    internal LossAccount MeaningOf(string account)
    {
        foreach (var (prefix, meaning) in known)
            if (account.StartsWith(prefix, StringComparison.Ordinal)) return meaning;
        return LossAccount.Other;
    }

    static LossAccount Meaning(LedgerRole role) => role switch
    {
        LedgerRole.DoubtfulCustomers                                                       => LossAccount.Doubtful,
        LedgerRole.LossOfYear or LedgerRole.LossOfEarlierYears                             => LossAccount.Lost,
        LedgerRole.SmallLoss or LedgerRole.SmallGain or LedgerRole.LaterRecovery           => LossAccount.Difference,
        LedgerRole.OutputVat or LedgerRole.Impairment or LedgerRole.ImpairmentCharge or LedgerRole.ImpairmentReversal => LossAccount.Beside,
        LedgerRole.Agency                                                                  => LossAccount.Agency,
        _                                                                                  => LossAccount.Other,
    };
}
