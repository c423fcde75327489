using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.LateInterest;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Tests.Domain;

// What the ERP and the bank say of invoices.
sealed partial class World
{
    DunningEvent Agrees(Happening h, DateOnly on) => new PenaltiesAgreed(
        Story.Debtor.Debtor, Start.AddDays(h.Which % 3 * -20), h.Which % 4 == 0 ? PenaltyClause.Silent : new(PenaltyBasis.FixedRate, 800 + h.Which, h.Which % 2 == 0), Story.Next(Story.Debtor.Debtor), on);

    InvoiceEntered Invoice(Happening h, DateOnly on)
    {
        var number = $"F{owed.Count + 1}";
        var (due, amount) = (on.AddDays((h.Which % 50) - 25), Amounts[h.Which % Amounts.Length]);
        owed[number] = amount;
        return new(Story.Id(number), new(number, number, due.AddDays(-30), due, Of(number, amount), h.Which % 17 == 0, IsPenalty: h.Which % 13 == 0 ? true : null), Of(number, amount), Story.Next(Story.Id(number)), on);
    }

    BalanceChanged? Pays(Happening h, DateOnly on, decimal share, BalanceCause cause)
    {
        if (Pick(h) is not { } number) return null;
        var amount = decimal.Round(owed[number] * share, 2);
        if (amount == 0) return null;
        owed[number] -= amount;
        var source = Story.Id($"{cause} {number} {on} {paid.Count}");
        paid.Add((number, amount, source));
        return new(Story.Id(number), number, Of(number, owed[number]), Of(number, amount), cause, source, Story.Next(Story.Id(number)), on);
    }

    BalanceChanged? Undoes(DateOnly on)
    {
        if (paid.Count == 0) return null;
        var (number, amount, source) = paid[^1];
        paid.RemoveAt(paid.Count - 1);
        owed[number] += amount;
        return new(Story.Id(number), number, Of(number, owed[number]), Of(number, -amount), BalanceCause.Undone, source, Story.Next(Story.Id(number)), on);
    }

    DunningEvent? Dispute(Happening h, DateOnly on, bool opens)
    {
        if (Pick(h) is not { } number) return null;
        var version = Story.Next(Story.Id(number));
        return opens
            ? new InvoiceDisputed(Story.Id(number), number, "D1", "price", Of(number, owed[number]), version, on)
            : new DisputeResolved(Story.Id(number), number, "D1", "rejected", version, on);
    }

    DunningEvent Insolvency(Happening h, DateOnly on)
    {
        var version = Story.Next(Story.Id("credit file"));
        return h.What == 253 || h.Which % 5 == 0
            ? new InsolvencyClosed(Story.Debtor.Debtor, on, h.Which % 2 == 0 ? "reported_in_error" : "plan_adopted", version, on)
            : new InsolvencyOpened(Story.Debtor.Debtor, "receivership", on.AddDays(-(h.Which % 40)), null, version, on);
    }

    InvoiceHeld? Held(Happening h, DateOnly on) =>
        Pick(h) is { } number
            ? new(Story.Id(number), number, $"H{h.Which % 2}", "factored", h.Which % 3 == 0 ? null : on.AddDays((h.Which % 20) - 2), Story.Next(Story.Id(number)), on)
            : null;

    HoldLifted? Lifted(Happening h, DateOnly on) => Pick(h) is { } number ? new(Story.Id(number), number, $"H{h.Which % 2}", Story.Next(Story.Id(number)), on) : null;

    Money Of(string number, decimal amount) => new(amount, !IsMixed ? "EUR" : (int.Parse(number[1..], System.Globalization.CultureInfo.InvariantCulture) % 5) switch { 1 or 3 => "USD", 4 => "GBP", _ => "EUR" });

    string? Pick(Happening h) => owed.Keys.Where(n => owed[n] > 0).ToArray() is { Length: > 0 } open ? open[h.Which % open.Length] : null;
}
