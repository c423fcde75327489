using System.Net;
using System.Net.Http.Json;
using Recouvrement.Client.Collector;
using Recouvrement.Contracts.Correspondence;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class CollectorTests(DunningWithClient dunning) : IClassFixture<DunningWithClient>
{
    const string Siren = "732829320";
    static readonly DateOnly Today = DunningWithClient.Today, Due = Today.AddDays(-60);
    static readonly Guid Debtor = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f20"), Invoice = Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f21");
    readonly ICollectorClient collector = dunning.Collector;

    [Fact]
    public async Task A_collector_finds_the_case_reads_why_and_reports_a_call()
    {
        var id = (await Overdue()).Case;
        await Run(Today.AddDays(-50));
        var reminder = Assert.Single((await collector.GetCaseAsync(id)).Acts);
        await dunning.Bus.Publish(new MessageSentV1(reminder.Decision, id, Siren, reminder.Step, reminder.Channel!, null, 1, Today.AddDays(-50)));
        await Eventually.Is(async () => (await collector.GetCaseAsync(id)).Acts.Single().SentOn == Today.AddDays(-50), "the reminder went out");
        await Run(Today.AddDays(-42));

        var call = Assert.Single(await collector.GetCallsAsync(Siren));
        Assert.Equal((id, "C-1", 200_00), (call.Case, call.CustomerNumber, call.AmountCents));
        await collector.ReportCallAsync(call.Decision, new("reached"));
        await collector.ReportCallAsync(call.Decision, new("reached"));
        Assert.Empty(await collector.GetCallsAsync());
        Assert.Single(await collector.GetHistoryAsync(id), h => h.Fact == "contact_made" && h.Decision == call.Decision);

        var invoice = Assert.Single((await collector.GetCaseAsync(id)).Invoices);
        Assert.Equal((Invoice, "FA-1", Due), (invoice.Invoice, invoice.Number, invoice.DueOn));
        Assert.NotNull(Assert.Single(await collector.GetWhyAsync(id)).NextStep);
        Assert.False(Assert.Single(await collector.GetWhyAsync(id, Due)).Overdue);
        Assert.Equal("C-1", Assert.Single(await collector.GetBlockedAsync(Siren)).CustomerNumber);
        Assert.Empty(await collector.GetApprovalsAsync(Siren, rejected: true));
    }

    [Fact]
    public async Task A_collector_reads_what_is_declared_in_an_insolvency()
    {
        var (debtor, invoice) = (Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f30"), Guid.Parse("5b0c3b1e-6a0e-5c8e-9f1e-2d5a7c9b1f31"));
        await dunning.Bus.Publish(new InvoiceIssuedV1(Siren, debtor, "C-INS", invoice, "FA-9", "FA-9", Due.AddDays(-30), Due, 300_00, 300_00, "EUR", false, 1, Today));
        await dunning.Bus.Publish(new DebtorInsolvencyOpenedV1(Siren, debtor, "C-INS", "liquidation", Today, null, 1, Today));
        await Eventually.Is(async () => (await collector.GetCasesAsync(Siren, "C-INS")) is [{ BlockedBy: "insolvency" }], "the case is frozen");
        var insolvency = await collector.GetInsolvencyAsync((await collector.GetCasesAsync(Siren, "C-INS"))[0].Case);
        Assert.Equal(("liquidation", "FA-9", 300_00L), (insolvency.Proceedings[0].Kind, insolvency.Claims[0].Number, insolvency.Claims[0].PrincipalCents));
    }

    [Fact]
    public async Task Only_a_manager_decides_and_only_for_a_reason_of_the_list()
    {
        var nobody = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.Forbidden, (await Assert.ThrowsAsync<ProblemException>(() => collector.ApproveAsync(nobody))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => dunning.Manager.ApproveAsync(nobody))).Status);
        var wrong = await Assert.ThrowsAsync<ProblemException>(() => dunning.Manager.RejectAsync(nobody, new("no reason of the list")));
        Assert.Equal((HttpStatusCode.BadRequest, "reason"), (wrong.Status, Assert.Single(wrong.Errors).Field));
    }

    async Task<CaseSummary> Overdue()
    {
        using var manager = dunning.Service.As(Roles.Manager);
        (await manager.PutAsJsonAsync($"/creditors/{Siren}/settings", new { mode = "live" })).EnsureSuccessStatusCode();
        await dunning.Bus.Publish(new DebtorChangedV1(Siren, Debtor, "C-1", "company", null, "fr", 1, Due));
        await dunning.Bus.Publish(new DebtorContactsChangedV1(
            Siren, Debtor, "C-1", "Débiteur", "fr", [new("accounts_payable", null, "compta@debiteur.invalid", "+33490000000", ["1 rue de l'Exemple"], "84000", "Avignon", "FR")], 2, Due));
        await dunning.Bus.Publish(new InvoiceIssuedV1(Siren, Debtor, "C-1", Invoice, "FA-1", "FA-1", Due.AddDays(-30), Due, 200_00, 200_00, "EUR", false, 1, Due));
        IReadOnlyList<CaseSummary> cases = [];
        await Eventually.Is(async () => (cases = await collector.GetCasesAsync(Siren, customer: "C-1")) is [{ OpenCents: 200_00 }], "the invoice is in its case");
        return cases[0];
    }

    async Task Run(DateOnly asOf)
    {
        using var ops = dunning.Service.As(Roles.Ops);
        (await ops.PostAsJsonAsync("/runs", new { asOf })).EnsureSuccessStatusCode();
    }
}
