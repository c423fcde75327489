using System.Net;
using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class ErpTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren;
    readonly IErpClient erp = invoicing.Erp;

    [Fact]
    public async Task A_company_its_customer_an_invoice_and_a_payment_stand_on_the_account()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai", Address: ["1 rue de la Paix", "75002 Paris"], Iban: "FR76 3000 6000 0112 3456 7890 189"));
        await erp.PutCustomerAsync(Siren, "C-1", new("Essai & Fils", "company", TermDays: 30, Contacts: [new("accounts_payable", Email: "compta@essai.example")]));
        await erp.PutInvoiceAsync(Siren, "FA-1", new("C-1", new(2026, 2, 2), 120_00));
        await erp.PutPaymentAsync(Siren, "VIR-1", new("C-1", new(2026, 3, 2), 20_00, Invoices: [new("FA-1")]));

        var account = await Pages.All(after => erp.GetAccountsAsync(Siren, after, 1)).SingleAsync(a => a.Number == "C-1");
        Assert.Equal((new Amount(100_00, "EUR"), 1, "Essai & Fils"), (account.Open, account.OpenInvoices, account.Name));
        var item = Assert.Single(await erp.GetOpenItemsAsync(Siren, "C-1"));
        Assert.Equal(("invoice", "FA-1", new DateOnly(2026, 3, 4), 100_00), (item.Kind, item.Number, item.DueOn, item.Open.Cents));
        Assert.Equal("compta@essai.example", Assert.Single((await erp.GetCustomerAsync(Siren, "C-1")).Contacts!).Email);
        Assert.Equal("FR7630006000011234567890189", (await erp.GetCreditorAsync(Siren)).Letterhead!.Iban);
        Assert.Equal("VIR-1", Assert.Single((await erp.GetInvoiceAsync(Siren, "FA-1")).Allocations!).Number);
        Assert.Equal(20_00, (await erp.GetPaymentsSummaryAsync(Siren, new(2026, 3, 1), new(2026, 3, 31))).Received.Cents);
    }

    [Fact]
    public async Task Sent_again_nothing_changes_and_an_old_ETag_changes_nothing_either()
    {
        var customer = await NewCustomer();
        Invoice invoice = new(customer, new(2026, 2, 2), 50_00);
        await erp.PutInvoiceAsync(Siren, "FA-2", invoice);
        var first = await erp.GetInvoiceAsync(Siren, "FA-2");
        await erp.PutInvoiceAsync(Siren, "FA-2", invoice);
        Assert.Equal(first.ETag, (await erp.GetInvoiceAsync(Siren, "FA-2")).ETag);

        await erp.PutInvoiceAsync(Siren, "FA-2", invoice with { AmountCents = 60_00 }, first.ETag);
        var stale = await Assert.ThrowsAsync<ProblemException>(() => erp.PutInvoiceAsync(Siren, "FA-2", invoice with { AmountCents = 70_00 }, first.ETag));
        Assert.Equal((HttpStatusCode.PreconditionFailed, "stale"), (stale.Status, stale.Code));
        Assert.Equal(60_00, (await erp.GetInvoiceAsync(Siren, "FA-2")).Amount.Cents);
    }

    [Fact]
    public async Task A_wrong_payload_names_every_bad_field()
    {
        var wrong = await Assert.ThrowsAsync<ProblemException>(() => erp.PutInvoiceAsync(Siren, "FA-3", new("C-1", new(2026, 2, 2), -1, DueOn: new(2026, 2, 1))));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "invalid_input"), (wrong.Status, wrong.Code));
        Assert.Equal(["amountCents", "dueOn"], wrong.Errors.Select(e => e.Field).Order(StringComparer.Ordinal));
        Assert.All(wrong.Errors, error => Assert.NotEqual("", error.Reason));
    }

    [Fact]
    public async Task A_refusal_has_its_code_and_its_words()
    {
        var refused = await Assert.ThrowsAsync<ProblemException>(() => erp.PutInvoiceAsync("552100554", "FA-4", new("C-9", new(2026, 2, 2), 1)));
        Assert.Equal((HttpStatusCode.Conflict, "customer_unknown"), (refused.Status, refused.Code));
        Assert.Contains("C-9", refused.Detail, StringComparison.Ordinal);
        var agency = RestClients.Over<IErpClient>(invoicing.Service.As("agency"));
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<ProblemException>(() => agency.GetTotalsAsync(Siren))).Status);
    }

    [Theory]
    [InlineData("FA 2026/0012 é+%;#?=,&")]
    [InlineData("..a.")]
    public async Task A_number_comes_back_as_it_went_whatever_it_is_made_of(string number)
    {
        var customer = await NewCustomer();
        await erp.PutInvoiceAsync(Siren, number, new(customer, new(2026, 2, 2), 10_00));
        Assert.Equal(number, (await erp.GetInvoiceAsync(Siren, number)).Number);
    }

    [Fact]
    public async Task Credit_notes_disputes_and_payments_that_came_back()
    {
        var customer = await NewCustomer();
        await erp.PutInvoiceAsync(Siren, "FA-5", new(customer, new(2026, 2, 2), 90_00));
        await erp.PutCreditNoteAsync(Siren, "AV-5", new(customer, new(2026, 2, 10), 30_00, Invoices: [new("FA-5", 2026, 30_00)]));
        await erp.PutPaymentAsync(Siren, "VIR-5", new(customer, new(2026, 2, 20), 60_00));
        Assert.Equal(0, (await erp.GetInvoiceAsync(Siren, "FA-5", 2026)).Outstanding.Cents);
        Assert.Equal("FA-5", Assert.Single((await erp.GetCreditNoteAsync(Siren, "AV-5")).Allocations!).Number);

        await erp.ReversePaymentAsync(Siren, "VIR-5", new(Reason: "cheque_returned"));
        await erp.PutDisputeAsync(Siren, "FA-5", "L-1", new("price", 10_00));
        var open = await Pages.All(after => erp.GetInvoicesAsync(Siren, customer, open: true, after)).SingleAsync();
        Assert.Equal((60_00, 1), (open.Outstanding.Cents, open.OpenDisputes));
        Assert.True((await erp.GetPaymentAsync(Siren, "VIR-5")).IsReversed);

        await erp.ResolveDisputeAsync(Siren, "FA-5", "L-1", new("rejected"));
        Assert.Equal("rejected", Assert.Single((await erp.GetInvoiceAsync(Siren, "FA-5")).Disputes!).Outcome);
    }

    [Fact]
    public async Task Holds_and_what_was_paid_before()
    {
        await erp.PutInvoiceAsync(Siren, "FA-6", new(await NewCustomer(), new(2026, 2, 2), 120_00, VatCents: 20_00, PrepaidCents: 50_00));
        await erp.PutHoldAsync(Siren, "FA-6", "einvoice:211", new("payment_announced", new(2026, 3, 9)));
        await erp.LiftHoldAsync(Siren, "FA-6", "einvoice:211");
        var shown = await erp.GetInvoiceAsync(Siren, "FA-6");
        Assert.Equal((70_00, 20_00, 50_00), (shown.Outstanding.Cents, shown.Vat!.Cents, shown.Prepaid!.Cents));
        Assert.Equal(new RecordedHold("einvoice:211", "payment_announced", new(2026, 3, 9), true), Assert.Single(shown.Holds!));
    }

    [Fact]
    public async Task A_due_date_beyond_the_law_is_an_alert()
    {
        await erp.PutInvoiceAsync(Siren, "FA-7", new(await NewCustomer(), new(2026, 2, 2), 120_00, DueOn: new(2026, 4, 4), DeliveredOn: new(2026, 2, 1)));
        var alert = await Pages.All(after => erp.GetAlertsAsync(Siren, "payment_term_exceeds_legal_cap", after)).SingleAsync(a => a.Invoice == "FA-7");
        Assert.Equal("2026-04-03", alert.Details["latest"]);
    }

    async Task<string> NewCustomer()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        var number = $"C-{Guid.CreateVersion7():N}";
        await erp.PutCustomerAsync(Siren, number, new("Essai & Fils", "company"));
        return number;
    }
}
