using System.Collections.Immutable;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>What an account of the general ledger is for; each entity says which of its accounts that is (plan comptable).</summary>
public enum LedgerRole
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>Customers (clients).</summary>
    Customers,

    /// <summary>Doubtful customers (clients douteux ou litigieux).</summary>
    DoubtfulCustomers,

    /// <summary>Impairment of customer accounts (dépréciation des comptes de clients).</summary>
    Impairment,

    /// <summary>Charge of an impairment (dotation).</summary>
    ImpairmentCharge,

    /// <summary>Impairment taken back (reprise).</summary>
    ImpairmentReversal,

    /// <summary>Loss on a claim of this year.</summary>
    LossOfYear,

    /// <summary>Loss on a claim of earlier years.</summary>
    LossOfEarlierYears,

    /// <summary>VAT collected (TVA collectée).</summary>
    OutputVat,

    /// <summary>Interest on late payments.</summary>
    LateInterest,

    /// <summary>Small difference to the creditor's cost.</summary>
    SmallLoss,

    /// <summary>Small difference in the creditor's favour.</summary>
    SmallGain,

    /// <summary>Money that came in after all on a claim already written off.</summary>
    LaterRecovery,

    /// <summary>What collection agencies have collected and not yet remitted.</summary>
    Agency,

    /// <summary>The entity's bank account.</summary>
    Bank,

    /// <summary>Suppliers (fournisseurs); an agency that invoices its fees is one.</summary>
    Suppliers,

    /// <summary>Fees of collection agencies (honoraires).</summary>
    AgencyFees,

    /// <summary>Tax on what the entity buys (TVA déductible).</summary>
    InputVat,
}

/// <summary>An account of the ledger and what it is for.</summary>
/// <param name="Role">What for.</param>
/// <param name="Account">Its number.</param>
public sealed record LedgerAccount(LedgerRole Role, string Account);

/// <summary>Accounts by role, each role at most once; equal when all are.</summary>
/// <param name="All">In the order of the roles.</param>
public sealed record LedgerAccounts(ImmutableArray<LedgerAccount> All)
{
    /// <summary>None of its own: the standard chart stands.</summary>
    public static LedgerAccounts None { get; } = new([]);

    /// <summary>In one order, whatever order they came in.</summary>
    public static LedgerAccounts Of(IEnumerable<LedgerAccount> accounts) => new([.. accounts.OrderBy(a => a.Role)]);

    /// <inheritdoc/>
    public bool Equals(LedgerAccounts? other) => other is not null && All.AsSpan().SequenceEqual(other.All.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => All.Aggregate(All.Length, HashCode.Combine);
}

/// <summary>The whole chart: an entity's own accounts, and the standard ones for what it has none for.</summary>
public sealed class LedgerChart
{
    readonly ImmutableDictionary<LedgerRole, string> accounts;

    /// <param name="standard">One account for each role.</param>
    /// <param name="own">The entity's own.</param>
    /// <exception cref="ArgumentException">The standard chart lacks a role.</exception>
    public LedgerChart(IEnumerable<LedgerAccount> standard, LedgerAccounts own)
    {
        accounts = standard.ToImmutableDictionary(a => a.Role, a => a.Account).SetItems(own.All.Select(a => KeyValuePair.Create(a.Role, a.Account)));
        if (Enum.GetValues<LedgerRole>().FirstOrDefault(role => role is not LedgerRole.None && !accounts.ContainsKey(role)) is var missing and not LedgerRole.None)
            throw new ArgumentException($"The chart has no account for {missing}.", nameof(standard));
    }

    /// <summary>An account of the general ledger.</summary>
    public LedgerSide Of(LedgerRole role) => new(accounts[role], null);

    /// <summary>An account of the general ledger with a customer's or a supplier's account under it.</summary>
    public LedgerSide Of(LedgerRole role, string customer) => new(accounts[role], customer);
}
