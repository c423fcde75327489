using System.Globalization;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Tests.Service;

// What the other services tell of it.
sealed partial class YearOfADebtor
{
    async Task Letter(DateOnly day)
    {
        foreach (var state in new[] { "deposited", "first_presented", "delivered" })
            await Hears(new RegisteredLetterMovedV1(notice, debtor.Case, debtor.Siren, state, day, debtor.Next(notice), day), new("letter_moved", "service:correspondence", day, state.Replace('_', ' ')));
        notice = default;
    }

    async Task Agency(ClaimsHandedOverV1 handedOver, DateOnly day)
    {
        var placement = NameBasedId.Of($"placement|{handedOver.HandOver}");
        var total = handedOver.Claims.Sum(c => c.OutstandingCents);
        await Hears(new ClaimsPlacedV1(placement, handedOver.HandOver, debtor.Case, debtor.Siren, debtor.Id, "alpha", [.. handedOver.Claims.Select(c => new PlacedClaimV1(c.Invoice, c.OutstandingCents))], "EUR", total, 1, day), new("claims_placed", "service:litigation", day, "alpha"));
        await Hears(new PlacementAcknowledgedV1(placement, debtor.Case, debtor.Siren, "alpha", "A-1", 2, day), new("placement_acknowledged", "service:litigation", day, "A-1"));
        await Hears(new AgencyActionReportedV1(placement, debtor.Case, debtor.Siren, "alpha", "A-2", "letter", day, 3, day), new("agency_acted", "service:litigation", day, "A-2"));
        var collected = 4L;
        foreach (var claim in handedOver.Claims)
        {
            var number = owed.Single(o => debtor.Invoice(o.Key) == claim.Invoice).Key;
            await Hears(new CollectionReportedV1(placement, debtor.Case, debtor.Siren, debtor.Id, "C-1", "alpha", claim.Invoice, $"A-{collected}", claim.OutstandingCents, "EUR", day, collected++, day), new("agency_collected", "service:litigation", day, "alpha collected"));
            await Pays(number, owed[number], day);
        }
    }

    async Task Owes(DateOnly day, params (string Number, int DueIn, long Cents)[] invoices)
    {
        foreach (var (number, dueIn, cents) in invoices)
        {
            owed[number] = cents;
            await debtor.Owes(number, day.AddDays(dueIn), cents, day);
            All.Add(new("invoice_entered", "service:invoicing", day, number));
        }
    }

    Task Pays(string number, long cents, DateOnly day) => Hears(
        new InvoiceBalanceChangedV1(debtor.Siren, debtor.Id, "C-1", debtor.Invoice(number), number, owed[number] -= cents, cents, "EUR", "payment", NameBasedId.Of($"{debtor.Siren} {number} {day}"), debtor.Next(debtor.Invoice(number)), day),
        new("balance_changed", "service:invoicing/erp", day, string.Create(CultureInfo.InvariantCulture, $"{cents / 100m:0.00} EUR")));

    Task Contests(string number, DateOnly day) => Hears(
        new InvoiceDisputedV1(debtor.Siren, debtor.Id, "C-1", debtor.Invoice(number), number, "L-1", "price", owed[number], "EUR", debtor.Next(debtor.Invoice(number)), day), new("invoice_disputed", "service:invoicing/erp", day, "price"));

    Task Resolves(string number, DateOnly day) => Hears(
        new InvoiceDisputeResolvedV1(debtor.Siren, debtor.Id, "C-1", debtor.Invoice(number), number, "L-1", "rejected", debtor.Next(debtor.Invoice(number)), day), new("dispute_resolved", "service:invoicing/erp", day, "rejected"));

    async Task Hears<T>(T fact, Done done) where T : class
    {
        await debtor.Hears(fact, actor: done.By.Split('/') is [_, var actor] ? actor : null);
        All.Add(done);
    }
}
