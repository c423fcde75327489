using System.Text;
using Recouvrement.Client.Erp;
using Recouvrement.Support;

namespace Recouvrement.Client.Tests;

public sealed class BankTests(InvoicingWithClient invoicing) : IClassFixture<InvoicingWithClient>
{
    const string Siren = InvoicingWithClient.Siren, Iban = "FR7630006000011234567890189";

    readonly IErpClient erp = invoicing.Erp;

    [Fact]
    public async Task A_statement_is_sent_and_its_cash_is_assigned_released_and_dismissed()
    {
        await erp.PutCreditorAsync(Siren, new("Comptoir d'Essai"));
        await erp.PutCustomerAsync(Siren, "C-1", new("Essai & Fils", "company", TermDays: 30));
        await erp.PutInvoiceAsync(Siren, "FA-0001", new("C-1", new(2026, 1, 5), 100_00));
        await erp.PutBankAccountAsync(Siren, Iban);
        await erp.PutAllocationMasterAsync(Siren, new("bank"));
        Assert.Equal(Iban, Assert.Single(await erp.GetBankAccountsAsync(Siren)).Iban);
        await erp.DeleteBankAccountAsync(Siren, Iban);
        Assert.Empty(await erp.GetBankAccountsAsync(Siren));
        await erp.PutBankAccountAsync(Siren, Iban);

        await Booked(await erp.ImportBankStatementAsync(Sent(Entry(100, "CRDT", "B1", "FA-0001"), Entry(70, "CRDT", "B2", "sans objet"), Entry(100, "DBIT", "B3", "retour", "<RvslInd>true</RvslInd>")), "bank.xml"));
        var paid = Assert.Single((await erp.GetBankMovementsAsync(Siren, "assigned")).Items);
        Assert.Equal(0, (await erp.GetInvoiceAsync(Siren, "FA-0001")).Outstanding.Cents);
        var debit = (await erp.GetBankMovementsAsync(Siren, "unmatched")).Items.Single(m => !m.IsCredit);
        await erp.ReturnPaymentAsync(Siren, debit.Key, new(paid.Payment!));
        Assert.Equal(100_00, (await erp.GetInvoiceAsync(Siren, "FA-0001")).Outstanding.Cents);

        var waiting = (await erp.GetBankMovementsAsync(Siren, "unmatched", limit: 10)).Items.Single();
        await erp.AssignCashAsync(Siren, waiting.Key, new("C-1", [new("FA-0001")]));
        Assert.Equal("assigned", (await erp.GetBankMovementAsync(Siren, waiting.Key)).Status);
        await erp.ReleaseCashAsync(Siren, waiting.Key);
        await erp.DismissCashAsync(Siren, waiting.Key, new("not_a_customer"));
        Assert.Equal("dismissed", (await erp.GetBankMovementAsync(Siren, waiting.Key)).Status);
        Assert.Single((await erp.GetCashComparisonAsync(Siren, new(2026, 1, 1), new(2026, 2, 1))).OnlyBank);
    }

    async Task Booked(BankStatementsAccepted accepted)
    {
        var id = Assert.Single(accepted.Imports).Id;
        await Eventually.Is(async () => (await erp.GetImportAsync(id)).IsOver(), "the statement is booked", TimeSpan.FromMinutes(1));
        Assert.Equal("completed", (await erp.GetImportAsync(id)).State);
    }

    static string Entry(decimal amount, string side, string reference, string text, string more = "") =>
        $"""<Ntry><Amt Ccy="EUR">{amount}</Amt><CdtDbtInd>{side}</CdtDbtInd>{more}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2026-01-12</Dt></BookgDt><AcctSvcrRef>{reference}</AcctSvcrRef><NtryDtls><TxDtls><RmtInf><Ustrd>{text}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>""";

    static MemoryStream Sent(params string[] entries) => new(Encoding.UTF8.GetBytes(
        $"""<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.054.001.08"><BkToCstmrDbtCdtNtfctn><Ntfctn><Id>N1</Id><Acct><Id><IBAN>{Iban}</IBAN></Id></Acct>{string.Concat(entries)}</Ntfctn></BkToCstmrDbtCdtNtfctn></Document>"""));
}
