using FsCheck;
using FsCheck.Fluent;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Bills of exchange in an export (413): no cash until their money is there.</summary>
public sealed class BillEntryTests
{
    [Theory]
    [InlineData("413000")]
    [InlineData("413")]
    [InlineData("41310000012")]
    public async Task A_bill_that_was_accepted_pays_nothing(string account)
    {
        var items = await Items([.. Entry("1", "VE", "411000 D 120 A", "701000 C 120"), .. Entry("2", "OD", $"{account} D 120 Z", "411000 C 120 A")]);
        Assert.Equal([FecItemKind.Invoice, FecItemKind.Bill], items.Select(i => i.Kind));
        Assert.Equal((Money.Euros(120), "C1", new FecBillPart(new("411000", "C1", "A"), Money.Euros(120), "OD-2-20230320-411000-C1-1"), null), (items[1].Amount, items[1].Customer, Assert.Single(items[1].Parts), items[1].LeftOut));
    }

    [Theory]
    [InlineData("512000 D 120", "20230420")]
    [InlineData("511300 D 120", "20230420")]
    [InlineData("511000 D 120", "20230420")]
    [InlineData("511400 D 120", "20230519")]
    [InlineData("519100 D 120", "20230519")]
    public async Task Its_money_is_a_payment_on_its_day_and_what_a_bank_advances_when_it_is_assumed_to_mature(string money, string on)
    {
        var items = await Items([.. Entry("2", "OD", "20230320", ["413000 D 120 Z", "411000 C 120 A"]), .. Entry("3", "BQ", "20230420", [money, "413000 C 120 Z"])]);
        Assert.Equal((FecItemKind.Payment, "C1", new LetteringGroup("411000", "C1", "A"), DateOnly.ParseExact(on, "yyyyMMdd", null)), (items[1].Kind, items[1].Customer, items[1].Group, items[1].BookedOn));
        Assert.Equal(new FecBillEnd(items[0].Key.Number, Money.Euros(120)), Assert.Single(items[1].Ends));
    }

    [Theory]
    [InlineData("20230518", "20230519")]
    [InlineData("20230519", "20230519")]
    [InlineData("20230520", "20230520")]
    public async Task What_is_advanced_counts_from_sixty_days_on_and_never_before_its_entry(string entered, string on)
    {
        var items = await Items([.. Entry("2", "OD", "20230320", ["413000 D 120", "411000 C 120"]), .. Entry("3", "BQ", entered, ["512000 D 118", "661600 D 2", "413000 C 120"])]);
        Assert.Equal(DateOnly.ParseExact(on, "yyyyMMdd", null), items[1].BookedOn);
    }

    [Fact]
    public async Task A_bill_that_comes_back_ends_unpaid_and_is_owed_once()
    {
        var items = await Items([.. Entry("2", "OD", "413000 D 120", "411000 C 120"), .. Entry("3", "OD", "411000 D 120", "413000 C 120")]);
        Assert.Equal([FecItemKind.Bill, FecItemKind.BillReturn], items.Select(i => i.Kind));
        Assert.False(items[1].IsCancelled);
        Assert.Equal(items[0].Key.Number, Assert.Single(items[1].Ends).Bill);
    }

    [Fact]
    public async Task One_with_negative_amounts_was_a_mistake()
    {
        var items = await Items([.. Entry("2", "OD", "413000 D 120", "411000 C 120"), .. Entry("3", "OD", "413000 D -120", "411000 C -120")]);
        Assert.Equal((FecItemKind.BillReturn, true), (items[1].Kind, items[1].IsCancelled));
    }

    [Fact]
    public async Task What_comes_back_of_a_bill_that_the_file_does_not_know_is_owed()
    {
        var item = Assert.Single(await Items(Entry("3", "OD", "411000 D 125", "413000 C 120", "791000 C 5")));
        Assert.Equal((FecItemKind.OtherDebit, Money.Euros(125)), (item.Kind, item.Amount));
    }

    [Theory]
    [InlineData("", "", null)]
    [InlineData("Z", "K", "K")]
    public async Task What_went_back_to_the_bank_and_then_to_the_customer_is_owed_once(string billed, string letter, string? led)
    {
        var items = await Items([
            .. Entry("1", "VE", "411000 D 100 A", "701000 C 100"), .. Entry("2", "OD", $"413000 D 100 {billed}", "411000 C 100 A"), .. Entry("3", "BQ", "512000 D 100", $"413000:C1 C 100 {billed}"),
            .. Entry("4", "BQ", $"413000:C1 D 100 {billed}", "512000 C 100"), .. Entry("5", "OD", $"411000 D 100 {letter}", $"413000:C1 C 100 {billed}")]);
        Assert.Equal((100m, led ?? ""), Assert.Single(items, i => i.Kind is FecItemKind.OtherDebit) is var claim ? (claim.Amount.Amount, claim.Group?.Letter ?? "") : default);
    }

