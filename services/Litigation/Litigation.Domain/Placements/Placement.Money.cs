using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Limitation;
using Recouvrement.Litigation.Domain.Mandates;
using static Recouvrement.Kernel.Deciding.Decisions;
using static Recouvrement.Litigation.Domain.Placements.PlacementCommand;
using static Recouvrement.Litigation.Domain.Placements.PlacementEvent;

namespace Recouvrement.Litigation.Domain.Placements;

// What becomes of money received, and which duties the agency broke. What differs is a fact all the same: a breach for a person to look at, never a refusal.
public sealed partial record Placement
{
    RemittanceTerms RemittanceAgreed => Terms?.Remittance ?? new(DaysAfterCashing: null, NettingAgreed: false);

    Decision<PlacementEvent> GivesReceipt(IssueReceipt receipt, Mandate mandate)
    {
        if (Known(receipt.Reference, Report(receipt.IssuedOn, Line("receipt", receipt.Collection.ToUpperInvariant()))) is { } known) return known;
        if (WrongDay(receipt.IssuedOn, receipt.On) is { } wrong) return wrong;
        return !Collections.TryGetValue(receipt.Collection, out var sum) ? Unreceived(receipt.Collection)
            : receipt.IssuedOn < sum.CollectedOn ? Refuse("day_before_collection", $"The money came on {sum.CollectedOn:yyyy-MM-dd}.")
            : sum.ReceiptOn is { } issued        ? Refuse("receipt_issued", $"The debtor has a receipt of {issued:yyyy-MM-dd}.")
            : new ReceiptIssued(mandate, receipt.Reference, receipt.Collection, receipt.IssuedOn, receipt.On);
    }

    Decision<PlacementEvent> Remits(TakeRemittance remittance, Mandate mandate)
    {
        if (WrongDay(remittance.RemittedOn, remittance.On) is { } wrong) return wrong;
        if (Wrong(remittance.Lines.Select(line => (line.Collection, line.Amount))) is { } refused) return refused;
        var facts = ImmutableArray.CreateBuilder<PlacementEvent>();
        foreach (var line in remittance.Lines.GroupBy(line => line.Collection, line => line.Amount, StringComparer.OrdinalIgnoreCase))
        {
            var sum = Collections[line.Key];
            if (sum.Remittances.ContainsKey(remittance.Remittance)) continue;
            var (amount, expected) = (Sum(line), sum.Unremitted);
            facts.Add(new CollectionRemitted(mandate, remittance.Remittance, line.Key, amount, remittance.RemittedOn, remittance.On));
            if (amount != expected) facts.AddRange(Found(mandate, BreachKind.RemittedAmountDiffers, line.Key, remittance.On, [line.Key, remittance.Remittance], null, expected, amount));
            if (expected.IsPositive && DueBy(sum, remittance.Limits) is var by && by < remittance.RemittedOn) facts.AddRange(Late(mandate, line.Key, sum, by, remittance.On));
        }

        return facts.ToImmutable();
    }

    Decision<PlacementEvent> Invoices(TakeFeeInvoice invoice, Mandate mandate)
    {
        if (WrongDay(invoice.InvoicedOn, invoice.On) is { } wrong) return wrong;
        if (Wrong(invoice.Lines.Select(line => (line.Collection, line.Fee.Net))) is { } refused) return refused;
        if (invoice.Fixed.Any(line => line.Fee.Net.Currency != Claims.Values.First().Balance.Currency)) return Refuse("wrong_currency", $"The claims are in {Claims.Values.First().Balance.Currency}.");
        var facts = ImmutableArray.CreateBuilder<PlacementEvent>();
        foreach (var line in invoice.Lines.GroupBy(line => line.Collection, StringComparer.OrdinalIgnoreCase))
        {
            var sum = Collections[line.Key];
            if (sum.FeeInvoices.ContainsKey(invoice.FeeInvoice)) continue;
            var fee = line.Aggregate(NoFee(sum.Amount.Currency), (all, one) => new(all.Net + one.Fee.Net, all.Vat + one.Fee.Vat));
            var invoiced = new AgencyFee(sum.Invoiced.Net + fee.Net, sum.Invoiced.Vat + fee.Vat);
            facts.Add(new FeeInvoiced(mandate, invoice.FeeInvoice, line.Key, fee, invoice.InvoicedOn, invoice.On));
            // Without a grid there is nothing to check it by: the books say so.
            if (sum.Fee is { } due && (due.Net, due.Vat) != (invoiced.Net, invoiced.Vat))
                facts.AddRange(Found(mandate, BreachKind.FeeInvoicedDiffers, line.Key, invoice.On, [line.Key, invoice.FeeInvoice], null, due.Total, invoiced.Total));
            if (line.Any(one => one.OfDebtor)) facts.AddRange(Found(mandate, BreachKind.FeeClaimedOfDebtor, line.Key, invoice.On, [line.Key, invoice.FeeInvoice], null, null, fee.Total));
        }

        facts.AddRange(invoice.Fixed.SelectMany(line => Fixed(invoice, mandate, line.Code, line.Fee, line.OfDebtor)));
        return facts.ToImmutable();
    }

