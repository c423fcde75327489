using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Allocations;

/// <summary>The allocations of one account while they are being planned.</summary>
sealed partial class AccountPlan
{
    readonly Dictionary<Guid, SettledInvoice> invoices;
    readonly Dictionary<Guid, SettlingCredit> credits;
    readonly Dictionary<Guid, Money> left = [];
    readonly ILookup<string, SettledInvoice> byNumber;
    // In the order they were made: the latest guess is the first to give way.
    readonly OrderedDictionary<(Guid Credit, Guid Invoice), Standing> allocations = [];
    // Where in that order each document stands.
    readonly Dictionary<Guid, List<int>> places = [];

    public AccountPlan(IReadOnlyCollection<SettledInvoice> invoices, IReadOnlyCollection<SettlingCredit> credits, IEnumerable<Standing> standing)
    {
        this.invoices = invoices.ToDictionary(i => i.Id);
        this.credits = credits.ToDictionary(c => c.Id);
        foreach (var invoice in invoices) left[invoice.Id] = invoice.Amount;
        foreach (var credit in credits) left[credit.Id] = credit.Amount;
        byNumber = invoices.ToLookup(i => i.Number, StringComparer.OrdinalIgnoreCase);
        foreach (var s in standing) Set(s.Credit, s.Invoice, s.Amount, s.Basis, s.Rule);
    }

    /// <summary>Allocations that ended are there with nothing.</summary>
    public IEnumerable<Standing> Result() => allocations.Values;

    public void Letter()
    {
        var wanted = Lettered();
        foreach (var s in allocations.Values.Where(s => s.Basis is AllocationBasis.Lettering && IsOfExport(s)).ToList())
            if (!wanted.ContainsKey((s.Credit, s.Invoice))) Set(s.Credit, s.Invoice, Money.Zero, s.Basis);

        // What takes less than before makes room for the rest.
        foreach (var ((credit, invoice), amount) in wanted.OrderBy(w => w.Value > Standing(w.Key.Credit, w.Key.Invoice)).ToList())
        {
            var more = amount - Standing(credit, invoice);
            if (more.IsPositive && (left[credit] < more || left[invoice] < more)) GiveWay(credit, invoice, more);
            Set(credit, invoice, amount, AllocationBasis.Lettering, AllocationRule.Lettered);
        }
    }

    public void Designate()
    {
        foreach (var credit in InOrder(credits.Values.Where(c => !c.IsPresumed)))
            foreach (var named in credit.Designated.All)
            {
                // Several years may have the number: what is meant is meant once.
                var meant = named.Amount is { } amount ? Named(named).Aggregate(amount, (rest, i) => rest - Standing(credit.Id, i.Id)) : left[credit.Id];
                foreach (var invoice in Named(named).Where(i => (IsOpen(i.Id) || Presumed(i.Id).IsPositive) && i.Amount.Currency == credit.Amount.Currency))
                {
                    var more = Money.Min(Money.Min(left[credit.Id], left[invoice.Id] + Presumed(invoice.Id) - KeptBack(credit, named, invoice)), meant);
                    if (!more.IsPositive) continue;
                    Yield(invoice.Id, more - left[invoice.Id]);
                    Set(credit.Id, invoice.Id, Standing(credit.Id, invoice.Id) + more, AllocationBasis.Designation, AllocationRule.Designated);
                    meant -= more;
                }
            }
    }

    Dictionary<string, (SettlingCredit Credit, Money Free)> OpenCredits(Func<SettlingCredit, bool> which) =>
        InOrder(credits.Values.Where(which)).Select(c => (Credit: c, Free: Free(c))).Where(c => c.Free.IsPositive).ToDictionary(c => $"{c.Credit.Number} {c.Credit.Id}");

    void Take(Guid credit, Guid invoice, Allocation match)
    {
        var known = allocations.GetValueOrDefault((credit, invoice));
        Set(credit, invoice, Standing(credit, invoice) + match.Amount, known is { Amount.IsPositive: true } ? known.Basis : AllocationBasis.Rule, match.Rule);
    }

