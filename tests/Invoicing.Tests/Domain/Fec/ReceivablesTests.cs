using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

public sealed class ReceivablesTests
{
    [Fact]
    public async Task A_debit_in_a_sales_journal_is_an_invoice_and_a_credit_there_a_credit_note()
    {
        var items = await Export.Items(Export.Of([.. Export.Sale("1"), .. Export.Sale("2"), Export.Row("411000", credit: "20,00", number: "3"), Export.Row("709000", debit: "20,00", number: "3")]));
        Assert.Equal([FecItemKind.Invoice, FecItemKind.Invoice, FecItemKind.CreditNote], items.Select(item => item.Kind));
    }

    [Fact]
    public async Task A_credit_elsewhere_is_a_payment_and_a_debit_elsewhere_waits_for_a_person()
    {
        var items = await Export.Items(Export.Of([.. Export.Receipt("1"), Export.Row("411000", debit: "5,00", journal: "BQ", number: "2"), Export.Row("512000", credit: "5,00", journal: "BQ", number: "2")]));
        Assert.Equal([(FecItemKind.Payment, false, false), (FecItemKind.OtherDebit, true, true)], items.Select(item => (item.Kind, item.IsDebit, item.WaitsForConfirmation)));
    }

    [Theory]
    [InlineData("AN", "")]
    [InlineData("RAN", "")]
    [InlineData("AN2023", "")]
    [InlineData("A NOUVEAU", "")]
    [InlineData("J7", "Journal d'à-nouveaux")]
    [InlineData("J7", "Report à nouveau")]
    [InlineData("00", "BILAN D'OUVERTURE")]
    public async Task Opening_entries_count_and_wait_for_a_person(string journal, string label)
    {
        var items = await Export.Items(Export.Of(
            Export.Row("411000", debit: "30,00", journal: journal, journalLabel: label), Export.Row("411000", credit: "10,00", journal: journal, journalLabel: label), Export.Row("110000", credit: "20,00", journal: journal, journalLabel: label)));
        Assert.Equal([(FecItemKind.OpeningDebit, true), (FecItemKind.OpeningCredit, false)], items.Select(item => (item.Kind, item.WaitsForConfirmation)));
    }

    [Fact]
    public async Task An_opening_balance_booked_in_another_journal_is_one_by_its_label()
    {
        var items = await Export.Items(Export.Of(Export.Row("411000", debit: "30,00", journal: "OD", label: "A NOUVEAU DUPONT"), Export.Row("110000", credit: "30,00", journal: "OD")));
        Assert.Equal(FecItemKind.OpeningDebit, Assert.Single(items).Kind);
    }

    [Fact]
    public async Task A_sales_journal_stays_one_whatever_its_label()
    {
        var items = await Export.Items(Export.Of(Export.Row("411000", debit: "30,00", journal: "BN", journalLabel: "Beaujolais nouveau"), Export.Row("707000", credit: "30,00", journal: "BN")));
        Assert.Equal(FecItemKind.Invoice, Assert.Single(items).Kind);
    }

    [Fact]
    public async Task One_journal_for_everything_has_invoices_and_payments()
    {
        string[] rows = [.. Export.Sale("1"), .. Export.Sale("2"), .. Export.Receipt("3").Select(row => row.Replace("BQ|", "VE|"))];
        Assert.Equal([FecItemKind.Invoice, FecItemKind.Invoice, FecItemKind.Payment], (await Export.Items(Export.Of(rows))).Select(item => item.Kind));
    }

    [Fact]
    public async Task A_sales_journal_is_known_though_the_file_is_in_the_order_of_accounts()
    {
        string[] rows = [.. Export.Sale("1"), .. Export.Sale("2"), .. Export.Receipt("3")];
        var items = await Export.Items(Export.Of([.. rows.OrderBy(row => row.Split('|')[4])]));
        Assert.Equal([FecItemKind.Invoice, FecItemKind.Invoice, FecItemKind.Payment], items.Select(item => item.Kind));
    }

    [Theory]
    [InlineData("VE", "")]
    [InlineData("J1", "Ventes France")]
    public async Task Where_each_row_has_its_number_the_name_of_the_journal_tells(string journal, string label)
    {
        var items = await Export.Items(Export.Of(Export.Row("411000", debit: "30,00", journal: journal, journalLabel: label, number: "1"), Export.Row("707000", credit: "30,00", journal: journal, number: "2")));
        Assert.Equal(FecItemKind.Invoice, Assert.Single(items).Kind);
    }

    [Fact]
    public async Task A_negative_debit_in_a_sales_journal_is_a_credit_note()
    {
        var items = await Export.Items(Export.Of([.. Export.Sale("1"), .. Export.Sale("2", total: "-20,00")]));
        Assert.Equal((FecItemKind.CreditNote, Money.Euros(20)), (items[1].Kind, items[1].Amount));
    }

    [Fact]
    public async Task A_collective_account_without_auxiliary_is_a_customer_itself()
    {
        var item = (await Export.Items(Export.Of(Export.Sale(auxiliary: "", letter: "AA").Select(row => row.Replace("|DUPONT|", "||")).ToArray())))[0];
        Assert.Equal(("411000", "COMPTE", new LetteringGroup("411000", null, "AA")), (item.Customer, item.CustomerName, item.Group));
    }

    [Fact]
    public async Task A_row_without_amount_is_no_item_but_keeps_its_ordinal()
    {
        var items = await Export.Items(Export.Of([Export.Row("411000", auxiliary: "C1"), .. Export.Sale()]));
        Assert.Equal(2, Assert.Single(items).Key.Ordinal);
    }

    [Theory]
    [InlineData("20230109", "2023-01-09")]
    [InlineData("", "2023-01-10")]
    [InlineData("00000000", "2023-01-10")]
    [InlineData("20130110", "2013-01-10")]
    [InlineData("19230109", "2023-01-10")]
    [InlineData("20320109", "2023-01-10")]
    public async Task An_item_is_issued_on_the_date_of_its_document_where_that_is_sane(string pieceDate, string issuedOn)
    {
        var items = await Export.Items(Export.Of(Export.Row("411000", debit: "1", pieceDate: pieceDate), Export.Row("701000", credit: "1")));
        Assert.Equal((DateOnly.Parse(issuedOn, null), new DateOnly(2023, 1, 10)), (items[0].IssuedOn, items[0].BookedOn));
    }

    [Fact]
    public async Task Only_customers_accounts_are_receivables()
    {
        var items = await Export.Items(Export.Of(Export.Row("416000", debit: "1"), Export.Row("401100", debit: "1"), Export.Row("411", debit: "1"), Export.Row("701000", credit: "3")));
        Assert.Equal("411", Assert.Single(items).Key.Account);
    }
}
