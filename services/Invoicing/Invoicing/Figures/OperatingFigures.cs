using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Figures;

/// <summary>What operators and managers watch of the receivables, by creditor and currency.</summary>
static class OperatingFigures
{
    const string Cents = "{cent}";

    public static ServiceHost AddOperatingFigures(this ServiceHost service) => service
        .AddFigure("recouvrement.balance.open", Cents, "What customers owe on open invoices",
            "select creditor, currency, sum(outstanding_cents)::bigint from invoices where outstanding_cents > 0 group by 1, 2", "creditor", "currency")
        .AddFigure("recouvrement.balance.overdue", Cents, "What of it is past its due date, instalment by instalment",
            """
            select i.creditor, i.currency, sum(p.cents)::bigint from invoices i cross join lateral open_parts(i.instalments, i.due_on, i.outstanding_cents) p
             where i.outstanding_cents > 0 and p.due_on < $1::date group by 1, 2
            """, "creditor", "currency")
        .AddFigure("recouvrement.money.collected", Cents, "Payments dated in the current month, those taken back left out, by where they were learned of",
            """
            select c.creditor, c.currency, c.origin, sum(c.amount_cents)::bigint from creditors e join credits c on c.creditor = e.siren and c.kind = 'payment'
               and c.dated_on >= date_trunc('month', $1::date)::date and c.dated_on <= $1::date
             where not c.is_reversed group by 1, 2, 3
            """, "creditor", "currency", "source");
}
