using System.Net;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class CustomerIdentityTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    static object Known(string name = "Fonderie d'Essai") => new
    {
        name, kind = "company", segment = "industry", siren = "732 829 320", siret = "73282932000074", vatNumber = "fr 44 732829320", country = "fr", legalForm = "SAS", isNaturalPerson = false,
        customerSince = "1987-05-04", salesPerson = "S-04", region = "Provence-Alpes-Côte d'Azur", owner = "R-2", payerProfile = "expert_late_payer", natureOfClaims = new Dictionary<string, string> { ["law"] = "commercial", ["object"] = "goods" },
    };

    [Fact]
    public async Task Who_a_customer_is_can_be_read_and_is_told()
    {
        await Accepts(service.Put("/customers/IDENTITY", Known()));
        var events = await service.Events();
        await Accepts(service.Put("/customers/IDENTITY", Known()));
        Assert.Equal(events, await service.Events());

        var read = await service.Get("/customers/IDENTITY");
        Assert.Equal(
            ("732829320", "73282932000074", "FR44732829320", "FR", "SAS", "1987-05-04", "S-04", "R-2", "expert_late_payer"),
            (read.Text("siren"), read.Text("siret"), read.Text("vatNumber"), read.Text("country"), read.Text("legalForm"), read.Text("customerSince"), read.Text("salesPerson"), read.Text("owner"), read.Text("payerProfile")));
        Assert.Equal("Provence-Alpes-Côte d'Azur", read.Text("region"));
        Assert.Equal((false, "commercial", "goods"), (read.GetProperty("isNaturalPerson").GetBoolean(), read.GetProperty("natureOfClaims").Text("law"), read.GetProperty("natureOfClaims").Text("object")));
        await Eventually.Is(() => service.Bus.Heard<DebtorChangedV1>().Any(m => m.CustomerNumber == "IDENTITY"), "the customer was told");
        var told = service.Bus.Heard<DebtorChangedV1>().Single(m => m.CustomerNumber == "IDENTITY");
        Assert.Equal(("FR", "732829320", false, "S-04", "expert_late_payer", "commercial", "goods"), (told.Country, told.Siren, told.IsNaturalPerson, told.SalesPerson, told.PayerProfile, told.ClaimLaw, told.ClaimObject));
        Assert.Equal("Provence-Alpes-Côte d'Azur", told.Region);
    }

    [Fact]
    public async Task The_region_is_what_the_ERP_says_and_is_worked_out_from_no_address()
    {
        object[] contacts = [new { role = "accounts_payable", address = new[] { "1 rue de l'Exemple" }, postcode = "84000", city = "Avignon", country = "FR" }];
        await Accepts(service.Put("/customers/REGION", new { name = "Essai", kind = "company", contacts, region = " SUD " }));
        Assert.Equal("SUD", (await service.Get("/customers/REGION")).Text("region"));
        await Accepts(service.Put("/customers/REGION", new { name = "Essai", kind = "company", contacts }));
        Assert.Null((await service.Get("/customers/REGION")).Text("region"));
        await Accepts(service.Put("/customers/REGION", new { name = "Essai", kind = "company", region = new string('r', 80) }));
        await Refuses(service.Put("/customers/REGION", new { name = "Essai", kind = "company", region = new string('r', 81) }), HttpStatusCode.UnprocessableEntity, "invalid_input", "region");
        await Refuses(service.Put("/customers/REGION", new { name = "Essai", kind = "company", region = "two\nlines" }), HttpStatusCode.UnprocessableEntity, "invalid_input", "region");
    }

    [Theory]
    [InlineData("siren", "12345678")]
    [InlineData("siren", "123456789")]
    [InlineData("siret", "73282932000075")]
    [InlineData("siret", "7328293200007")]
    [InlineData("vatNumber", "FR45732829320")]
    [InlineData("vatNumber", "??")]
    [InlineData("country", "France")]
    [InlineData("payerProfile", "rich")]
    [InlineData("salesPerson", "Zoé Quidam")]
    [InlineData("owner", "a@b.invalid")]
    [InlineData("customerSince", "1799-12-31")]
    public async Task An_identifier_that_cannot_be_right_is_refused_on_manual_entry(string field, string value) =>
        await Refuses(service.Put("/customers/WRONG", new Dictionary<string, object?> { ["name"] = "Essai", ["kind"] = "company", [field] = value }), HttpStatusCode.UnprocessableEntity, "invalid_input", field);

    [Theory]
    [InlineData("35600000000048")]
    [InlineData("35600000049837")]
    public async Task The_offices_of_La_Poste_have_a_rule_of_their_own(string siret)
    {
        await Accepts(service.Put($"/customers/POSTE-{siret}", new { name = "La Poste", kind = "company", siret }));
        Assert.Equal("356000000", (await service.Get($"/customers/POSTE-{siret}")).Text("siren"));
    }

    [Fact]
    public async Task Identifiers_of_two_companies_do_not_go_together()
    {
        await Refuses(service.Put("/customers/TWO", new { name = "Essai", kind = "company", siren = "732829320", siret = "35600000000048" }), HttpStatusCode.UnprocessableEntity, field: "siret");
        await Refuses(service.Put("/customers/TWO", new { name = "Essai", kind = "company", siren = "732829320", vatNumber = "FR83404833048" }), HttpStatusCode.UnprocessableEntity, field: "vatNumber");
        await Refuses(service.Put("/customers/TWO", new { name = "Essai", kind = "consumer", isNaturalPerson = false }), HttpStatusCode.UnprocessableEntity, field: "isNaturalPerson");
    }

    [Fact]
    public async Task A_French_VAT_number_tells_the_SIREN()
    {
        await Accepts(service.Put("/customers/VAT", new { name = "Essai", kind = "company", vatNumber = "FR44732829320" }));
        Assert.Equal("732829320", (await service.Get("/customers/VAT")).Text("siren"));
    }

    [Fact]
    public async Task How_a_customer_pays_is_kept_and_repeated_for_nothing()
    {
        var customer = await service.NewCustomer();
        Assert.Equal(JsonValueKind.Null, (await service.Get($"/customers/{customer}/paying-habits")).GetProperty("paymentRunDays").ValueKind);
        var habits = new
        {
            paymentRunDays = new[] { 25, 10, 10 }, invoicePortal = "Chorus Pro", depositState = "registered", orderNumberRequired = true, serviceCode = "SVC", approverRole = "buyer",
            meansOfPayment = "transfer", closingWeeks = new[] { 33, 32 },
        };
        await Accepts(service.Put($"/customers/{customer}/paying-habits", habits));
        var events = await service.Events();
        await Accepts(service.Put($"/customers/{customer}/paying-habits", habits));
        Assert.Equal(events, await service.Events());
        var read = await service.Get($"/customers/{customer}/paying-habits");
        Assert.Equal([10, 25], Numbers(read, "paymentRunDays"));
        Assert.Equal([32, 33], Numbers(read, "closingWeeks"));
        Assert.Equal(("registered", "buyer", "transfer", true), (read.Text("depositState"), read.Text("approverRole"), read.Text("meansOfPayment"), read.GetProperty("orderNumberRequired").GetBoolean()));
    }

    [Theory]
    [InlineData("paymentRunDays", """{"paymentRunDays":[0]}""")]
    [InlineData("paymentRunDays", """{"paymentRunDays":[32]}""")]
    [InlineData("closingWeeks", """{"closingWeeks":[54]}""")]
    [InlineData("depositState", """{"depositState":"registered"}""")]
    [InlineData("meansOfPayment", """{"meansOfPayment":"shells"}""")]
    [InlineData("approverRole", """{"approverRole":"Zoé Quidam"}""")]
    public async Task Habits_that_cannot_be_are_refused(string field, string body) =>
        await Refuses(service.Put($"/customers/{await service.NewCustomer()}/paying-habits", JsonDocument.Parse(body).RootElement), HttpStatusCode.UnprocessableEntity, "invalid_input", field);

    [Fact]
    public async Task Habits_of_nobody_are_refused()
    {
        await Refuses(service.Put("/customers/NOBODY/paying-habits", new { }), HttpStatusCode.Conflict, "customer_unknown");
        await Refuses(service.Erp.GetAsync($"/creditors/{Siren}/customers/NOBODY/paying-habits"), HttpStatusCode.NotFound, "not_found");
    }

    [Fact]
    public async Task Known_segments_stand_beside_the_ERPs_own()
    {
        await Accepts(service.Put("/customers/SEG-1", new { name = "Essai", kind = "craftsman", segment = "craftsman" }));
        await Accepts(service.Put("/customers/SEG-2", new { name = "Essai", kind = "company", segment = "zz-region-12" }));
        var segments = (await service.Get("/segments?limit=1000")).GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(("Artisan", 1), segments.Where(s => s.Text("code") == "craftsman").Select(s => (s.Text("label"), s.Number("customers"))).Single());
        Assert.Equal((null, 1), segments.Where(s => s.Text("code") == "zz-region-12").Select(s => (s.Text("label"), s.Number("customers"))).Single());
        Assert.Contains(segments, s => s.Text("code") == "large_retailer");
        Assert.Equal("craftsman", (await service.Get("/segments?limit=1&after=association")).GetProperty("items")[0].Text("code"));
    }

    static int[] Numbers(JsonElement read, string name) => [.. read.GetProperty(name).EnumerateArray().Select(n => n.GetInt32())];
}
