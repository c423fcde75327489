using System.Text;
using System.Text.Json;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Service.InvoicingService;

namespace Recouvrement.Invoicing.Tests.Service;

public sealed class ContactsImportTests(InvoicingService service) : IClassFixture<InvoicingService>
{
    const string Header = "customer;name;role;email;phone;address;postcode;city;country;language;kind\n", Contacts = "data/fec/111111111-contacts.csv";
    readonly Importing files = new(service, Siren);

    [SharedFact(Contacts)]
    public async Task The_contacts_of_a_real_export_are_taken_once()
    {
        var real = new Importing(service, "111111111");
        await real.Register();
        var bytes = await File.ReadAllBytesAsync(Shared.PathOf(Contacts));
        var report = await real.CompletedContacts(bytes);
        Assert.Equal((44, 32, 32, 0), (report.Number("rows"), report.Number("customers"), report.Number("added"), report.Number("rejectedCount")));
        var events = await service.Events();
        Assert.Equal((0, 0, 32), Counts(await real.CompletedContacts(bytes)));
        Assert.Equal(events, await service.Events());

        var craftsman = await real.Get("/customers/41101050");
        Assert.Equal(("COLRUYT RETAIL FRA", "craftsman", "compta.41101050@debtor.invalid"), (craftsman.Text("name"), craftsman.Text("kind"), craftsman.GetProperty("contacts")[0].Text("email")));
    }

    [Fact]
    public async Task Bad_rows_are_named_and_the_good_ones_taken()
    {
        var report = await files.CompletedContacts(Encoding.UTF8.GetBytes(Header + """
            R1;Essai;accounts_payable;compta@essai.invalid;;;;;;;
            R2;Essai;accounts_payable;no mail;;;;;;;
            R3;Essai;boss;a@essai.invalid;;;;;;;
            ;Essai;accounts_payable;a@essai.invalid;;;;;;;
            R|4;Essai;accounts_payable;a@essai.invalid;;;;;;;
            R5;Essai;accounts_payable;a@essai.invalid;12;;;;;;
            R6;Essai;accounts_payable;a@essai.invalid;;;;;France;;
            R7;Essai;accounts_payable;a@essai.invalid;;;;;;;martian
            R8;Essai;accounts_payable
            R9;Es"sai";accounts_payable;"a@essai.invalid;;;;;;;
            R10;Essai;accounts_payable;b@essai.invalid;;;;;;;

            """));
        (long, string?)[] expected = [(3, "email"), (4, "role"), (5, "customer"), (6, "customer"), (7, "phone"), (8, "country"), (9, "kind"), (10, null), (11, null)];
        Assert.Equal(expected, report.GetProperty("rejected").EnumerateArray().Select(r => (r.GetProperty("line").GetInt64(), r.GetProperty("field").GetString())));
        Assert.Equal((11, 9), (report.Number("rows"), report.Number("rejectedCount")));
        Assert.Equal("b@essai.invalid", (await service.Get("/customers/R10")).GetProperty("contacts")[0].Text("email"));
    }

    [Theory]
    [InlineData("utf-8")]
    [InlineData("utf-16")]
    [InlineData("windows-1252")]
    public async Task Any_common_encoding_is_read(string name)
    {
        var encoding = name == "windows-1252" ? CodePagesEncodingProvider.Instance.GetEncoding(1252)! : Encoding.GetEncoding(name);
        await files.CompletedContacts([.. encoding.GetPreamble(), .. encoding.GetBytes(Header.Replace(';', ',') + $"E-{name},Société d'Œuvre,accounts_payable,a@essai.invalid,04 90 00 00 00,\"1, rue de l'Été\",84000,Avignon,fr,FR,company\r\n")]);
        var customer = await service.Get($"/customers/E-{name}");
        Assert.Equal("Société d'Œuvre", customer.Text("name"));
        var contact = customer.GetProperty("contacts")[0];
        Assert.Equal(("+33490000000", "1, rue de l'Été", "FR"), (contact.Text("phone"), contact.GetProperty("address")[0].GetString(), contact.Text("country")));
    }

    [Fact]
    public async Task A_file_replaces_the_contacts_of_its_customers_and_a_bad_row_costs_none()
    {
        await Accepts(service.Put("/customers/KEEP", new
        {
            name = "Nom de l'ERP", kind = "company",
            contacts = new[] { new { role = "accounts_payable", email = "old@essai.invalid" }, new { role = "finance_director", email = "director@essai.invalid" } },
        }));
        await files.CompletedContacts(Encoding.UTF8.GetBytes(Header + "KEEP;Autre nom;accounts_payable;new@essai.invalid;;;;;;;\nKEEP;;finance_director;bad;;;;;;;\n"));
        var customer = await service.Get("/customers/KEEP");
        Assert.Equal("Nom de l'ERP", customer.Text("name"));
        Assert.Equal(["new@essai.invalid", "director@essai.invalid"], customer.GetProperty("contacts").EnumerateArray().Select(c => c.Text("email")));

        await files.CompletedContacts(Encoding.UTF8.GetBytes(Header + "KEEP;;accounts_payable;new@essai.invalid;;;;;;;\n"));
        Assert.Equal(1, (await service.Get("/customers/KEEP")).GetProperty("contacts").GetArrayLength());
        await Eventually.Is(() => service.Bus.Heard<DebtorContactsChangedV1>().Any(m => m.CustomerNumber == "KEEP" && m.Contacts.Length == 1), "the contacts were told");
    }

    [Theory]
    [InlineData("buyer")]
    [InlineData("site_manager")]
    [InlineData("public_accountant")]
    public async Task Who_hears_only_what_is_meant_for_it_has_a_role_of_its_own(string role)
    {
        await files.CompletedContacts(Encoding.UTF8.GetBytes(Header + $"ROLE-{role};Essai;{role};lui@essai.invalid;;;;;;;\n"));
        Assert.Equal(role, (await service.Get($"/customers/ROLE-{role}")).GetProperty("contacts")[0].Text("role"));
        await Eventually.Is(() => service.Bus.Heard<DebtorContactsChangedV1>().Any(m => m.CustomerNumber == $"ROLE-{role}" && m.Contacts is [{ Role: var told }] && told == role), "the role was told");
    }

    [Fact]
    public async Task A_row_that_never_ends_costs_only_what_follows()
    {
        var report = await files.CompletedContacts(Encoding.UTF8.GetBytes(Header + "LONG-1;Essai;accounts_payable;a@essai.invalid;;;;;;;\nLONG-2;\"" + new string('x', 200_000)));
        Assert.Equal((1, 1), (report.Number("added"), report.Number("rejectedCount")));
    }

    static (int, int, int) Counts(JsonElement report) => (report.Number("added"), report.Number("changed"), report.Number("unchanged"));
}
