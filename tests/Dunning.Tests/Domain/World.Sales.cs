using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Sales;

namespace Recouvrement.Dunning.Tests.Domain;

// Who sells to the debtor, and what sales objects.
sealed partial class World
{
    static DunningEvent.DebtorProfiled Profile(Story story, string? person) => new(Story.Debtor.Debtor, CustomerKind.Company, null, "fr", story.Next(Story.Debtor.Debtor), SalesPerson: person);

    DunningEvent Sells(Happening h, DateOnly on) => Profile(Story, (h.Which % 3) switch { 0 => null, 1 => "VRP-1", _ => $"VRP-{2 + (on.DayNumber % 3)}" });

    void Objects(Happening h, DateOnly on)
    {
        if (h.Which % 4 == 3)
            foreach (var objection in Story.Case.Objections.Values.Where(objection => objection.IsOn(on)).OrderBy(objection => objection.Id).Take(1).ToArray())
                _ = Tell(new DunningCommand.LiftSalesObjection(objection.Id, "manager", on));
        else
            _ = Tell(new DunningCommand.ObjectForSales(
                ObjectionReason.NegotiationUnderWay, (h.Which % 5) switch { 0 => "formal_notice", 1 => "hand_over", _ => null }, h.Which % 3 == 0 ? [] : Named(h), on.AddDays(h.Which % 31), Story.Now(on), "collector", on));
    }
}