    [Fact]
    public async Task A_letter_tells_what_went_back_from_a_bill_that_is_still_out()
    {
        var items = await Items([
            .. Entry("1", "OD", "413000:C1 D 100", "411000 C 100"), .. Entry("2", "BQ", "413000:C1 D 100 Z", "512000 C 100"), .. Entry("3", "OD", "411000 D 130", "413000:C1 C 130 Z"), .. Entry("4", "OD", "411000 D 90", "413000:C1 C 90")]);
        Assert.Equal([(FecItemKind.Bill, 100m), (FecItemKind.OtherDebit, 100m), (FecItemKind.BillReturn, 30m), (FecItemKind.BillReturn, 70m), (FecItemKind.OtherDebit, 20m)], items.Select(i => (i.Kind, i.Amount.Amount)));
    }

    [Fact]
    public async Task Money_beside_a_bill_is_a_payment_of_its_part()
    {
        var items = await Items(Entry("2", "OD", "512000 D 50", "413000 D 70", "411000 C 120 A"));
        Assert.Equal([(FecItemKind.Payment, 50m), (FecItemKind.Bill, 70m)], items.Select(i => (i.Kind, i.Amount.Amount)));
    }

    [Fact]
    public async Task A_bill_for_several_invoices_knows_the_letter_of_each_and_its_money_names_none()
    {
        var items = await Items([.. Entry("2", "OD", "413000 D 300 Z", "411000 C 100 A", "411000 C 200 B"), .. Entry("3", "BQ", "512000 D 300", "413000 C 300 Z")]);
        Assert.Equal([("A", 100m), ("B", 200m)], items[0].Parts.Select(p => (p.Group!.Letter, p.Amount.Amount)));
        Assert.Equal(new LetteringGroup("413000", "C1", "Z"), items[1].Group);
    }

    [Fact]
    public async Task Money_for_bills_of_several_customers_is_each_one_s_by_letter_and_amount_though_413_has_no_auxiliary_account()
    {
        var items = await Items([
            .. Entry("2", "OD", "413000: D 100 Z", "413000: D 200", "411000:C1 C 100", "411000:C2 C 200"), .. Entry("3", "BQ", "512000 D 300", "413000: C 100 Z", "413000: C 200"), .. Entry("4", "BQ", "512000 D 7", "413000: C 7")]);
        Assert.Equal([(FecItemKind.Bill, "C1", 100m), (FecItemKind.Bill, "C2", 200m), (FecItemKind.Payment, "C1", 100m), (FecItemKind.Payment, "C2", 200m)], items.Where(i => i.LeftOut is null).Select(i => (i.Kind, i.Customer, i.Amount.Amount)));
        Assert.StartsWith("Whose bill (413) it is cannot be told", Assert.Single(items, i => i.LeftOut is not null).LeftOut, StringComparison.Ordinal);
        Assert.Distinct(items.Where(i => i.LeftOut is null).Select(i => i.Key.Number));
    }

    [Fact]
    public async Task What_a_year_opens_with_on_413_is_a_claim_and_a_bill()
    {
        var items = await Items([.. Entry("1", "AN", "413000 D 120 Z", "411000 C 120", "110000 C 0"), .. Entry("3", "BQ", "512000 D 120", "413000 C 120 Z")]);
        Assert.Equal([FecItemKind.OpeningCredit, FecItemKind.OpeningDebit, FecItemKind.Bill, FecItemKind.Payment], items.Select(i => i.Kind));
        Assert.Empty(items[2].Parts);
        Assert.Equal(items[1].Group, items[3].Group);
    }

    [Fact]
    public async Task A_bill_that_becomes_doubtful_is_owed_as_before_and_told()
    {
        var items = await Items([.. Entry("2", "OD", "413000 D 120", "411000 C 120"), .. Entry("3", "OD", "416000 D 120", "413000 C 120")]);
        Assert.Equal((FecItemKind.BillReturn, true), (items[1].Kind, items[1].Remark is not null));
    }

