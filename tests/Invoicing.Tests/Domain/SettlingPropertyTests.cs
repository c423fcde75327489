using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain;

/// <summary>What holds of any account, however its documents, letters and named invoices fell.</summary>
public sealed class SettlingPropertyTests
{
    static readonly LetteringGroup?[] Groups = [null, null, new("411000", "C", "AA"), new("411000", "C", "AB")];

    [Fact]
    public void No_money_is_made_or_lost_and_nothing_is_left_undecided() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(2_000), Prop.ForAll(Accounts().ToArbitrary(), account =>
    {
        var (invoices, credits, relettered, gone) = account;
        var standing = Apply([], AccountSettling.Plan(invoices, credits, []));
        Holds(invoices, credits, standing);
        foreach (var paid in standing.GroupBy(s => s.Invoice).Where(i => i.Any(s => s.Basis is AllocationBasis.Rule)))
            Assert.True(invoices.Single(i => i.Id == paid.Key) is var invoice && Sum(paid) <= invoice.Amount - Money.Min(invoice.Contested, invoice.Amount), "a rule has paid what is contested");

        // The accountants letter otherwise, and everything must hold again, and once more change nothing.
        var later = credits.Select((c, i) => c with { Group = Groups[relettered[i % relettered.Length]] }).ToList();
        standing = Apply(standing, AccountSettling.Plan(invoices, later, standing));
        Holds(invoices, later, standing);
        Assert.Empty(AccountSettling.Plan(invoices, later, standing));

        // The next export has only a part of it: what it no longer has stays in the books.
        var fewer = invoices.Select((d, i) => gone[i % gone.Length] ? d with { InExport = false, Group = null } : d).ToList();
        var rest = credits.Select((d, i) => gone[(i + 1) % gone.Length] ? d with { InExport = false, Group = null } : d).ToList();
        standing = Apply(standing, AccountSettling.Plan(fewer, rest, standing));
        Holds(fewer, rest, standing);
        Assert.Empty(AccountSettling.Plan(fewer, rest, standing));
    }));

    static void Holds(List<SettledInvoice> invoices, List<SettlingCredit> credits, List<Standing> standing)
    {
        Assert.All(standing, s => Assert.True(s.Amount.IsPositive));
        foreach (var invoice in invoices) Assert.True(Sum(standing.Where(s => s.Invoice == invoice.Id)) <= invoice.Amount);
        foreach (var credit in credits) Assert.True(Sum(standing.Where(s => s.Credit == credit.Id)) <= credit.Amount);

        // A customer has open invoices or free money, not both, but for what it contests; money that waits for an invoice not known yet is not free.
        var known = invoices.Select(i => i.Number).ToHashSet();
        var free = credits.Where(c => !c.IsPresumed && c.Designated.All.All(d => known.Contains(d.Number))).Aggregate(Money.Zero, (sum, c) => sum + c.Amount - Sum(standing.Where(s => s.Credit == c.Id)));
        var owed = invoices.Aggregate(Money.Zero, (sum, i) => sum + Money.Max(Money.Zero, i.Amount - Sum(standing.Where(s => s.Invoice == i.Id)) - i.Contested));
        Assert.True(free.IsZero || owed.IsZero, $"{free} is free and {owed} is owed");
    }

    static List<Standing> Apply(List<Standing> before, IEnumerable<Standing> changes)
    {
        var after = before.ToDictionary(s => (s.Credit, s.Invoice));
        foreach (var change in changes) after[(change.Credit, change.Invoice)] = change;
        return [.. after.Values.Where(s => s.Amount.IsPositive)];
    }

    static Money Sum(IEnumerable<Standing> standing) => standing.Aggregate(Money.Zero, (sum, s) => sum + s.Amount);

    static Gen<(List<SettledInvoice>, List<SettlingCredit>, int[], bool[])> Accounts() =>
        from invoices in Document().ListOf()
        from credits in Document().ListOf()
        from named in Gen.Choose(0, 12).NonEmptyListOf()
        from letters in Gen.Choose(0, Groups.Length - 1).NonEmptyListOf()
        from gone in Gen.Elements(false, false, true).NonEmptyListOf()
        from contested in Gen.Elements(0, 0, 0, 3, 12).NonEmptyListOf()
        select (
            invoices.Select((d, i) => new SettledInvoice(Id(1, i), $"{i}", 2026, Money.OfCents(d.Cents), d.On, Groups[d.Letter], true, Contested: Money.OfCents(contested[i % contested.Count]))).ToList(),
            credits.Select((d, i) => new SettlingCredit(Id(2, i), $"{i}", Money.OfCents(d.Cents), d.On, Named(named[i % named.Count]), Group: Groups[d.Letter], InExport: true)).ToList(),
            letters.ToArray(),
            gone.ToArray());

    static Gen<(long Cents, DateOnly On, int Letter)> Document() =>
        from cents in Gen.Choose(1, 12)
        from day in Gen.Choose(0, 5)
        from letter in Gen.Choose(0, Groups.Length - 1)
        select ((long)cents, new DateOnly(2026, 1, 1).AddDays(day), letter);

    static Designations Named(int invoice) => invoice > 8 ? new([new($"{invoice}", null, null)]) : invoice > 5 ? new([new($"{invoice - 5}", 2026, null)]) : Designations.None;

    static Guid Id(short kind, int n) => new(n, kind, 0, [0, 0, 0, 0, 0, 0, 0, 0]);
}
