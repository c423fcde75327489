using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Erp;

/// <summary>An account, and the auxiliary account under it.</summary>
/// <param name="Account">Of the general ledger.</param>
/// <param name="Auxiliary">The customer's number, an agency's name in the register, or null.</param>
public sealed record LedgerSide(string Account, string? Auxiliary);

/// <summary>An amount from one account to another.</summary>
/// <param name="Debit">Debited.</param>
/// <param name="Credit">Credited.</param>
/// <param name="Amount">A negative one goes the other way.</param>
public sealed record Movement(LedgerSide Debit, LedgerSide Credit, Money Amount);

/// <summary>A line of an entry: one of the two amounts is nothing.</summary>
/// <param name="Side">Which account.</param>
/// <param name="Debit">To its debit.</param>
/// <param name="Credit">To its credit.</param>
public sealed record EntryLine(LedgerSide Side, Money Debit, Money Credit);

/// <summary>An accounting entry (écriture comptable). It is made of movements from account to account, so it balances whatever it holds.</summary>
public sealed class AccountingEntry
{
    AccountingEntry(string piece, string label, IReadOnlyList<EntryLine> lines) => (Piece, Label, Lines) = (piece, label, lines);

    /// <summary>The document it rests on.</summary>
    public string Piece { get; }

    /// <summary>In the words of the accountants.</summary>
    public string Label { get; }

    /// <summary>Debits first; one for each account and direction.</summary>
    public IReadOnlyList<EntryLine> Lines { get; }

    /// <summary>An entry of movements; those of nothing fall away.</summary>
    public static AccountingEntry Of(string piece, string label, params ReadOnlySpan<Movement> movements)
    {
        var (debits, credits) = (new OrderedDictionary<LedgerSide, Money>(), new OrderedDictionary<LedgerSide, Money>());
        foreach (var (debit, credit, amount) in movements)
        {
            var (from, to) = amount.Amount < 0 ? (credit, debit) : (debit, credit);
            Add(debits, from, amount.Amount < 0 ? -amount : amount);
            Add(credits, to, amount.Amount < 0 ? -amount : amount);
        }

        return new(piece, label,
        [
            .. debits.Where(d => d.Value.IsPositive).Select(d => new EntryLine(d.Key, d.Value, new(0, d.Value.Currency))),
            .. credits.Where(c => c.Value.IsPositive).Select(c => new EntryLine(c.Key, new(0, c.Value.Currency), c.Value)),
        ]);
    }

    static void Add(OrderedDictionary<LedgerSide, Money> sums, LedgerSide side, Money amount) =>
        sums[side] = sums.TryGetValue(side, out var sum) ? sum + amount : amount;
}
