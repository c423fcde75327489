using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class PreventionTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren;
    static readonly DateOnly January = new(2026, 1, 1);
    readonly IErpClient erp = invoicing.Erp;

    [Fact]
    public async Task A_credit_file_comes_back_as_it_was_written()
    {
        var customer = await NewCustomer();
        await erp.PutAssessmentAsync(Siren, customer, "A-1", new("Agence", January, "7/10", 50_000_00, ExpiresOn: new(2026, 6, 30)));
        await erp.PutCreditLimitAsync(Siren, customer, "L-1", new(40_000_00, January));
        await erp.PutCoverAsync(Siren, customer, "POL-7", new("Assureur", 30_000_00, 90, January, 60, 30, 90));
        await erp.PutFieldSignalAsync(Siren, customer, "S-1", new("strike", "high", new(2026, 2, 20), Note: "Piquet de grève"));
        await erp.PutFoundingAsync(Siren, customer, new(new(2025, 5, 1)));

        var file = await erp.GetCreditFileAsync(Siren, customer);
        Assert.Equal((new Amount(40_000_00, "EUR"), "POL-7", "Piquet de grève", new DateOnly(2025, 5, 1)), (file.Limit!.Amount, file.Cover!.Policy, file.Signals[0].Note, file.FoundedOn));
        await erp.PutFoundingAsync(Siren, customer, new(new(2025, 6, 1)), file.ETag);
        await erp.EraseSignalNoteAsync(Siren, customer, "S-1");
        Assert.Null((await erp.GetCreditFileAsync(Siren, customer)).Signals[0].Note);
    }

    [Fact]
    public async Task Insured_invoices_have_their_deadlines()
    {
        var customer = await NewCustomer();
        await erp.PutCoverAsync(Siren, customer, "POL-7", new("Assureur", 30_000_00, 90, January, 60, 30, 90));
        await erp.PutInvoiceAsync(Siren, "PRV-1", new(customer, new(2026, 2, 2), 100_00, new(2026, 3, 4)));
        await erp.PutExtensionConsentAsync(Siren, customer, "X-1", new("PRV-1", 2026, new(2026, 5, 1)));
        var deadline = await Pages.All(after => erp.GetInsuranceDeadlinesAsync(Siren, customer, new(2026, 5, 2), after)).SingleAsync();
        Assert.Equal((new DateOnly(2026, 5, 3), new DateOnly(2026, 5, 1), true), (deadline.DeclareBy, deadline.ExtendUntil, deadline.NeedsConsent));

        await erp.PutInvoiceLinksAsync(Siren, "PRV-1", new(["CDE-1"], ["BL-1"]), 2026);
        await erp.PutOrderLinksAsync(Siren, "CDE-1", new(["DEV-1"]));
    }

    [Fact]
    public async Task The_order_gate_answers_and_a_manager_decides()
    {
        var customer = await NewCustomer();
        await erp.PutCreditLimitAsync(Siren, customer, "L-1", new(0, January));
        await erp.PutGatePolicyAsync(Siren, "2026-01-01", new(OverdueHoldDays: 45));
        Assert.Equal((45, "high"), ((await erp.GetGatePoliciesAsync(Siren))[0].Policy.OverdueHoldDays, (await erp.GetGatePoliciesAsync(Siren))[0].Policy.SignalHoldFrom));
        var held = await erp.AskOrderGateAsync(Siren, new("order", customer, "GATE-1", 50_00));
        Assert.Equal(("hold", "over_limit", 50_00), (held.Decision, held.Reasons[0].Code, held.Reasons[0].Figures["over_cents"]));
        Assert.Contains(await Pages.All(after => erp.GetGatedOrdersAsync(Siren, waiting: true, after)).ToListAsync(), o => o.Order == "GATE-1");

        var manager = RestClients.Over<IErpClient>(invoicing.Service.As("manager"));
        await manager.ReleaseOrderAsync(Siren, "GATE-1", new("order", "Vu"));
        Assert.Equal("released", Assert.Single(await erp.GetGatedOrderAsync(Siren, "GATE-1")).Review);
        await erp.AskOrderGateAsync(Siren, new("delivery", customer, "GATE-1", 50_00));
        await manager.RefuseOrderAsync(Siren, "GATE-1", new("delivery", "Non"));
        await erp.WithdrawOrderAsync(Siren, "GATE-1");
        Assert.All(await erp.GetGatedOrderAsync(Siren, "GATE-1"), stage => Assert.True(stage.IsWithdrawn));
    }

    [Fact]
    public async Task Deliveries_insolvency_and_sanctions()
    {
        var customer = await NewCustomer();
        await erp.PutDeliveryAsync(Siren, "BL-9", new(customer, new(2026, 2, 20), "CDE-9", 10_00));
        Assert.Equal(10, (await Pages.All(after => erp.GetDeliveriesNotInvoicedAsync(Siren, 5, after)).SingleAsync(d => d.Number == "BL-9")).Days);

        await erp.PutInsolvencyAsync(Siren, customer, new("receivership", new(2026, 2, 1), new(2026, 2, 10)));
        Assert.Equal(new DateOnly(2026, 4, 10), (await erp.GetInsolvencyAsync(Siren, customer)).DeclareBy);
        await erp.CloseInsolvencyAsync(Siren, customer, new(new(2026, 3, 1)));

        await erp.PutSanctionAsync(Siren, customer, "S-1", new("orders_blocked", new(2026, 2, 20), new(2026, 3, 1)));
        Assert.Contains((await erp.GetSanctionsAsync(Siren, overdue: true)).Items, s => s.Customer == customer);
        await erp.ExecuteSanctionAsync(Siren, customer, "S-1", new(new(2026, 3, 2)));
        await erp.LiftSanctionAsync(Siren, customer, "S-1", new(new(2026, 3, 2)));
        Assert.DoesNotContain((await erp.GetSanctionsAsync(Siren, overdue: true)).Items, s => s.Customer == customer);
    }

    [Fact]
    public async Task A_manager_erases_whom_prevention_names()
    {
        var (customer, manager) = (await NewCustomer(), RestClients.Over<IErpClient>(invoicing.Service.As("manager")));
        await erp.PutCreditLimitAsync(Siren, customer, "L-1", new(0, January));
        await erp.AskOrderGateAsync(Siren, new("order", customer, "GATE-ER", 50_00));
        await manager.ReleaseOrderAsync(Siren, "GATE-ER", new("order", "Vu avec M. Quidam"));
        await manager.EraseReviewReasonAsync(Siren, "GATE-ER", "order", new("requested"));
        Assert.Null(Assert.Single(await erp.GetGatedOrderAsync(Siren, "GATE-ER")).ReviewReason);

        await erp.PutDeliveryAsync(Siren, "BL-ER", new(customer, new(2026, 2, 20), SignedBy: "Zoé Quidam"));
        Assert.Equal("claim_open", (await Assert.ThrowsAsync<ProblemException>(() => manager.EraseDeliverySignerAsync(Siren, "BL-ER", new("requested")))).Code);
        await manager.EraseDeliverySignerAsync(Siren, "BL-ER", new("wrong_person"));
        await erp.PutInsolvencyAsync(Siren, customer, new("receivership", new(2026, 2, 1), Administrator: "Maître Quidam"));
        await manager.EraseAdministratorAsync(Siren, customer, new("wrong_person"));
        Assert.Null((await erp.GetInsolvencyAsync(Siren, customer)).Administrator);
        await erp.CloseInsolvencyAsync(Siren, customer, new(new(2026, 3, 1), "reported_in_error"));
    }

    [Fact]
    public async Task General_terms_are_registered_accepted_and_named_by_an_invoice()
    {
        var (customer, hash) = (await NewCustomer(), new string('c', 64));
        await erp.PutGeneralTermsAsync(Siren, "CGV-26", new(January, hash, [new("jurisdiction", hash)]));
        Assert.Contains(await erp.GetGeneralTermsAsync(Siren), t => t is { Version: "CGV-26", Clauses.Count: 1 });
        await erp.PutTermsAcceptanceAsync(Siren, customer, "A-1", new("CGV-26", new(2026, 1, 10), By: "Mme Essai"));
        Assert.Equal("Mme Essai", Assert.Single(await erp.GetTermsAcceptancesAsync(Siren, customer)).By);
        await erp.PutInvoiceAsync(Siren, "CGV-F1", new(customer, new(2026, 2, 2), 100_00, new(2026, 3, 4)));
        Assert.Equal(("CGV-26", false, "A-1"), await erp.GetTermsOfInvoiceAsync(Siren, "CGV-F1") is var terms ? (terms.Version, terms.IsAcceptanceMissing, terms.Acceptance!.Reference) : default);
        var manager = RestClients.Over<IErpClient>(invoicing.Service.As("manager"));
        await manager.EraseTermsSignerAsync(Siren, customer, "A-1", new("wrong_person"));
        await erp.WithdrawTermsAcceptanceAsync(Siren, customer, "A-1");
        Assert.True((await erp.GetTermsOfInvoiceAsync(Siren, "CGV-F1", 2026)).IsAcceptanceMissing);
    }

    [Fact]
    public async Task A_company_is_not_checked_where_no_register_is_configured()
    {
        var customer = await NewCustomer();
        Assert.Equal("company_register_off", (await Assert.ThrowsAsync<ProblemException>(() => erp.CheckCompanyAsync(Siren, customer))).Code);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => erp.GetCompanyAsync(Siren, customer))).Status);
    }

    [Fact]
    public async Task Customers_are_watched_by_choice_and_signals_are_decided_by_a_collector()
    {
        var customer = $"C-{Guid.CreateVersion7():N}";
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, customer, new("Essai & Fils", "company", Siren: "404833048"));
        await erp.WatchCustomerAsync(Siren, customer);
        Assert.Equal("by_choice", (await Pages.All(after => erp.GetWatchedCustomersAsync(Siren, false, after)).SingleAsync(w => w.Number == customer)).Reason);
        await erp.UnwatchCustomerAsync(Siren, customer);
        await erp.ForgetWatchChoiceAsync(Siren, customer);
        Assert.DoesNotContain((await erp.GetWatchedCustomersAsync(Siren)).Items, w => w.Number == customer);

        Assert.Empty((await erp.GetInsolvencySignalsAsync(Siren, waiting: true)).Items);
        var collector = RestClients.Over<IErpClient>(invoicing.Service.As("collector"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => collector.ConfirmInsolvencySignalAsync(Siren, customer, "A1", new()))).Status);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await Assert.ThrowsAsync<ProblemException>(() => collector.DismissInsolvencySignalAsync(Siren, customer, "A1", new("wrong_company")))).Status);
    }

    async Task<string> NewCustomer()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        var number = $"C-{Guid.CreateVersion7():N}";
        await erp.PutCustomerAsync(Siren, number, new("Essai & Fils", "company"));
        return number;
    }
}