    // What each group says of the amounts that no payer named an invoice for.
    Dictionary<(Guid Credit, Guid Invoice), Money> Lettered()
    {
        var named = allocations.Values.Where(s => s.Basis is AllocationBasis.Designation).ToList();
        var namedOf = named.SelectMany(s => new[] { (Id: s.Credit, s.Amount), (Id: s.Invoice, s.Amount) })
            .GroupBy(s => s.Id).ToDictionary(same => same.Key, same => same.Aggregate(Money.Zero, (sum, s) => sum + s.Amount));
        var byGroup = credits.Values.Where(c => c.Group is not null).ToLookup(c => c.Group);
        var wanted = new Dictionary<(Guid Credit, Guid Invoice), Money>();
        foreach (var group in invoices.Values.Where(i => i.Group is not null).GroupBy(i => i.Group))
        {
            var debits = group.ToDictionary(i => $"{i.Number} {i.Id}");
            var sources = byGroup[group.Key].ToDictionary(c => $"{c.Number} {c.Id}");
            var matched = Matching.Allocate(
                debits.Select(d => new OpenDebit(d.Key, d.Value.Amount - namedOf.GetValueOrDefault(d.Value.Id), d.Value.On, group.Key)),
                sources.Select(c => new OpenCredit(c.Key, c.Value.Amount - namedOf.GetValueOrDefault(c.Value.Id), c.Value.On, group.Key)));
            foreach (var match in matched) wanted[(sources[match.Credit].Id, debits[match.Debit].Id)] = match.Amount;
        }

        foreach (var s in named.Where(s => wanted.ContainsKey((s.Credit, s.Invoice)))) wanted[(s.Credit, s.Invoice)] += s.Amount;
        return wanted;
    }

    // Guesses on either side end, the latest first, then the letters of earlier exports, until there is room for what the accountants say now.
    void GiveWay(Guid credit, Guid invoice, Money more)
    {
        Yield(invoice, more - left[invoice]);
        End(s => s.Basis is AllocationBasis.Rule);
        End(s => s.Basis is AllocationBasis.Lettering && !IsOfExport(s));

        void End(Func<Standing, bool> weaker)
        {
            foreach (var place in places.GetValueOrDefault(credit, []).Concat(places.GetValueOrDefault(invoice, [])).OrderDescending().ToList())
            {
                var there = allocations.GetAt(place).Value;
                if (!weaker(there) || (there.Credit, there.Invoice) == (credit, invoice)) continue;
                if ((there.Credit == credit && left[credit] < more) || (there.Invoice == invoice && left[invoice] < more))
                    Set(there.Credit, there.Invoice, Money.Zero, there.Basis);
            }
        }
    }

    static Money KeptBack(SettlingCredit credit, Designation named, SettledInvoice invoice) =>
        named.Amount is null && credit.Deductions is { } kept ? kept.Of(invoice.Number, invoice.Year, invoice.Amount.Currency) : Money.Zero;

    bool IsOfExport(Standing standing) => credits[standing.Credit].InExport && invoices[standing.Invoice].InExport;

    IEnumerable<SettledInvoice> Named(Designation named) => byNumber[named.Number].Where(i => named.Year is null || named.Year == i.Year).OrderBy(i => i.Year);

    // What is meant for an invoice that is not known yet waits for it.
    Money Free(SettlingCredit credit)
    {
        if (credit.DesignatedOnly || credit.IsPresumed) return Money.Zero;
        var awaited = credit.Designated.All.Where(d => !Named(d).Any()).ToList();
        if (awaited.Any(d => d.Amount is null)) return Money.Zero;
        return awaited.Aggregate(left[credit.Id] - credit.Reserved, (free, d) => free - d.Amount!.Value);
    }

    Money Standing(Guid credit, Guid invoice) => allocations.GetValueOrDefault((credit, invoice))?.Amount ?? Money.Zero;

    void Set(Guid credit, Guid invoice, Money total, AllocationBasis basis, AllocationRule rule = AllocationRule.None)
    {
        var more = total - Standing(credit, invoice);
        left[credit] -= more;
        left[invoice] -= more;
        if (!allocations.ContainsKey((credit, invoice)))
            foreach (var document in new[] { credit, invoice })
                (places.TryGetValue(document, out var known) ? known : places[document] = []).Add(allocations.Count);
        allocations[(credit, invoice)] = new(credit, invoice, total, basis, rule);
    }

    bool IsOpen(Guid invoice) => left[invoice].IsPositive;

    static IEnumerable<SettlingCredit> InOrder(IEnumerable<SettlingCredit> credits) => credits.OrderBy(c => c.On).ThenBy(c => c.Number, StringComparer.Ordinal);
}
