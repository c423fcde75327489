using System.Globalization;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>A row on bills (413).</summary>
/// <param name="Entry">The row.</param>
/// <param name="Ordinal">Of its key; 0 where it has no auxiliary account.</param>
/// <param name="Net">Debit less credit; not nothing.</param>
/// <param name="Kind">What it would be on a customer's account.</param>
/// <param name="In">Its entry; null of an opening entry, and where no entry balances.</param>
sealed record FecBilledRow(FecEntry Entry, int Ordinal, Money Net, FecItemKind Kind, FecBillEntry? In)
{
    /// <summary>Within it, what can be set against each other.</summary>
    public string Account => Entry.AuxiliaryAccount ?? Entry.Account;

    public LetteringGroup? Group => Entry.Lettering is { } letter ? new(Entry.Account, Entry.AuxiliaryAccount, letter) : null;

    public bool IsOpening => Kind is FecItemKind.OpeningDebit or FecItemKind.OpeningCredit;

    /// <summary>It stands in an entry that says what it is.</summary>
    public bool IsTold => In is not null || IsOpening;

    public IEnumerable<FecBillPair> Pairs => In?.Pairs.Where(p => p.BillLine == Entry.LineNumber) ?? [];

    /// <summary>What stands against no row of 411.</summary>
    public Money Rest => Pairs.Aggregate(Net, (left, p) => left - Of(p.Amount));

    /// <summary>The parts of a credit: what comes back to each row of 411, and what does not.</summary>
    public IEnumerable<FecBillCredit> Credits
    {
        get
        {
            foreach (var pair in Pairs.Where(p => p.Amount < 0)) yield return new(this, Of(-pair.Amount), pair.CustomerLine, false);
            if (Rest is { IsZero: false } rest) yield return new(this, -rest, null, In?.IsLost != true);
        }
    }

    public Money Of(decimal amount) => new(amount, Net.Currency);
}

/// <summary>A credit of bills (413), or the part of it that is one thing.</summary>
/// <param name="Row">Where it stands.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="CustomerLine">The row on 411 that a bill comes back to; null where it comes back to none.</param>
/// <param name="IsMoney">It is paid; else it came back, or became doubtful or lost.</param>
sealed record FecBillCredit(FecBilledRow Row, Money Amount, long? CustomerLine, bool IsMoney)
{
    public string Id => string.Create(CultureInfo.InvariantCulture, $"{Row.Entry.LineNumber:0000000000} {CustomerLine}");
}

/// <summary>A row on 411 that stands against bills.</summary>
/// <param name="Group">Its lettering, or null.</param>
/// <param name="Key">Its key where all of it does; null where some of it is something else.</param>
readonly record struct FecBilledCustomer(LetteringGroup? Group, string? Key);

/// <summary>A bill that a credit ends, or a part of it.</summary>
/// <param name="Bill">The item.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="CustomerLine">The row on 411 that it comes back to; null where it comes back to none.</param>
sealed record FecEndedBill(FecItem Bill, Money Amount, long? CustomerLine);
