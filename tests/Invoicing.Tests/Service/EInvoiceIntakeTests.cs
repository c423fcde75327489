using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Tests.Domain.EInvoices;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>An electronic invoice is one receivable, whatever its format and however often it comes.</summary>
public sealed class EInvoiceIntakeTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Buyer = "404833048";

    [SharedTheory("data/einvoice")]
    [InlineData("factur-x-en16931.xml", "123456782", "invoices/F20260023", 104_90, 104_90, "2026-03-02")]
    [InlineData("ubl-21-extended-ctc-fr.xml", "999999998", "invoices/F124212", 308_03, 208_03, "2026-07-16")]
    [InlineData("UC10_F202600004_EXTENDED_FX_CII_Commentee.xml", "100000009", "invoices/F202600004", 6_150_00, 6_150_00, "2026-02-02")]
    [InlineData("Facture_FR_BASICWL.pdf", "999999998", "invoices/FA-2017-0010", 671_15, 470_15, "2017-12-13")]
    [InlineData("Avoir_FR_type381_BASIC.pdf", "999999998", "credit-notes/AV-2017-0005", 233_47, 233_47, null)]
    public async Task A_real_file_is_booked_as_its_readme_says(string file, string seller, string path, long amount, long owed, string? due)
    {
        var content = await File.ReadAllBytesAsync(Shared.PathOf($"data/einvoice/{file}"));
        await Accepts(service.Erp.PutAsJsonAsync($"/creditors/{seller}", new { name = "Vendeur" }));
        await Accepts(service.Erp.PutAsJsonAsync($"/creditors/{seller}/customers/{file}", new { name = "Acheteur", kind = "company" }));

        var answer = await Sends(content, HttpStatusCode.Created, $"?customer={file}");
        Assert.Equal(("booked", seller, amount), (Text(answer, "outcome"), Text(answer, "creditor"), Cents(answer, "amount")));
        Assert.StartsWith($"/creditors/{seller}/{path}", Text(answer, "link"), StringComparison.Ordinal);
        var booked = await service.Read(Text(answer, "link")!);
        Assert.Equal((amount, owed), (Cents(booked, "amount"), Cents(booked, due is null ? "unallocated" : "outstanding")));
        if (due is not null) Assert.Equal(due, Text(booked, "dueOn"));

        var events = await service.Events();
        Assert.Equal("known", Text(await Sends(content), "outcome"));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task The_same_invoice_in_two_formats_and_by_PUT_is_one_invoice()
    {
        var customer = await service.NewCustomer();
        var (cii, ubl) = (Of(InvoiceXml.Cii, "TWO-1", customer), Of(InvoiceXml.Ubl, "TWO-1", customer));
        Assert.Equal(("booked", customer), (Text(await Sends(cii, HttpStatusCode.Created), "outcome"), Text(await Sends(cii), "customer")));
        var events = await service.Events();
        Assert.Equal("known", Text(await Sends(ubl), "outcome"));
        await Accepts(service.Put("/invoices/TWO-1", new { customer, issuedOn = "2026-03-01", dueOn = "2026-03-31", amountCents = 120_00, reference = "PO-9" }));
        Assert.Equal(events, await service.Events());
        Assert.Equal(100_00, await service.Outstanding("TWO-1"));

        Assert.Equal("corrected", Text(await Sends(ubl.With(("2026-03-31", "2026-04-15"))), "outcome"));
        Assert.Equal("2026-04-15", Text(await service.Get("/invoices/TWO-1"), "dueOn"));
    }

    [Fact]
    public async Task What_the_ERP_has_sent_already_keeps_its_account_and_its_reference()
    {
        var customer = await service.NewCustomer();
        await Accepts(service.Put("/invoices/ERP-1", new { customer, issuedOn = "2026-03-01", dueOn = "2026-03-31", amountCents = 120_00, vatCents = 20_00, prepaidCents = 20_00, reference = "Chantier 5" }));
        var answer = await Sends(Of(InvoiceXml.Ubl, "ERP-1", "UNKNOWN-NUMBER"));
        Assert.Equal(("known", customer), (Text(answer, "outcome"), Text(answer, "customer")));
        Assert.Equal("ERP-1 (Chantier 5)", Text(await service.Get("/invoices/ERP-1"), "reference"));
    }

    [Fact]
    public async Task A_buyer_nobody_knows_gets_an_account_that_its_next_invoice_finds()
    {
        var first = await Sends(Of(InvoiceXml.Cii, "NEW-1", "NOBODY", "552100554"), HttpStatusCode.Created);
        Assert.Equal("552100554", Text(first, "customer"));
        Assert.Contains("customer_opened", Codes(first));
        Assert.Equal("Essai et Fils", Text(await service.Get("/customers/552100554"), "name"));
        var second = await Sends(Of(InvoiceXml.Ubl, "NEW-2", "NOBODY", "552100554"), HttpStatusCode.Created);
        Assert.Equal("552100554", Text(second, "customer"));
        Assert.DoesNotContain("customer_opened", Codes(second));
    }

    [Fact]
    public async Task A_company_with_two_accounts_is_told_apart_by_who_sends()
    {
        var (one, other) = (await service.NewCustomer(), await service.NewCustomer());
        await Sends(Of(InvoiceXml.Cii, "AMB-1", one, "775670417"), HttpStatusCode.Created);
        await Sends(Of(InvoiceXml.Cii, "AMB-2", other, "775670417"), HttpStatusCode.Created);
        await Refuses(Post(Of(InvoiceXml.Cii, "AMB-3", "NOBODY", "775670417")), HttpStatusCode.Conflict, "customer_ambiguous");
        Assert.Equal(other, Text(await Sends(Of(InvoiceXml.Cii, "AMB-3", "NOBODY", "775670417"), HttpStatusCode.Created, $"?customer={other}"), "customer"));
        await Refuses(Post(Of(InvoiceXml.Cii, "AMB-4", "NOBODY"), "?customer=ABSENT"), HttpStatusCode.Conflict, "customer_unknown");
    }

    [Theory]
    [InlineData("381", "120.00", "100.00", "20.00")]
    [InlineData("380", "-120.00", "-100.00", "-20.00")]
    public async Task A_credit_note_in_either_sign_settles_the_invoice_it_names(string type, string gross, string net, string tax)
    {
        var (customer, number) = (await service.NewCustomer(), $"CN-{type}");
        await service.Invoice(customer, number, 300_00, "2026-01-15");
        await service.Invoice(customer, $"{number}-OLDER", 300_00, "2026-01-01");
        var note = Of(InvoiceXml.Cii, $"AV-{type}", customer).With((">380<", $">{type}<"), (">120.00<", $">{gross}<"), (">100.00</ram:TaxBasis", $">{net}</ram:TaxBasis"), (">20.00</ram:TaxTotal", $">{tax}</ram:TaxTotal"),
            ("<ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount>", ""), (">100.00</ram:Due", $">{gross}</ram:Due"), ("FA-0", number));
        var answer = await Sends(note, HttpStatusCode.Created);
        Assert.Equal(("credit_note", 120_00), (Text(answer, "document"), Cents(answer, "payable")));
        Assert.Equal((180_00, 300_00), (await service.Outstanding(number), await service.Outstanding($"{number}-OLDER")));
        Assert.Equal("e_invoice", Text(await service.Get($"/credit-notes/AV-{type}"), "origin"));
        Assert.Equal("known", Text(await Sends(note), "outcome"));
    }

    [Theory]
    [InlineData("PAID-1", "S1<", "S2<", "already_paid")]
    [InlineData("FACT-1", ">380<", ">393<", "factored")]
    public async Task What_is_paid_already_or_sold_to_a_factor_is_never_dunned(string number, string from, string to, string reason)
    {
        var xml = Of(InvoiceXml.Cii, number, await service.NewCustomer()).With((from, to));
        Assert.Contains(reason, Codes(await Sends(xml, HttpStatusCode.Created)));
        var hold = Assert.Single((await service.Get($"/invoices/{number}")).GetProperty("holds").EnumerateArray());
        Assert.Equal((reason, false), (Text(hold, "reason"), hold.GetProperty("isLifted").GetBoolean()));

        await Accepts(service.Post($"/invoices/{number}/holds/{Text(hold, "hold")}/lift", new { }));
        await Sends(xml);
        Assert.True(Assert.Single((await service.Get($"/invoices/{number}")).GetProperty("holds").EnumerateArray()).GetProperty("isLifted").GetBoolean());
    }

    [Fact]
    public async Task A_corrective_invoice_holds_the_one_it_replaces()
    {
        var customer = await service.NewCustomer();
        await service.Invoice(customer, "WRONG-1", 130_00, "2026-01-15");
        Assert.Contains("replaces", Codes(await Sends(Of(InvoiceXml.Cii, "RIGHT-1", customer).With((">380<", ">384<"), ("FA-0", "WRONG-1")), HttpStatusCode.Created)));
        Assert.Equal("e_invoice_cancelled", Text(Assert.Single((await service.Get("/invoices/WRONG-1")).GetProperty("holds").EnumerateArray()), "reason"));
    }

    [Fact]
    public async Task Nothing_owed_is_said_and_not_booked()
    {
        var events = await service.Events();
        var xml = Of(InvoiceXml.Ubl, "ZERO-1", "C").With((">120.00<", ">0.00<"), (">100.00<", ">0.00<"), (">20.00<", ">0.00<"));
        Assert.Equal("nothing_owed", Text(await Sends(xml), "outcome"));
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task All_paid_before_is_booked_and_not_owed()
    {
        var xml = Of(InvoiceXml.Ubl, "PRE-1", await service.NewCustomer()).With(("<cbc:PrepaidAmount currencyID=\"EUR\">20.00", "<cbc:PrepaidAmount currencyID=\"EUR\">120.00"), ("<cbc:PayableAmount currencyID=\"EUR\">100.00", "<cbc:PayableAmount currencyID=\"EUR\">0.00"));
        Assert.Equal("booked", Text(await Sends(xml, HttpStatusCode.Created), "outcome"));
        Assert.Equal(0, await service.Outstanding("PRE-1"));
    }

    [Fact]
    public async Task Who_sells_and_who_buys_must_be_known()
    {
        await Refuses(Post(InvoiceXml.Cii.With(("FR44732829320", "FR03552081317"), ("732829320", "552081317"))), HttpStatusCode.Conflict, "creditor_unknown");
        await Refuses(Post(InvoiceXml.Cii.With(("schemeID=\"0002\">732829320", "schemeID=\"0088\">73282932"), ("FR44732829320", "DE123456789"))), HttpStatusCode.UnprocessableEntity, "seller_unidentified", "BT-30");
        await Refuses(Post(Of(InvoiceXml.Cii, "ANON-1", "NOBODY").With(("schemeID=\"0002\">404833048", "schemeID=\"0088\">1"), ("<ram:ID schemeID=\"VA\">FR83404833048</ram:ID>", ""))), HttpStatusCode.Conflict, "customer_unidentified");
    }

    [Fact]
    public async Task Another_account_than_the_first_is_refused_and_nothing_is_half_done()
    {
        await Sends(Of(InvoiceXml.Cii, "ACC-1", await service.NewCustomer()), HttpStatusCode.Created);
        var (other, events) = (await service.NewCustomer(), await service.Events());
        await Refuses(Post(Of(InvoiceXml.Cii, "ACC-1", other)), HttpStatusCode.Conflict, "account_differs");
        Assert.Equal(events, await service.Events());
    }

    [Fact]
    public async Task What_lies_about_itself_is_refused_by_its_term()
    {
        await Refuses(Post(InvoiceXml.Ubl.With((">120.00<", ">120.01<"))), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.Totals, "BT-112");
        await Refuses(Post("<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>"), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.NotWellFormed);
        await Refuses(Post(""), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.NotWellFormed);
        await Refuses(Post("%PDF-1.7 and nothing"), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfUnreadable);
        await Refuses(Post(new byte[33 << 20]), HttpStatusCode.RequestEntityTooLarge);
    }

    [SharedFact("data/einvoice")]
    public async Task A_PDF_that_breaks_off_is_locked_or_holds_no_invoice_is_refused_with_its_reason()
    {
        var pdf = await File.ReadAllBytesAsync(Shared.PathOf("data/einvoice/Facture_FR_BASICWL.pdf"));
        await Refuses(Post(pdf[..(pdf.Length / 2)]), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfUnreadable);
        await Refuses(Post(Pdf("")), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfWithoutXml);
        var locked = await Refuses(Post(Pdf($"/ID[<00><00>]/Encrypt<</Filter/Standard/V 1/R 2/P -1/O<{new string('0', 64)}>/U<{new string('0', 64)}>>>")), HttpStatusCode.UnprocessableEntity, EInvoiceProblems.PdfUnreadable);
        Assert.Contains("assword", locked.GetProperty("detail").GetString(), StringComparison.Ordinal);

        static string Pdf(string trailer) => $"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R{trailer}>>\n%%EOF";
    }

    [Fact]
    public async Task Only_the_ERP_sends_invoices()
    {
        using var agency = service.Host.As("agency");
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(InvoiceXml.Cii));
        Assert.Equal(HttpStatusCode.Forbidden, (await agency.PostAsync("/e-invoices", content)).StatusCode);
    }

    static string Of(string xml, string number, string customer, string buyer = Buyer) => xml.With(("FA-1", number), ("C-42", customer), (Buyer, buyer));

    Task<HttpResponseMessage> Post(string xml, string query = "") => Post(Encoding.UTF8.GetBytes(xml), query);

    async Task<HttpResponseMessage> Post(byte[] content, string query = "")
    {
        using var body = new ByteArrayContent(content);
        return await service.Erp.PostAsync($"/e-invoices{query}", body);
    }

    Task<JsonElement> Sends(string xml, HttpStatusCode status = HttpStatusCode.OK, string query = "") => Sends(Encoding.UTF8.GetBytes(xml), status, query);

    async Task<JsonElement> Sends(byte[] content, HttpStatusCode status = HttpStatusCode.OK, string query = "")
    {
        using var answer = await Post(content, query);
        var body = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.StatusCode == status, $"{(int)answer.StatusCode} instead of {(int)status}: {body}");
        return JsonDocument.Parse(body).RootElement;
    }

    static string? Text(JsonElement shown, string field) => shown.GetProperty(field).GetString();

    static long Cents(JsonElement shown, string amount) => shown.GetProperty(amount).GetProperty("cents").GetInt64();

    static IEnumerable<string?> Codes(JsonElement answer) => answer.GetProperty("warnings").EnumerateArray().Select(w => Text(w, "code"));
}
