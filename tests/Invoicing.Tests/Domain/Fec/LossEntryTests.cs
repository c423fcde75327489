using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Invoicing.Tests.Domain.Erp;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Entries of doubtful debts and losses, asked for by us or booked by hand: what they move on 411 is neither paid nor owed.</summary>
public sealed class LossEntryTests
{
    [Theory]
    [InlineData("411000 C 120", "416000 D 120")]
    [InlineData("411000 D 120", "416000 C 120")]
    [InlineData("411000 C 120", "6541 D 100", "445710 D 20")]
    [InlineData("411000 D 120", "654400 C 100", "44571 C 20")]
    [InlineData("411000 C 120", "671400 D 120")]
    [InlineData("411000 C 1,50", "658000 D 1,50")]
    [InlineData("411000 D 120", "758100 C 100", "445710 C 20")]
    [InlineData("411000 C 120", "416000 D 120", "681740 D 50", "491000 C 50")]
    [InlineData("411000 D -120", "416000 C -120")]
    public async Task A_row_against_doubts_losses_and_differences_is_no_payment_and_no_invoice(params string[] lines)
    {
        var item = Assert.Single(await Export.Items(Export.Of(Entry("7", lines))));
        Assert.StartsWith("No payment and no invoice: its entry", item.LeftOut, StringComparison.Ordinal);
        Assert.Null(item.Remark);
    }

    [Theory]
    [InlineData(FecItemKind.Payment, "512000 D 118,50", "658000 D 1,50", "411000 C 120")]
    [InlineData(FecItemKind.Payment, "512000 D 50", "654100 D 70", "411000 C 120")]
    [InlineData(FecItemKind.Bill, "413000 D 120", "411000 C 120")]
    [InlineData(FecItemKind.Payment, "665000 D 120", "411000 C 120")]
    [InlineData(FecItemKind.OtherDebit, "411000 D 120", "778000 C 120")]
    [InlineData(FecItemKind.OtherDebit, "411000 D 120", "445710 C 120")]
    public async Task Money_with_a_difference_is_a_payment_of_all_that_it_settles_and_what_is_no_loss_is_read_as_ever(FecItemKind kind, params string[] lines)
    {
        var item = Assert.Single(await Export.Items(Export.Of(Entry("7", lines))));
        Assert.Equal((kind, Money.Euros(120), null, null), (item.Kind, item.Amount, item.LeftOut, item.Remark));
    }

    [Fact]
    public async Task What_becomes_doubtful_in_the_entry_of_a_payment_is_not_paid()
    {
        var part = Assert.Single(await Export.Items(Export.Of(Entry("7", "512000 D 50", "416000 D 70", "411000 C 120"))));
        Assert.Equal((FecItemKind.Payment, Money.Euros(50), null), (part.Kind, part.Amount, part.LeftOut));
        Assert.StartsWith("Its entry also moves 70.00 EUR of it between 411 and 416", part.Remark, StringComparison.Ordinal);

        var all = Assert.Single(await Export.Items(Export.Of(Entry("7", "416000 D 120", "411000 C 120", "627000 D 5", "512000 C 5"))));
        Assert.NotNull(all.LeftOut);
    }

    [Fact]
    public async Task Where_the_entry_does_not_say_whose_is_doubtful_each_row_is_booked_and_told()
    {
        var items = await Export.Items(Export.Of(Entry("7", "512000 D 150", "416000 D 70", "411000 C 120", "411000 C 100")));
        Assert.Equal([(120m, true, true), (100m, true, true)], items.Select(i => (i.Amount.Amount, i.LeftOut is null, i.Remark is not null)));
    }

    [Fact]
    public async Task In_a_sales_journal_sundry_income_is_invoiced_and_a_loss_is_a_loss()
    {
        var items = await Export.Items(Export.Of(
            [.. Export.Sale("1"), .. Export.Sale("2"), .. Entry("3", "VE", "411000 D 60", "758000 C 50", "445710 C 10"), .. Entry("4", "VE", "411000 C 5", "658000 D 5"), .. Entry("5", "VE", "411000 C 5", "654100 D 5")]));
        Assert.Equal(
            [(FecItemKind.Invoice, true), (FecItemKind.Invoice, true), (FecItemKind.Invoice, true), (FecItemKind.CreditNote, true), (FecItemKind.CreditNote, false)],
            items.Select(i => (i.Kind, i.LeftOut is null)));
    }

    [Fact]
    public async Task What_a_year_opens_with_counts_whatever_else_it_opens_with()
    {
        var item = Assert.Single(await Export.Items(Export.Of(Entry("1", "AN", "411000 D 120", "416000 D 80", "512000 D 10", "110000 C 210"))));
        Assert.Equal((FecItemKind.OpeningDebit, Money.Euros(120), null, null), (item.Kind, item.Amount, item.LeftOut, item.Remark));
    }

