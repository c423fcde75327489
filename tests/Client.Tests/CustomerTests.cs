using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class CustomerTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>, IAsyncLifetime
{
    const string Siren = InvoicingWithClient.Siren;
    readonly IErpClient erp = invoicing.Erp;

    public Task InitializeAsync() => erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_customer_says_who_it_is_and_how_it_pays()
    {
        await erp.PutCustomerAsync(Siren, "C-ID", new("Essai", "company", Segment: "industry", Siren: "732829320", VatNumber: "FR44732829320", SalesPerson: "S-4", NatureOfClaims: new("commercial", "works")));
        var read = await erp.GetCustomerAsync(Siren, "C-ID");
        Assert.Equal(("732829320", "S-4", new NatureOfClaims("commercial", "works")), (read.Siren, read.SalesPerson, read.NatureOfClaims));

        await erp.PutPayingHabitsAsync(Siren, "C-ID", new([10], "Chorus Pro", "registered", OrderNumberRequired: true));
        var habits = await erp.GetPayingHabitsAsync(Siren, "C-ID");
        Assert.Equal((10, "registered", true), (Assert.Single(habits.PaymentRunDays!), habits.DepositState, habits.OrderNumberRequired));
        Assert.Contains(await Pages.All(after => erp.GetSegmentsAsync(Siren, after, 5)).ToListAsync(), s => s is { Code: "industry", Customers: 1, Label: "Industrie" });
    }

    [Fact]
    public async Task A_group_is_built_and_taken_apart()
    {
        await erp.PutCustomerAsync(Siren, "G-1", new("Tête", "company"));
        await erp.PutCustomerAsync(Siren, "G-2", new("Fille", "company"));
        await erp.PutParentAsync(Siren, "G-2", new("G-1"));
        await erp.PutPayerAsync(Siren, "G-2", "G-1");
        var group = await erp.GetGroupAsync(Siren, "G-2");
        Assert.Equal(("G-1", 2, "G-1"), (group.Head, group.MemberCount, Assert.Single(group.Members[1].PaidBy)));
        var ring = await Assert.ThrowsAsync<ProblemException>(() => erp.PutParentAsync(Siren, "G-1", new("G-2")));
        Assert.Equal("group_cycle", ring.Code);

        await erp.DeletePayerAsync(Siren, "G-2", "G-1");
        await erp.DeleteParentAsync(Siren, "G-2");
        Assert.Equal(1, (await erp.GetGroupAsync(Siren, "G-2")).MemberCount);
    }

    [Fact]
    public async Task A_manager_finds_a_person_and_erases_it()
    {
        var manager = RestClients.Over<IErpClient>(invoicing.Service.As(Platform.Hosting.Roles.Manager));
        await erp.PutCustomerAsync(Siren, "P-1", new("Essai", "company", Contacts: [new("accounts_payable", Email: "zenobie@quidam.example")]));
        var person = Assert.Single((await manager.GetPersonsAsync(Siren, "Zenobie@quidam.example")).Items);
        Assert.Equal(("P-1", "accounts_payable", "email"), (person.Customer, person.Role, Assert.Single(person.Held)));
        Assert.Equal(person.Contact, Assert.Single((await erp.GetCustomerAsync(Siren, "P-1")).Contacts!).Id);
        await manager.EraseContactAsync(Siren, "P-1", person.Contact, new("requested"));
        Assert.Empty((await erp.GetCustomerAsync(Siren, "P-1")).Contacts!);
        Assert.Empty((await manager.GetPersonsAsync(Siren, "zenobie@quidam.example")).Items);
    }

    [Fact]
    public async Task A_manager_erases_the_name_of_a_consumer()
    {
        var manager = RestClients.Over<IErpClient>(invoicing.Service.As(Platform.Hosting.Roles.Manager));
        foreach (var _ in new[] { 1, 2 })
        {
            await erp.PutCustomerAsync(Siren, "P-2", new("Zénobie Quidam", "consumer"));
            await manager.EraseCustomerNameAsync(Siren, "P-2", new("requested"));
        }

        Assert.Null((await erp.GetCustomerAsync(Siren, "P-2")).Name);
    }

    [Fact]
    public async Task How_a_customer_pays_is_counted()
    {
        await erp.PutCustomerAsync(Siren, "C-LATE", new("Essai", "company", TermDays: 0));
        for (var i = 0; i < 3; i++)
        {
            await erp.PutInvoiceAsync(Siren, $"LATE-{i}", new("C-LATE", new(2026, 2, 2), 100_00));
            await erp.PutPaymentAsync(Siren, $"LATE-RG-{i}", new("C-LATE", new(2026, 2, 12), 100_00, Invoices: [new($"LATE-{i}")]));
        }

        var behaviour = await erp.GetPaymentBehaviourAsync(Siren, "C-LATE", new(2026, 3, 1));
        Assert.Equal((3, 10m, "negligent", false), (behaviour.Year.Invoices, behaviour.Year.AverageDaysLate, behaviour.Profile, behaviour.IsDrifting));
        Assert.Empty((await erp.GetPaymentDriftsAsync(Siren)).Items);
    }
}
