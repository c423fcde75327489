using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>A dispute that has ended.</summary>
/// <param name="Reason">Why it was.</param>
/// <param name="Amount">How much.</param>
public sealed record EndedDispute(DisputeReason Reason, Money Amount);

/// <summary>An invoice from which something may be kept back.</summary>
/// <param name="Number">Its number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="IsOfPayer">It is on the account of the payment.</param>
/// <param name="Owed">What would be owed of it without this payment.</param>
/// <param name="Ended">Its disputes that ended otherwise than by being withdrawn, by reference.</param>
public sealed record DeductibleInvoice(string Number, int Year, bool IsOfPayer, Money Owed, IReadOnlyDictionary<string, EndedDispute> Ended);

/// <summary>What is wrong with a deduction.</summary>
/// <param name="Position">From 0, as it was said.</param>
/// <param name="Field">Of the deduction; null where it is the deduction as such.</param>
/// <param name="Reason">In words.</param>
public sealed record WrongDeduction(int Position, string? Field, string Reason);

/// <summary>Looks at what a payer says that it keeps back. What was said before is not looked at again: what is owed has moved since.</summary>
public static class DeductionCheck
{
    /// <summary>The deductions with the years of their invoices, and all that is wrong with them.</summary>
    /// <param name="payment">Reference of the payment.</param>
    /// <param name="asked">As the payer says it.</param>
    /// <param name="known">What this payment said before.</param>
    /// <param name="invoices">Those with a number that is named, by number in capitals.</param>
    /// <param name="grounds">Under which reason each is contested.</param>
    public static (Deductions Deductions, ImmutableArray<WrongDeduction> Wrong) Judge(
        string payment, Deductions asked, Deductions known, ILookup<string, DeductibleInvoice> invoices, IReadOnlyDictionary<DeductionReason, DeductionGround> grounds)
    {
        var (found, wrong) = (ImmutableArray.CreateBuilder<Deduction>(), ImmutableArray.CreateBuilder<WrongDeduction>());
        for (var at = 0; at < asked.All.Length; at++)
        {
            var one = asked.All[at];
            if (known.All.FirstOrDefault(k => IsSaid(k, one)) is { } said) found.Add(one with { Invoice = said.Invoice, Year = said.Year });
            else if (Named(one, known, invoices[one.Invoice.ToUpperInvariant()]) is var (invoice, problem) && problem is not null) wrong.Add(problem with { Position = at });
            else if (Misfit(payment, one, invoice!, grounds[one.Reason].Reason) is { } misfit) wrong.Add(misfit with { Position = at });
            else found.Add(one with { Invoice = invoice!.Number, Year = invoice.Year });
            if (found.Count > 1 && found.Take(found.Count - 1).Any(before => IsSame(before, found[^1])))
                wrong.Add(new(at, "reference", "It stands twice: tell several deductions of one kind from one invoice apart by their references."));
        }

        if (wrong.Count > 0) return (asked, wrong.ToImmutable());
        var all = new Deductions(found.ToImmutable());
        return (all, [.. all.All.Index().Where(d => !known.All.Contains(d.Item)).Select(d => TooMuch(d.Index, d.Item, all, invoices)).OfType<WrongDeduction>()]);
    }

    static (DeductibleInvoice? Invoice, WrongDeduction? Problem) Named(Deduction one, Deductions known, IEnumerable<DeductibleInvoice> all) =>
        all.Where(i => one.Year is null || one.Year == i.Year).ToList() switch
        {
            []                                         => (null, new(0, "invoice", $"The creditor entity has no invoice {one.Invoice}{(one.Year is { } year ? $" of {year}" : "")}: book it first.")),
            var many when !many.Exists(i => i.IsOfPayer) => (null, new(0, "invoice", $"Invoice {one.Invoice} is another customer's.")),
            var many when many.Where(i => i.IsOfPayer).ToList() is var own && own.Count == 1 => (own[0], null),
            var many when known.All.FirstOrDefault(k => IsSame(k, one with { Year = k.Year })) is { } before && many.Find(i => i.Year == before.Year) is { } same => (same, null),
            var many                                   => (null, new(0, "year", $"There is such an invoice in each of the years {string.Join(", ", many.Select(i => i.Year).Order())}: say which.")),
        };

    static WrongDeduction? Misfit(string payment, Deduction one, DeductibleInvoice invoice, DisputeReason reason) =>
        one.Amount.Currency != invoice.Owed.Currency ? new(0, "amountCents", $"Invoice {invoice.Number} is in {invoice.Owed.Currency}.")
        : invoice.Ended.TryGetValue(one.DisputeOf(payment), out var ended) && ended != new EndedDispute(reason, one.Amount)
            ? new(0, null, $"Its dispute {one.DisputeOf(payment)} has ended over {ended.Amount}: what is claimed otherwise needs a reference of its own.")
        : null;

    static WrongDeduction? TooMuch(int at, Deduction one, Deductions all, ILookup<string, DeductibleInvoice> invoices) =>
        invoices[one.Invoice.ToUpperInvariant()].FirstOrDefault(i => i.Year == one.Year) is { } invoice && all.Of(one.Invoice, one.Year!.Value, one.Amount.Currency) > invoice.Owed
            ? new(at, "amountCents", $"Of invoice {invoice.Number}, {invoice.Owed} is owed: no more can be kept back.") : null;

    static bool IsSaid(Deduction known, Deduction one) => IsSame(known, one with { Year = one.Year ?? known.Year }) && (known.Amount, known.Reason, known.Reference) == (one.Amount, one.Reason, one.Reference);

    static bool IsSame(Deduction a, Deduction b) => a.Mark == b.Mark && a.Year == b.Year && string.Equals(a.Invoice, b.Invoice, StringComparison.OrdinalIgnoreCase);
}
