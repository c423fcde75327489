using System.Runtime.InteropServices;
using Recouvrement.Invoicing.Domain.Penalties;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// The entries whose rows read so far do not balance yet. Only those are held, so a file in its lawful order (by entry) needs memory
/// for one entry. When an entry balances, what it touched counts for its journal, and tells a loss or a bill from a payment.
/// </summary>
sealed class OpenDocuments(LossAccounts accounts)
{
    public const int Most = 250_000;
    public const int MostJournals = 5_000;

    readonly Dictionary<FecDocument, Open> open = [];
    readonly Dictionary<string, JournalTally> journals = [];
    ((string Journal, DateOnly Day) Of, Open Rows) run;

    /// <summary>The entries that move doubtful debts, losses and bills.</summary>
    public FecLosses Losses { get; } = new();

    /// <summary>How often an entry came to balance.</summary>
    public long Balanced { get; private set; }

    public FecProblem? Add(FecEntry entry)
    {
        if (!journals.TryGetValue(entry.JournalCode, out var journal))
        {
            if (journals.Count == MostJournals) return new(FecProblems.TooManyJournals, entry.LineNumber, "JournalCode", $"More than {MostJournals} journals.");
            journals.Add(entry.JournalCode, journal = new JournalTally(entry.JournalLabel));
        }

        ref var document = ref CollectionsMarshal.GetValueRefOrAddDefault(open, entry.Document, out _);
        var amount = entry.Debit.Amount - entry.Credit.Amount;
        var touches = Touch(entry.Account, amount);
        var hasRoom = Follows(entry, amount, touches);
        document.Take(entry, amount, touches);
        if (document.Balance == 0)
        {
            Balanced++;
            journal.Count(document.Touches);
            if (document.LossUntil(entry.LineNumber) is { } loss) hasRoom &= Losses.Add(entry.Document, loss);
            open.Remove(entry.Document);
        }

        if (!hasRoom) return new(FecProblems.TooManyLosses, entry.LineNumber, "CompteNum", $"More than {FecLosses.Most} entries move doubtful debts, losses, small differences or bills.");

        return open.Count <= Most ? null
            : new(FecProblems.Scattered, entry.LineNumber, "EcritureNum", $"More than {Most} entries are begun and not finished: the file is not in the order of its entries.");
    }

    // Rows of one journal and day until they balance.
    bool Follows(FecEntry entry, decimal amount, Touches touches)
    {
        if (run.Of != (entry.JournalCode, entry.EntryDate)) run = ((entry.JournalCode, entry.EntryDate), default);
        run.Rows.Take(entry, amount, touches);
        if (run.Rows.Balance != 0) return true;
        var loss = run.Rows.LossUntil(entry.LineNumber);
        run.Rows = default;
        return loss is null || Losses.AddRun(loss.Value);
    }

    public List<(FecDocument Document, long Line)> Unbalanced() => [.. open.Select(document => (document.Key, document.Value.FirstLine))];

    public FecJournals Journals() => FecJournals.Of(journals);

    Touches Touch(string account, decimal amount) => account switch
    {
        _ when accounts.IsReceivable(account) => amount > 0 ? Touches.DebitOnCustomers : amount < 0 ? Touches.CreditOnCustomers : 0,
        ['7', '0', ..]                        => Touches.Sales | Touches.Other,
        ['5', '1', '1', '4', ..] or ['5', '1', '9', ..] => Touches.Treasury | Touches.Other | Touches.Discount,
        ['5', ..]                             => Touches.Treasury | Touches.Other,
        _ when amount == 0                    => 0,
        _ when accounts.IsBill(account)       => Touches.Bills,
        ['6', '6', '1', ..]                   => Touches.Other | Touches.Discount,
        _ => accounts.MeaningOf(account) switch
        {
            LossAccount.Doubtful   => Touches.Doubtful,
            LossAccount.Lost       => Touches.Lost,
            LossAccount.Difference => Touches.Difference,
            LossAccount.Agency     => Touches.Agency,
            LossAccount.Beside     => 0,
            _                      => Touches.Other,
        },
    };