    [Fact]
    public async Task Where_one_number_stands_for_several_entries_each_is_read_by_itself()
    {
        var items = await Export.Items(Export.Of([.. Entry("7", "512000 D 98", "411000 C 98"), .. Entry("7", "658000 D 2", "411000 C 2"), .. Entry("7", "512000 D 30", "411000 C 30")]));
        Assert.Equal([true, false, true], items.Select(i => i.LeftOut is null));
    }

    [Fact]
    public async Task Where_each_row_has_its_number_the_rows_that_balance_are_an_entry()
    {
        string[] rows =
        [
            .. Entry("", "VE", "411000 D 120", "701000 C 120"), .. Entry("", "512000 D 60", "411000 C 60"), .. Entry("", "411000 C 58", "416000 D 58"), .. Entry("", "658000 D 2", "411000 C 2"),
            .. Entry("", "512000 D 118", "658000 D 2", "411000 C 120"), .. Entry("", "413000 D 9", "411000 C 9"),
        ];
        var items = await Export.Items(Export.Of([.. rows.Select((row, i) => string.Join('|', row.Split('|').Select((field, at) => at == 2 ? $"{i}" : field)))]));
        Assert.Equal([(120m, true), (60m, true), (58m, false), (2m, false), (120m, true), (9m, true)], items.Select(i => (i.Amount.Amount, i.LeftOut is null)));
    }

    [Fact]
    public async Task A_loss_is_known_though_the_file_is_in_the_order_of_accounts()
    {
        string[] rows = [.. Export.Sale("1"), .. Export.Receipt("2"), .. Entry("7", "411000 C 120", "416000 D 120")];
        var items = await Export.Items(Export.Of([.. rows.OrderBy(row => row.Split('|')[4])]));
        Assert.Equal([(FecItemKind.Invoice, true), (FecItemKind.Payment, true), (FecItemKind.Payment, false)], items.OrderBy(i => i.Key.Document.EntryNumber).Select(i => (i.Kind, i.LeftOut is null)));
    }

    [Fact]
    public async Task An_entity_s_own_accounts_are_known_too_and_one_of_doubtful_debts_under_411_is_no_customer_s()
    {
        var content = Export.Of([.. Entry("7", "411000 C 120", "665800 D 120"), .. Entry("8", "411000 C 80", "411900 D 80")]);
        Assert.Equal(3, (await Export.Items(content)).Count(i => i.LeftOut is null));
        var own = LossAccounts.Of(LossWorkTests.Of(LedgerAccounts.Of([new(LedgerRole.SmallLoss, "665800"), new(LedgerRole.DoubtfulCustomers, "411900")])));
        Assert.Equal([false, false], (await Export.Items(content, own)).Select(i => i.LeftOut is null));
        var mistaken = LossAccounts.Of(LossWorkTests.Of(LedgerAccounts.Of([new(LedgerRole.DoubtfulCustomers, "411")])));
        Assert.Equal(3, (await Export.Items(content, mistaken)).Count(i => i.LeftOut is null));
    }

    [Fact]
    public async Task Doubtful_debts_that_are_not_read_are_told_where_money_or_an_opening_stands_on_them()
    {
        Assert.Single(await Unread(Entry("1", "AN", "416000 D 80", "110000 C 80")));
        Assert.Single(await Unread(Entry("1", "512000 D 80", "416000 C 80")));
        Assert.Empty(await Unread(Entry("1", "654100 D 80", "416000 C 80")));
        Assert.Empty(await Unread(Entry("1", "411000 D 80", "416000 C 80")));
    }

    [Fact]
    public async Task What_an_agency_holds_is_marked()
    {
        var item = Assert.Single(await Export.Items(Export.Of(Entry("7", "467000 D 120", "411000 C 120"))));
        Assert.Equal((FecItemKind.Payment, null, true), (item.Kind, item.LeftOut, item.IsOfAgency));
        Assert.False(Assert.Single(await Export.Items(Export.Of(Entry("7", "467000 D 100", "512000 D 20", "411000 C 120")))).IsOfAgency);
    }

    static async Task<List<string>> Unread(string[] rows)
    {
        var (survey, booked, _) = await Export.Read(Export.Of(rows));
        var receivables = new FecReceivables(Export.Creditor, survey);
        return [.. booked.Select(receivables.Unread).OfType<string>()];
    }

    static string[] Entry(string number, params string[] lines) => lines[0].Contains(' ', StringComparison.Ordinal)
        ? Entry(number, "OD", lines[0], lines[1..]) : Entry(number, lines[0], lines[1], lines[2..]);

    static string[] Entry(string number, string journal, string first, string[] rest) => [.. rest.Prepend(first).Select(line => line.Split(' ') is [var account, var side, var amount]
        ? Export.Row(account, side == "D" ? amount : "0,00", side == "C" ? amount : "0,00", journal, number, auxiliary: account[..2] == "41" ? "C1" : "", name: "DUPONT")
        : throw new FormatException(line))];
}
