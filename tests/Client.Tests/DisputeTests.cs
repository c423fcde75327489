using Recouvrement.Client.Erp;

namespace Recouvrement.Client.Tests;

public sealed class DisputeTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren;
    readonly IErpClient erp = invoicing.Erp;

    [Fact]
    public async Task A_part_is_contested_dealt_with_settled_and_counted_and_earlier_reminders_are_kept()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-1", new("Essai & Fils", "company"));
        await erp.PutInvoiceAsync(Siren, "FA-1", new("C-1", new(2026, 2, 2), 120_00));
        await erp.PutDisputeAsync(Siren, "FA-1", "L-1", new("price", 20_00, Owner: "ADV", Deadline: new(2026, 3, 1)));
        await erp.PutCauseAsync(Siren, "FA-1", new("wrong_price"));

        await erp.PutReminderHistoryAsync(Siren, "FA-1", new(2, new(2026, 3, 1), "letter"));
        Assert.Equal(new ReminderHistory(2, new(2026, 3, 1), "letter"), (await erp.GetInvoiceAsync(Siren, "FA-1")).Reminders);
        var late = await Pages.All(after => erp.GetDisputesAsync(Siren, late: true, owner: "ADV", after: after)).SingleAsync();
        Assert.Equal(("FA-1", "sales", true, new Amount(20_00, "EUR")), (late.Invoice, late.Department, late.IsLate, late.Amount));
        Assert.Equal(("wrong_price", "sales"), ((await erp.GetInvoiceAsync(Siren, "FA-1")).Cause, (await erp.GetInvoiceAsync(Siren, "FA-1")).CauseDepartment));
        Assert.Contains(await erp.GetNonPaymentCausesAsync(), c => c is { Cause: "wrong_price", Department: "sales" });

        await erp.PutCreditNoteAsync(Siren, "AV-1", new("C-1", new(2026, 3, 1), 20_00, Invoices: [new("FA-1")]));
        await erp.ResolveDisputeAsync(Siren, "FA-1", "L-1", new("upheld", "AV-1"));
        Assert.Equal("AV-1", Assert.Single((await erp.GetDisputesAsync(Siren, closed: true)).Items).CreditNote);
        var statistic = Assert.Single(await erp.GetDisputeStatisticsAsync(Siren, new(2026, 3, 1), new(2026, 3, 31), "department"));
        Assert.Null(Assert.Single(await erp.GetDisputeStatisticsAsync(Siren, new(2026, 3, 1), new(2026, 3, 31), "sales_person")).Key);
        Assert.Equal(("sales", 1, 1, 0m, 100m, 100_00), (statistic.Key, statistic.Disputes.Count, statistic.Resolved, statistic.AverageDays, statistic.UpheldPercent, statistic.Unpaid.Amount.Cents));
    }

    [Fact]
    public async Task What_a_payer_kept_back_is_told_beside_its_payment()
    {
        const string entity = "000000182";
        await erp.PutCreditorAsync(entity, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(entity, "C-2", new("Essai & Fils", "company"));
        await erp.PutInvoiceAsync(entity, "FA-2", new("C-2", new(2026, 2, 2), 120_00));
        await erp.PutPaymentAsync(entity, "VIR-2", new("C-2", new(2026, 3, 2), 115_00, Invoices: [new("FA-2")]));
        await erp.PutDeductionsAsync(entity, "VIR-2", new([new("FA-2", 5_00, "shortage", Reference: "DEB-1")]), (await erp.GetPaymentAsync(entity, "VIR-2")).ETag);
        var kept = Assert.Single((await erp.GetPaymentAsync(entity, "VIR-2")).Deductions!);
        Assert.Equal(("FA-2", 5_00, "shortage", "deduction VIR-2 DEB-1"), (kept.Invoice, kept.Amount.Cents, kept.Reason, kept.Dispute));
    }
}