    struct Open
    {
        public decimal Balance;
        public long FirstLine;
        public Touches Touches;
        public decimal Doubted;
        public int CustomerRows;
        public bool IsOfPenalty;
        public List<FecBillRow>? Rows;

        public void Take(FecEntry entry, decimal amount, Touches touches)
        {
            IsOfPenalty |= PenaltyBill.IsLike(entry.PieceReference);
            if (FirstLine == 0) FirstLine = entry.LineNumber;
            Balance += amount;
            Touches |= touches;
            if (touches.HasFlag(Touches.Doubtful)) Doubted += amount;
            if ((touches & Touches.Customers) != 0) CustomerRows++;
            var isBill = touches.HasFlag(Touches.Bills);
            if ((isBill || (touches & Touches.Customers) != 0) && (Rows ??= []).Count <= FecBillEntry.Most)
                Rows.Add(new(entry.LineNumber, isBill, entry.AuxiliaryAccount ?? (isBill ? null : entry.Account), amount));
        }

        public readonly FecLossEntry? LossUntil(long line)
        {
            var kind = Touches switch
            {
                _ when Touches.HasFlag(Touches.Doubtful)   => LossAccount.Doubtful,
                _ when Touches.HasFlag(Touches.Lost)       => LossAccount.Lost,
                _ when Touches.HasFlag(Touches.Difference) => LossAccount.Difference,
                _ when Touches.HasFlag(Touches.Agency)     => LossAccount.Agency,
                _                                          => LossAccount.Other,
            };
            var isMixed = Touches.HasFlag(Touches.Other) || (kind is not LossAccount.Agency && Touches.HasFlag(Touches.Agency));
            // Money and a loss against one customer's account: all of it is settled there, and only what became doubtful is not.
            var isLoss = kind is LossAccount.Doubtful || (kind is not LossAccount.Other && !isMixed);
            var bills = Touches.HasFlag(Touches.Bills) && Rows!.Count <= FecBillEntry.Most ? FecBillEntry.Of(Rows, Touches) : null;
            var isOfPenalty = IsOfPenalty && Touches.HasFlag(Touches.Treasury);
            return isLoss || isOfPenalty || bills is not null ? new(FirstLine, line, isLoss ? kind : LossAccount.Other, isMixed, Doubted, CustomerRows, isOfPenalty, bills) : null;
        }
    }
}

/// <summary>Which accounts an entry touches, as far as it tells sales from payments.</summary>
[Flags]
enum Touches
{
    Nothing = 0,
    DebitOnCustomers = 1,
    CreditOnCustomers = 2,
    Sales = 4,
    Treasury = 8,
    Doubtful = 16,
    Lost = 32,
    Difference = 64,
    Agency = 128,
    Other = 256,
    Bills = 512,
    Discount = 1024,
    Customers = DebitOnCustomers | CreditOnCustomers,
}

/// <summary>The entries of one journal on customers' accounts (411), by what stands against them.</summary>
sealed class JournalTally(string label)
{
    public string Label { get; } = label;
    public long Debits { get; private set; }
    public long DebitsOfSales { get; private set; }
    public long Credits { get; private set; }
    public long CreditsOfSales { get; private set; }
    public long CreditsOfTreasury { get; private set; }

    public void Count(Touches touches)
    {
        var sales = touches.HasFlag(Touches.Sales);
        if (touches.HasFlag(Touches.DebitOnCustomers))
        {
            Debits++;
            if (sales) DebitsOfSales++;
        }

        if (!touches.HasFlag(Touches.CreditOnCustomers)) return;
        Credits++;
        if (sales) CreditsOfSales++;
        else if (touches.HasFlag(Touches.Treasury)) CreditsOfTreasury++;
    }
}
