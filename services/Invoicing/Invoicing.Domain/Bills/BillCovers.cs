using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bills;

/// <summary>An invoice that a bill may be to pay.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Left">Owed of it, less what bills that are not planned are to pay.</param>
/// <param name="On">The oldest first.</param>
/// <param name="DueOn">Day from which something of it can be claimed.</param>
/// <param name="Group">Its lettering, or null.</param>
public sealed record CoveredDebit(string Number, int Year, Money Left, DateOnly On, DateOnly DueOn, LetteringGroup? Group);

/// <summary>A bill of which the accounts say only how it is lettered.</summary>
/// <param name="Number">Its number.</param>
/// <param name="On">The oldest first.</param>
/// <param name="Parts">What it stands for, each part with the lettering of its row on 411.</param>
/// <param name="Known">What it was found to be to pay before.</param>
/// <param name="Itself">The claim that it is itself: a bill sold for, or carried over from the year before.</param>
public sealed record LetteredBill(string Number, DateOnly On, ImmutableArray<(LetteringGroup? Group, Money Amount)> Parts, CoveredInvoices Known, (string Number, int Year)? Itself = null);

/// <summary>
/// Which invoices the bills of an account are to pay, where nobody named them: those they are lettered with; then those found before; then as unnamed money goes (<see cref="Matching"/>).
/// Never more than is owed; a bill that finds too little stands for more than is known.
/// </summary>
public static class BillCovers
{
    /// <summary>For each bill, in one currency.</summary>
    public static IReadOnlyDictionary<string, CoveredInvoices> Plan(IReadOnlyCollection<CoveredDebit> debits, IReadOnlyCollection<LetteredBill> bills)
    {
        var open = debits.ToDictionary(d => Key(d.Number, d.Year));
        var left = open.ToDictionary(d => d.Key, d => d.Value.Left);
        var rest = bills.ToDictionary(b => b.Number, b => b.Parts.Select(p => p.Amount).Aggregate((sum, amount) => sum + amount));
        var covered = new OrderedDictionary<(string Bill, string Debit), Money>();

        foreach (var bill in bills.Where(b => b.Itself is not null)) Cover(bill.Number, Key(bill.Itself!.Value.Number, bill.Itself.Value.Year), rest[bill.Number]);
        var parts = bills.Where(b => b.Itself is null).SelectMany(b => b.Parts.Select((p, at) => (Bill: b, Part: p, Id: string.Create(CultureInfo.InvariantCulture, $"{b.Number} {at}")))).Where(p => p.Part.Group is not null).ToDictionary(p => p.Id);
        foreach (var match in Matching.Allocate(
            Open().Where(d => d.Group is not null), parts.Values.Select(p => new OpenCredit(p.Id, p.Part.Amount, p.Bill.On, p.Part.Group))).Where(m => m.Rule is AllocationRule.Lettered))
            Cover(parts[match.Credit].Bill.Number, match.Debit, match.Amount);
        foreach (var bill in bills)
            foreach (var known in bill.Known.All)
                Cover(bill.Number, Key(known.Number, known.Year), known.Amount - covered.GetValueOrDefault((bill.Number, Key(known.Number, known.Year))));
        foreach (var match in Matching.Allocate(Open(), bills.Where(b => rest[b.Number].IsPositive).Select(b => new OpenCredit(b.Number, rest[b.Number], b.On)))) Cover(match.Credit, match.Debit, match.Amount);
        return bills.ToDictionary(b => b.Number, b => new CoveredInvoices(covered.Where(c => c.Key.Bill == b.Number).Select(c => new CoveredInvoice(open[c.Key.Debit].Number, open[c.Key.Debit].Year, c.Value))));

        IEnumerable<OpenDebit> Open() => open.Select(d => new OpenDebit(d.Key, left[d.Key], d.Value.On, d.Value.Group, d.Value.DueOn));

        void Cover(string bill, string debit, Money most)
        {
            if (!left.TryGetValue(debit, out var there)) return;
            var part = Money.Min(Money.Min(there, rest[bill]), most);
            if (!part.IsPositive) return;
            left[debit] -= part;
            rest[bill] -= part;
            covered[(bill, debit)] = covered.GetValueOrDefault((bill, debit)) + part;
        }
    }

    /// <summary>The invoices that each part of a bill's money is for: in the order of the invoices, each part after those before it.</summary>
    /// <param name="covers">What the bill is to pay.</param>
    /// <param name="parts">Its money, in the order it came.</param>
    public static ImmutableArray<ImmutableArray<Designation>> Named(CoveredInvoices covers, IEnumerable<Money> parts)
    {
        var (queue, named) = (new Queue<CoveredInvoice>(covers.All), ImmutableArray.CreateBuilder<ImmutableArray<Designation>>());
        CoveredInvoice? begun = null;
        foreach (var part in parts)
        {
            var (left, of) = (part, ImmutableArray.CreateBuilder<Designation>());
            while (left.IsPositive && (begun is not null || queue.TryDequeue(out begun)))
            {
                var amount = Money.Min(left, begun.Amount);
                of.Add(new(begun.Number, begun.Year, amount));
                left -= amount;
                begun = amount == begun.Amount ? null : begun with { Amount = begun.Amount - amount };
            }

            named.Add(of.ToImmutable());
        }

        return named.ToImmutable();
    }

    static string Key(string number, int year) => string.Create(CultureInfo.InvariantCulture, $"{number.ToUpperInvariant()} {year}");
}