    // A fixed fee whose occasion has not come is not due, whatever the grid says of it.
    IEnumerable<PlacementEvent> Fixed(TakeFeeInvoice invoice, Mandate mandate, string code, AgencyFee fee, bool ofDebtor)
    {
        var sum = FixedFees.GetValueOrDefault(code) ?? new(FixedFeeSum.None(fee.Net.Currency), null);
        if (sum.FeeInvoices.ContainsKey(invoice.FeeInvoice)) return [];
        var invoiced = new AgencyFee(sum.Invoiced.Net + fee.Net, sum.Invoiced.Vat + fee.Vat);
        return [
            new FixedFeeInvoiced(mandate, invoice.FeeInvoice, code, fee, invoice.InvoicedOn, invoice.On),
            .. Terms is not null && (sum.Due.Net, sum.Due.Vat) != (invoiced.Net, invoiced.Vat)
                ? Found(mandate, BreachKind.FeeInvoicedDiffers, code, invoice.On, ["fixed", code, invoice.FeeInvoice], null, sum.Due.Total, invoiced.Total) : [],
            .. ofDebtor ? Found(mandate, BreachKind.FeeClaimedOfDebtor, code, invoice.On, ["fixed", code, invoice.FeeInvoice], null, null, fee.Total) : []];
    }

    // What was due until the claims were refused is not any more.
    IEnumerable<PlacementEvent> InvoicedForNothing(RefusePlacement refuse, Mandate mandate) => Terms is null ? [] : FixedFees
        .Where(fee => !fee.Value.Invoiced.Net.IsZero || !fee.Value.Invoiced.Vat.IsZero).OrderBy(fee => fee.Key, StringComparer.Ordinal)
        .SelectMany(fee => Found(
            mandate, BreachKind.FeeInvoicedDiffers, fee.Key, refuse.On, ["fixed", fee.Key, "refused", refuse.Reference], null, FixedFeeSum.None(fee.Value.Invoiced.Net.Currency).Total, fee.Value.Invoiced.Total));

    // Looks at all that is due by a day, so that a day missed is made up for by the next.
    Decision<PlacementEvent> Neglects(CheckDuties check, Mandate mandate) => Accept<PlacementEvent>([
        .. Collections.OrderBy(one => one.Key, StringComparer.Ordinal).Where(one => DueBy(one.Value, check.Limits) < check.On).SelectMany(one => Enumerable.Concat(
            one.Value.Unremitted.IsPositive ? Late(mandate, one.Key, one.Value, DueBy(one.Value, check.Limits), check.On) : [],
            one.Value.ReceiptOn is null ? Found(mandate, BreachKind.ReceiptMissing, one.Key, check.On, [one.Key], DueBy(one.Value, check.Limits)) : []))]);

    Decision<PlacementEvent> SettlesBreach(SettleBreach settle, Mandate mandate) =>
        !Breaches.TryGetValue(settle.Key, out var settled) ? Refuse("breach_unknown", "There is no such breach.")
        : settled ? Nothing
        : new BreachSettled(mandate, settle.Key, settle.On);

    Decision<PlacementEvent> Broken(Mandate mandate, BreachKind kind, string reference, DateOnly on, ReadOnlySpan<string> of) =>
        Found(mandate, kind, reference, on, of) is [var breach] ? breach : Nothing;

    PlacementEvent[] Unlit(GreenLitAct act, string reference, DateOnly actedOn, DateOnly on) =>
        act is GreenLitAct.None || GreenLights.Values.Any(light => light.Covers(act, actedOn)) ? [] : Found(Mandate!, BreachKind.ActWithoutGreenLight, reference, on, [reference]);

    PlacementEvent[] Late(Mandate mandate, string collection, CollectedSum sum, DateOnly by, DateOnly on) =>
        Found(mandate, BreachKind.RemittanceLate, collection, on, [collection], by, sum.ToRemit, sum.Remitted);

    PlacementEvent[] Found(
        Mandate mandate, BreachKind kind, string reference, DateOnly on, ReadOnlySpan<string> of, DateOnly? dueOn = null, Money? expected = null, Money? found = null) =>
        Breach.Key(kind, of) is var key && Breaches.ContainsKey(key) ? [] : [new BreachFound(mandate, kind, key, reference, dueOn, expected, found, on)];

    // The law gives no day for the receipt: it is missed with the day on which the money should have been passed on.
    DateOnly DueBy(CollectedSum sum, TimeLimits limits) => sum.Due?.By ?? RemittanceAgreed.RemitBy(sum.CollectedOn, limits);

    Refusal? Wrong(IEnumerable<(string Collection, Money Amount)> lines) => lines.Select(line =>
        !Collections.TryGetValue(line.Collection, out var sum) ? Unreceived(line.Collection)
        : line.Amount.Currency != sum.Amount.Currency ? Refuse("wrong_currency", $"{line.Collection} is in {sum.Amount.Currency}.")
        : null).FirstOrDefault(refused => refused is not null);

    static Refusal Unreceived(string collection) => Refuse("collection_unknown", $"No money was reported under {collection}.");

    static AgencyFee NoFee(string currency) => new(Money.OfCents(0, currency), Money.OfCents(0, currency));
}
