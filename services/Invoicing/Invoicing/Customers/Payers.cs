using System.Globalization;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Reads how customers have paid. Thresholds are the installation's: <c>Behaviour:GoodTenths</c> and its fellows.</summary>
sealed class Payers(IConfiguration configuration)
{
    readonly BehaviourThresholds thresholds = configuration.GetSection("Behaviour").Get<BehaviourThresholds>() ?? new();

    /// <summary>How it is counted, for those who read the figures.</summary>
    public string Formula => string.Create(CultureInfo.InvariantCulture,
        $"Invoices (bills of penalties apart) settled with at least one payment in the 12 months up to the day; days late = max(0, day of the last payment or credit note on the invoice - due date), as the allocation stands now; average = sum of days / number of invoices, weighted = sum of days x amount / sum of amounts, half up to a tenth. From {thresholds.FewestInvoices} invoices: good up to {thresholds.GoodTenths / 10m} days, expert late payer from {thresholds.ExpertTenths / 10m} days with {thresholds.ExpertPercent} % late, else negligent. Drift: the last 3 months are at least {thresholds.DriftTenths / 10m} days later than the 9 before.");

    /// <summary>As of a day, for each of the customers.</summary>
    public async Task<Dictionary<Guid, PaymentBehaviour>> Behaviour(Session session, Guid[] customers, DateOnly on, CancellationToken stop)
    {
        var settled = (await session.Read(
            """
            select i.customer, i.due_on, max(c.dated_on), i.amount_cents, i.currency
              from invoices i join allocations a on a.invoice = i.id join credits c on c.id = a.credit
             where i.customer = any($1) and i.outstanding_cents = 0 and i.penalties is null
             group by i.id having bool_or(c.kind = 'payment') and max(c.dated_on) between $2 and $3
            """, r => (Customer: r.GetGuid(0), Invoice: new SettledInvoice(r.Day(1), r.Day(2), r.Money(3, 4))), stop, customers, on.AddMonths(-12), on)).ToLookup(s => s.Customer, s => s.Invoice);
        return customers.Distinct().ToDictionary(id => id, id => PaymentBehaviour.Of([.. settled[id]], on, thresholds));
    }
}
