using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Stops;

/// <summary>The invoices that a person names: by the ERP's own number or by stream id; none named: all that qualify.</summary>
static class Picking
{
    /// <summary>Invoices of one currency that a debtor may promise something about.</summary>
    internal static (ImmutableArray<CaseInvoice> Invoices, Refusal? Refusal) Promisable(this DunningCase dunning, ImmutableArray<string> named, PolicyValues values, DateOnly on)
    {
        var (invoices, unknown) = dunning.Named(named, invoice => dunning.IsPromisable(invoice, values, on));
        if (unknown is not null) return (invoices, unknown);
        foreach (var invoice in invoices)
            if (Against(invoice, values, on) is { } reason) return (invoices, Refuse(reason, $"Invoice {invoice.Terms!.Number} cannot be promised ({reason})."));
        if (invoices.Any(invoice => invoice.Currency != invoices[0].Currency)) return (invoices, Refuse("several_currencies", "What is promised is of one currency: name its invoices."));
        return invoices.IsEmpty ? (invoices, Refuse("nothing_to_pay", "There is no invoice that could be paid: all are settled, contested, held, promised or with an agency.")) : (invoices, null);
    }

    /// <summary>Open invoices that are named.</summary>
    internal static (ImmutableArray<CaseInvoice> Invoices, Refusal? Refusal) Named(this DunningCase dunning, ImmutableArray<string> named, Func<CaseInvoice, bool> unnamed)
    {
        if (named.IsDefaultOrEmpty) return (InOrder(dunning.Invoices.Values.Where(unnamed)), null);
        var found = new Dictionary<Guid, CaseInvoice>();
        foreach (var name in named)
            switch (dunning.Invoices.Values.Where(invoice => invoice.Terms is { } terms && (terms.Number == name || (Guid.TryParse(name, out var id) && invoice.Id == id))).Take(2).ToArray())
            {
                case [{ IsOpen: false }]: return ([], Refuse("settled", $"Invoice {name} is settled."));
                case [var one]:           found[one.Id] = one; break;
                case []:                  return ([], Refuse("no_such_invoice", $"The case has no invoice {name}."));
                default:                  return ([], Refuse("ambiguous_invoice", $"The case has several invoices {name}: name it by its id."));
            }

        return (InOrder(found.Values), null);
    }

    /// <summary>A promise or plan is about exactly the invoices that are named.</summary>
    internal static bool IsAbout(this DunningCase dunning, ImmutableArray<ClaimWhenSaid> claims, ImmutableArray<string> named, PolicyValues values, DateOnly on) => named.IsDefaultOrEmpty
        ? !dunning.Invoices.Values.Any(invoice => dunning.IsPromisable(invoice, values, on))
        : named.All(name => claims.Any(claim => IsNamed(claim, name))) && claims.All(claim => named.Any(name => IsNamed(claim, name)));

    static bool IsPromisable(this DunningCase dunning, CaseInvoice invoice, PolicyValues values, DateOnly on) =>
        invoice.IsFree(on) && values.ThresholdsIn(invoice.Currency) is not null && !dunning.IsPromised(invoice.Id);

    static bool IsNamed(ClaimWhenSaid claim, string name) => claim.Number == name || (Guid.TryParse(name, out var id) && claim.Invoice == id);

    static ImmutableArray<CaseInvoice> InOrder(IEnumerable<CaseInvoice> invoices) => [.. invoices.OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Terms!.Number, StringComparer.Ordinal)];

    static string? Against(CaseInvoice invoice, PolicyValues values, DateOnly on) =>
        invoice.HandedOver is not null          ? Blocker.HandedOver.Reason
        : invoice.FrozenSince is not null       ? Blocker.Insolvency.Reason
        : invoice.IsDisputed                    ? Blocker.Disputed.Reason
        : invoice.IsToCredit                    ? Blocker.DiscountToCredit.Reason
        : invoice.HeldBy(on) is { } hold        ? Blocker.Held(hold).Reason
        : invoice.Terms!.DateUncertain          ? Blocker.OpeningEntry.Reason
        : values.ThresholdsIn(invoice.Currency) is null ? Blocker.ForeignCurrency.Reason
        : null;
}