    [Fact]
    public async Task Where_each_row_has_its_number_the_rows_that_balance_are_an_entry()
    {
        string[] rows = [.. Entry("", "OD", "413000 D 9", "411000 C 9"), .. Entry("", "OD", "512000 D 5", "411000 C 5")];
        var items = await Items([.. rows.Select((row, i) => string.Join('|', row.Split('|').Select((field, at) => at == 2 ? $"{i}" : field)))]);
        Assert.Equal([(FecItemKind.Payment, 5m), (FecItemKind.Bill, 9m)], items.Select(i => (i.Kind, i.Amount.Amount)));
    }

    /// <summary>Whatever moves between customers, bills and the bank, what is owed and paid comes to the balance of 411 and 413.</summary>
    [Fact]
    public void Debits_less_credits_stay_what_the_accounts_say() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(1_000), Prop.ForAll(Books().ToArbitrary(), rows =>
    {
        var content = Export.Of(rows);
        var (_, booked, _) = Export.Read(content).GetAwaiter().GetResult();
        var items = Export.Items(content).GetAwaiter().GetResult();
        Assert.All(items, i => Assert.True(i.LeftOut is null && i.Amount.IsPositive));
        // What comes back of a bill that is not in the file stands on 413 as less than nothing, and is owed: never more than that.
        foreach (var of in booked.Where(e => e.AuxiliaryAccount is not null).GroupBy(e => e.AuxiliaryAccount))
        {
            var unknown = items.Where(i => !i.IsOfBill && i.Customer == of.Key).Sum(i => i.IsDebit ? i.Amount.Amount : -i.Amount.Amount) - of.Sum(e => e.Debit.Amount - e.Credit.Amount);
            var below = -of.Where(e => e.Account == "413000").Sum(e => e.Debit.Amount - e.Credit.Amount);
            Assert.InRange(unknown, 0, Math.Max(0, below));
        }

        foreach (var bill in items.Where(i => i.Kind is FecItemKind.Bill))
            Assert.True(items.SelectMany(i => i.Ends).Where(e => e.Bill == bill.Key.Number).Sum(e => e.Amount.Amount) <= bill.Amount.Amount);
        Assert.Distinct(items.Select(i => (i.IsOfBill, i.Kind is FecItemKind.Bill, i.IsDebit, i.Key.Number)));
    }));

    static Gen<string[]> Books() =>
        from moves in (from kind in Gen.Choose(0, 7) from amount in Gen.Choose(1, 4) from customer in Gen.Choose(1, 2) from letter in Gen.Elements("", "", "A", "B") select (kind, amount, customer, letter)).NonEmptyListOf()
        select moves.SelectMany((m, i) => Entry($"{i + 1}", m.kind == 7 ? "AN" : m.kind == 0 ? "VE" : "OD", Lines(m.kind, $":C{m.customer}", m.amount, m.letter))).ToArray();

    static string[] Lines(int kind, string of, int amount, string letter) => kind switch
    {
        0 => [$"411000{of} D {amount} {letter}", $"701000 C {amount}"],
        1 or 2 => [$"413000{of} D {amount} {letter}", $"411000{of} C {amount} {letter}"],
        3 => [$"512000 D {amount}", $"413000{of} C {amount} {letter}"],
        4 => [$"411000{of} D {amount} {letter}", $"413000{of} C {amount} {letter}"],
        5 => [$"512000 D 1", $"413000{of} D {amount} {letter}", $"411000{of} C {amount + 1} {letter}"],
        6 => [$"413000{of} D {amount} {letter}", $"512000 C {amount}"],
        _ => [$"413000{of} D {amount} {letter}", $"411000{of} C {amount} {letter}"],
    };

    static Task<List<FecItem>> Items(string[] rows) => Export.Items(Export.Of(rows));

    static string[] Entry(string number, string journal, params string[] lines) => Entry(number, journal, "20230320", lines);

    // 411000:C1 D 120 A: account, auxiliary account (C1 on 41 where none is said), side, amount, letter.
    static string[] Entry(string number, string journal, string date, string[] lines) => [.. lines.Select(line =>
    {
        var (fields, account) = (line.Split(' '), line.Split(' ')[0].Split(':'));
        var auxiliary = account.Length > 1 ? account[1] : account[0][..2] == "41" ? "C1" : "";
        return Export.Row(account[0], fields[1] == "D" ? fields[2] : "0,00", fields[1] == "C" ? fields[2] : "0,00", journal, number, date, auxiliary, auxiliary, pieceDate: date, letter: fields.Length > 3 ? fields[3] : "");
    })];
}
