namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>A row on a customer's account (411) or on bills (413), within one entry.</summary>
/// <param name="Line">Where it stands.</param>
/// <param name="IsBill">On 413.</param>
/// <param name="Customer">Of 411, the customer; of 413, the auxiliary account or null.</param>
/// <param name="Amount">Debit less credit.</param>
readonly record struct FecBillRow(long Line, bool IsBill, string? Customer, decimal Amount);

/// <summary>So much moves between 411 and 413 within one entry.</summary>
/// <param name="CustomerLine">The row on 411.</param>
/// <param name="Customer">Its customer.</param>
/// <param name="BillLine">The row on 413.</param>
/// <param name="Amount">More than nothing where a bill is accepted (debit of 413), less where one comes back.</param>
readonly record struct FecBillPair(long CustomerLine, string Customer, long BillLine, decimal Amount);

/// <summary>An entry, or a part of one that balances by itself, that moves bills of exchange (413).</summary>
sealed class FecBillEntry
{
    /// <summary>Rows on 411 and 413 that are held of one entry: more of them are the accounts of a year in one entry, and no bill's.</summary>
    public const int Most = 1_000;

    readonly Dictionary<long, decimal> moved = [];

    FecBillEntry(List<FecBillPair> pairs, Touches touches)
    {
        (Pairs, Touches) = (pairs, touches);
        foreach (var pair in pairs) moved[pair.CustomerLine] = moved.GetValueOrDefault(pair.CustomerLine) + pair.Amount;
    }

    /// <summary>What moves between 411 and 413, in the order of the rows on 413.</summary>
    public List<FecBillPair> Pairs { get; }

    /// <summary>The bank advances the money (escompte): a discount account (5114, 519) or its interest (661) moves too.</summary>
    public bool IsDiscount => Touches.HasFlag(Touches.Discount);

    /// <summary>What is taken off 413 is doubtful or lost, and not paid.</summary>
    public bool IsLost => (Touches & (Touches.Doubtful | Touches.Lost)) != 0;

    Touches Touches { get; }

    /// <summary>What of a row on 411 is a bill: to be added to its debit less its credit.</summary>
    public decimal Moved(long line) => moved.GetValueOrDefault(line);

    /// <summary>Sets the rows on 413 against those of the same customer on 411: the one of exactly its amount, else in the order of the file.</summary>
    public static FecBillEntry Of(List<FecBillRow> rows, Touches touches)
    {
        var left = rows.ToDictionary(row => row.Line, row => row.Amount);
        var (bills, customers, pairs) = (rows.FindAll(row => row.IsBill), rows.FindAll(row => !row.IsBill), new List<FecBillPair>());
        foreach (var isExact in new[] { true, false })
            foreach (var bill in bills)
            {
                var who = Who(bill, customers);
                foreach (var row in customers.Where(c => who is null || IsSame(c.Customer, who)))
                {
                    var (there, here) = (left[row.Line], left[bill.Line]);
                    if (here == 0 || there == 0 || here > 0 == there > 0 || (isExact && there != -here)) continue;
                    var part = here > 0 ? Math.Min(here, -there) : Math.Max(here, -there);
                    left[bill.Line] -= part;
                    left[row.Line] += part;
                    pairs.Add(new(row.Line, row.Customer!, bill.Line, part));
                }
            }

        return new([.. pairs.GroupBy(p => (p.CustomerLine, p.BillLine)).Select(same => same.First() with { Amount = same.Sum(p => p.Amount) }).OrderBy(p => p.BillLine).ThenBy(p => p.CustomerLine)], touches);
    }

    // 413 may have no auxiliary account, or another than 411: where the entry has one customer only, it is that one's.
    static string? Who(FecBillRow bill, List<FecBillRow> customers) =>
        bill.Customer is { } own && customers.Exists(c => IsSame(c.Customer, own)) ? own
        : customers.Count > 0 && customers.TrueForAll(c => IsSame(c.Customer, customers[0].Customer!)) ? customers[0].Customer : bill.Customer;

    static bool IsSame(string? a, string b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase);
}
