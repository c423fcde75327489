using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceCommand;
using static Recouvrement.Invoicing.Domain.Invoices.InvoiceEvent;
using static Recouvrement.Kernel.Amounts.Money;

namespace Recouvrement.Invoicing.Tests.Domain;

public sealed class ReminderHistoryTests
{
    static readonly AccountDocument Document = new("000123455", "C0001", "FA2026-0012", 2026);
    static readonly ReminderHistory Second = new(2, new(2026, 4, 20), ReminderChannel.Letter);

    [Fact]
    public void The_ERP_says_how_far_it_had_reminded_and_may_say_it_better()
    {
        Given().When(new ImportReminders(Second)).Then(new RemindersImported(Document, Second));
        Given(new RemindersImported(Document, Second)).When(new ImportReminders(Second)).ThenNothing();
        Given(new RemindersImported(Document, Second)).When(new ImportReminders(Second with { Level = 3 })).Then(new RemindersImported(Document, Second with { Level = 3 }));
    }

    [Fact]
    public void Nobody_reminded_of_an_invoice_before_it_was_issued()
    {
        Given().When(new ImportReminders(Second with { LastRemindedOn = new(2026, 3, 2) })).Then(new RemindersImported(Document, Second with { LastRemindedOn = new(2026, 3, 2) }));
        Given().When(new ImportReminders(Second with { LastRemindedOn = new(2026, 3, 1) })).ThenRefused("reminded_before_issue");
    }

    static Specification<Invoice, InvoiceCommand, InvoiceEvent> Given(params InvoiceEvent[] facts) => Specification<Invoice, InvoiceCommand, InvoiceEvent>.Given(
        [new InvoiceIssued(Document, new("BC-1", new(2026, 3, 2), new(2026, 4, 1), Euros(1200), false), Euros(1200), Origin.Erp), .. facts]);
}
