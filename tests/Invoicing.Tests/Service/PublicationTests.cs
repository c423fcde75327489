using System.Net;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Contracts.Litigation;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class PublicationTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    [Fact]
    public async Task Other_services_hear_an_invoice_and_what_becomes_of_it()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "TOLD-1", 12_000);
        await service.Payment(customer, "TOLD-RG", 5_000);
        await Accepts(service.Put("/invoices/TOLD-1/disputes/L1", new { reason = "quality" }));
        await Accepts(service.Post("/invoices/TOLD-1/disputes/L1/resolution", new { outcome = "settled" }));
        await Accepts(service.Post("/payments/TOLD-RG/reversal", new { }));
        await service.Invoice(customer, "TOLD-1", 11_000);

        var invoice = BusinessKey.OfInvoice(Kernel.Identifiers.Siren.Parse(Siren)!.Value, "TOLD-1", 2026);
        var debtor = BusinessKey.OfCustomer(Kernel.Identifiers.Siren.Parse(Siren)!.Value, customer);
        var payment = BusinessKey.OfPayment(Kernel.Identifiers.Siren.Parse(Siren)!.Value, "TOLD-RG");
        await Eventually.Is(() => service.Bus.Heard<InvoiceAmendedV1>().Any(m => m.Invoice == invoice), "the correction was told");

        Assert.Equal(
            new InvoiceIssuedV1(Siren, debtor, customer, invoice, "TOLD-1", "TOLD-1", new(2026, 2, 2), new(2026, 3, 4), 12_000, 12_000, "EUR", false, 1, Today),
            service.Bus.Heard<InvoiceIssuedV1>().Single(m => m.Invoice == invoice));
        Assert.Equal(
            [
                new(Siren, debtor, customer, invoice, "TOLD-1", 7_000, 5_000, "EUR", "payment", payment, 2, Today),
                new(Siren, debtor, customer, invoice, "TOLD-1", 12_000, -5_000, "EUR", "undone", payment, 5, Today),
            ],
            service.Bus.Heard<InvoiceBalanceChangedV1>().Where(m => m.Invoice == invoice));
        Assert.Equal(new InvoiceDisputedV1(Siren, debtor, customer, invoice, "TOLD-1", "L1", "quality", 12_000, "EUR", 3, Today), service.Bus.Heard<InvoiceDisputedV1>().Single(m => m.Invoice == invoice));
        Assert.Equal(new InvoiceDisputeResolvedV1(Siren, debtor, customer, invoice, "TOLD-1", "L1", "settled", 4, Today), service.Bus.Heard<InvoiceDisputeResolvedV1>().Single(m => m.Invoice == invoice));
        Assert.Equal((11_000, 11_000, 6), service.Bus.Heard<InvoiceAmendedV1>().Where(m => m.Invoice == invoice).Select(m => (m.AmountCents, m.OutstandingCents, m.Version)).Single());
        Assert.Equal(new PaymentReceivedV1(Siren, debtor, customer, payment, 5_000, "EUR", Today, "erp", 1, Today), service.Bus.Heard<PaymentReceivedV1>().Single(m => m.Payment == payment));
    }

    [Fact]
    public async Task Other_services_hear_of_a_payment_that_is_corrected_and_of_one_that_comes_back()
    {
        var customer = await service.NewCustomer();
        await service.Payment(customer, "BACK-RG", 5_000);
        await service.Payment(customer, "BACK-RG", 4_000);
        await Accepts(service.Post("/payments/BACK-RG/reversal", new { reason = "cheque_returned", on = "2026-03-01" }));

        var debtor = BusinessKey.OfCustomer(Kernel.Identifiers.Siren.Parse(Siren)!.Value, customer);
        var payment = BusinessKey.OfPayment(Kernel.Identifiers.Siren.Parse(Siren)!.Value, "BACK-RG");
        await Eventually.Is(() => service.Bus.Heard<PaymentReversedV1>().Any(m => m.Payment == payment), "the reversal was told");
        Assert.Equal(new PaymentCorrectedV1(Siren, debtor, customer, payment, 4_000, "EUR", Today, 2, Today), service.Bus.Heard<PaymentCorrectedV1>().Single(m => m.Payment == payment));
        Assert.Equal(
            new PaymentReversedV1(Siren, debtor, customer, payment, 4_000, "EUR", new(2026, 3, 1), "cheque_returned", 3, Today),
            service.Bus.Heard<PaymentReversedV1>().Single(m => m.Payment == payment));
    }

    [Fact]
    public async Task Other_services_hear_of_insolvency_proceedings_and_how_they_ended()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "receivership", judgmentOn = "2026-02-20", court = "Tribunal de commerce de Lille" }));
        await Accepts(service.Put($"/customers/{customer}/insolvency", new { kind = "liquidation", judgmentOn = "2026-02-20", publishedOn = "2026-03-01" }));
        await Refuses(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-03-02", outcome = "no such outcome" }), HttpStatusCode.UnprocessableEntity);
        await Accepts(service.Post($"/customers/{customer}/insolvency/closing", new { on = "2026-03-02", outcome = "reported_in_error" }));

        var debtor = BusinessKey.OfCustomer(Kernel.Identifiers.Siren.Parse(Siren)!.Value, customer);
        await Eventually.Is(() => service.Bus.Heard<DebtorInsolvencyClosedV1>().Any(m => m.Debtor == debtor), "the end was told");
        Assert.Equal(
            [
                new(Siren, debtor, customer, "receivership", new(2026, 2, 20), null, 1, Today),
                new(Siren, debtor, customer, "liquidation", new(2026, 2, 20), new(2026, 3, 1), 2, Today),
            ],
            service.Bus.Heard<DebtorInsolvencyOpenedV1>().Where(m => m.Debtor == debtor));
        Assert.Equal(new DebtorInsolvencyClosedV1(Siren, debtor, customer, new(2026, 3, 2), "reported_in_error", 3, Today), service.Bus.Heard<DebtorInsolvencyClosedV1>().Single(m => m.Debtor == debtor));
    }

    [Fact]
    public async Task Other_services_hear_what_insurers_cover_and_from_when_to_when_but_not_who_they_are()
    {
        var customer = await service.NewCustomer();
        var cover = new Dictionary<string, object> { ["insurer"] = "Assureur", ["insuredCents"] = 3_000_000, ["percent"] = 90, ["from"] = "2026-01-01", ["declareWithinDays"] = 60, ["extendAtMostDays"] = 30, ["handOverWithinDays"] = 90 };
        await Accepts(service.Put($"/customers/{customer}/credit/covers/POL-7", cover));
        await Accepts(service.Put($"/customers/{customer}/credit/covers/POL-7", new Dictionary<string, object>(cover) { ["until"] = "2026-06-30" }));

        var debtor = BusinessKey.OfCustomer(Kernel.Identifiers.Siren.Parse(Siren)!.Value, customer);
        await Eventually.Is(() => service.Bus.Heard<CreditInsuredV1>().Count(m => m.Debtor == debtor) == 2, "both were told");
        Assert.Equal(
            [
                new(Siren, debtor, customer, "POL-7", 3_000_000, "EUR", new(2026, 1, 1), null, 1, Today),
                new(Siren, debtor, customer, "POL-7", 3_000_000, "EUR", new(2026, 1, 1), new(2026, 6, 30), 2, Today),
            ],
            service.Bus.Heard<CreditInsuredV1>().Where(m => m.Debtor == debtor));
    }

    [Theory]
    [InlineData("NAMED-1", null, "NAMED-1")]
    [InlineData("NAMED-2", "BC-5802", "NAMED-2 (BC-5802)")]
    [InlineData("NAMED-3", "NAMED-3", "NAMED-3")]
    public async Task An_order_number_stands_beside_the_number_of_the_invoice_never_in_its_place(string number, string? order, string shown)
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put($"/invoices/{number}", new { customer, issuedOn = "2026-02-02", amountCents = 1_000, reference = order }));
        await Eventually.Is(() => service.Bus.Heard<InvoiceIssuedV1>().Any(m => m.Number == number), "the invoice was told");
        Assert.Equal(shown, service.Bus.Heard<InvoiceIssuedV1>().Single(m => m.Number == number).Reference);
    }

    [Fact]
    public async Task Contacts_are_told_from_where_they_can_be_erased()
    {
        await Accepts(service.Put("/customers/TOLD", new
        {
            name = "Essai", kind = "craftsman", segment = "bâtiment", language = "FR",
            contacts = new[] { new { role = "legal_representative", name = "Mme Essai", email = "essai@essai.invalid", phone = "04 90 00 00 00", address = new[] { "1 rue de l'Exemple" }, postcode = "84000", city = "Avignon", country = "fr" } },
        }));
        await Eventually.Is(() => service.Bus.Heard<DebtorContactsChangedV1>().Any(m => m.CustomerNumber == "TOLD"), "the contacts were told");
        var told = service.Bus.Heard<DebtorContactsChangedV1>().Single(m => m.CustomerNumber == "TOLD");
        Assert.Equal(("Essai", "fr", 2), (told.Name, told.Language, told.Version));
        var contact = Assert.Single(told.Contacts);
        Assert.Equal(("legal_representative", "Mme Essai", "essai@essai.invalid", "+33490000000", "84000", "Avignon", "FR"), (contact.Role, contact.Name, contact.Email, contact.Phone, contact.Postcode, contact.City, contact.Country));
        Assert.Equal(["1 rue de l'Exemple"], contact.Address);
        var debtor = service.Bus.Heard<DebtorChangedV1>().Single(m => m.CustomerNumber == "TOLD");
        Assert.Equal(("craftsman", "bâtiment", "fr", 1), (debtor.Kind, debtor.Segment, debtor.Language, debtor.Version));
    }

    [Fact]
    public async Task A_registered_seat_is_told_apart_from_the_contacts()
    {
        await Accepts(service.Put("/customers/SEAT", new
        {
            name = "Essai", kind = "company",
            contacts = new object[] { new { role = "registered_seat", address = new[] { "9 quai du Siège" }, postcode = "69002", city = "Lyon" }, new { role = "accounts_payable", email = "compta@essai.invalid" } },
        }));
        await Eventually.Is(() => service.Bus.Heard<DebtorContactsChangedV1>().Any(m => m.CustomerNumber == "SEAT"), "the seat was told");
        var told = service.Bus.Heard<DebtorContactsChangedV1>().Single(m => m.CustomerNumber == "SEAT");
        Assert.Equal("accounts_payable", Assert.Single(told.Contacts).Role);
        Assert.Equal(("9 quai du Siège", "69002", "Lyon"), (Assert.Single(told.Seat!.Address), told.Seat.Postcode, told.Seat.City));
    }

    [Fact]
    public async Task The_letterhead_and_the_bank_feed_are_told()
    {
        await Accepts(service.Put("", new { name = "Comptoir d'Essai", legalForm = "SAS", capitalCents = 5_000_000, address = new[] { "1 quai", "69002 Lyon" }, iban = "FR76 3000 6000 0112 3456 7890 189", signatoryName = "Camille Exemple",
            salesDirectorName = "Dominique Exemple", salesDirectorTitle = "Direction commerciale", paymentUrl = "https://paiement.example/essai?compte=1" }));
        await Accepts(service.Put("/bank-feed", new { through = "2026-02-27" }));
        await Eventually.Is(() => service.Bus.Heard<BankFeedReceivedV1>().Count > 0, "the bank feed was told");
        Assert.Equal(new(2026, 2, 27), service.Bus.Heard<BankFeedReceivedV1>()[^1].Through);
        var told = service.Bus.Heard<CreditorLetterheadChangedV1>()[^1];
        Assert.Equal((Siren, "SAS", 5_000_000, "FR7630006000011234567890189", "Camille Exemple"), (told.Creditor, told.LegalForm, told.CapitalCents, told.Iban, told.SignatoryName));
        Assert.Equal(("Dominique Exemple", "Direction commerciale", "https://paiement.example/essai?compte=1"), (told.SalesDirectorName, told.SalesDirectorTitle, told.PaymentUrl));
        Assert.Equal("https://paiement.example/essai?compte=1", (await service.Get("")).GetProperty("letterhead").GetProperty("paymentUrl").GetString());
    }

    [Theory]
    [InlineData("http://paiement.example/")]
    [InlineData("javascript:alert(1)")]
    [InlineData("https://user:secret@paiement.example/")]
    [InlineData("https://paiement.example/\"onclick=")]
    [InlineData("https://paiement.example/é")]
    [InlineData("paiement.example")]
    public Task A_payment_page_is_an_address_of_the_web_and_nothing_else(string page) =>
        Refuses(service.Put("", new { name = "Comptoir d'Essai", paymentUrl = page }), System.Net.HttpStatusCode.UnprocessableEntity, field: "paymentUrl");

    [Fact]
    public async Task A_collection_by_an_agency_settles_its_invoice_once_and_no_other()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "AGENCY-OLD", 9_000, "2026-01-02");
        await service.Invoice(customer, "AGENCY-1", 4_000);
        var siren = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        var placement = Guid.Parse("6fa459ea-ee8a-5ca4-894e-db77e160355e");
        var reported = new CollectionReportedV1(
            placement, Guid.Empty, Siren, BusinessKey.OfCustomer(siren, customer), customer, "agence", BusinessKey.OfInvoice(siren, "AGENCY-1", 2026), "R|1", 5_000, "EUR", new(2026, 3, 1), 4, Today);
        var message = Guid.CreateVersion7();
        for (var i = 0; i < 3; i++) await service.Bus.Publish(reported, message);
        await service.Bus.Publish(reported);

        await Eventually.Passes(async () => Assert.Equal(0, await service.Outstanding("AGENCY-1")));
        Assert.Equal(9_000, await service.Outstanding("AGENCY-OLD"));
        var payment = await service.Get($"/payments/agency:{placement}:R%257C1");
        Assert.Equal(("agency", 1_000), (payment.GetProperty("origin").GetString(), payment.GetProperty("unallocated").GetProperty("cents").GetInt64()));
        await Eventually.Is(() => service.Bus.Heard<InvoiceBalanceChangedV1>().Any(m => m.Number == "AGENCY-1"), "the balance was told");
        Assert.Equal(("agency_collection", 4_000, 0), service.Bus.Heard<InvoiceBalanceChangedV1>().Where(m => m.Number == "AGENCY-1").Select(m => (m.Cause, m.AmountCents, m.OutstandingCents)).Single());
    }

    [Fact]
    public async Task A_collection_for_an_account_nobody_registered_is_kept()
    {
        var siren = Kernel.Identifiers.Siren.Parse(Siren)!.Value;
        await service.Bus.Publish(new CollectionReportedV1(
            Guid.Empty, Guid.Empty, Siren, BusinessKey.OfCustomer(siren, "NEWCOMER"), "NEWCOMER", "agence", Guid.Empty, "R1", 5_000, "EUR", new(2026, 3, 1), 4, Today));
        await Eventually.Passes(async () => Assert.Equal(5_000, await service.Unallocated($"agency:{Guid.Empty}:R1")));
    }
}
