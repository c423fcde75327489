using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>The figures that ../shared/data/README.md gives for a real export, computed there by other means.</summary>
public sealed class RealFileTests
{
    const string File = "data/fec/111111111FEC20221231.TXT";

    static byte[] Content => System.IO.File.ReadAllBytes(Shared.PathOf(File));

    [SharedFact(File)]
    public async Task Every_row_is_read_and_the_file_balances()
    {
        var (survey, booked, rejected) = await Export.Read(Content);

        Assert.Null(survey.Problem);
        Assert.Equal(new FecTotals(934, 0, Money.Euros(225_682.23m), Money.Euros(225_682.23m), 0), survey.Totals);
        Assert.Equal(934, booked.Count);
        Assert.Empty(rejected);
        Assert.Equal(Enumerable.Range(2, 934).Select(line => (long)line), booked.Select(entry => entry.LineNumber));
    }

    [SharedFact(File)]
    public async Task Bytes_of_an_old_code_page_are_read_as_degree_signs() =>
        Assert.Equal(["CREAT° MAQUETTE ETIQ", "SIMULAT° LICHEN DE M"], (await Export.Entries(Content)).Select(entry => entry.Label).Where(label => !label.All(char.IsAscii)).Distinct());

    [SharedFact(File)]
    public async Task The_journals_are_told_apart_by_what_they_do()
    {
        var journals = (await FecSurvey.Of(new MemoryStream(Content))).Journals;

        Assert.Equal(FecJournalKind.Sales, journals.KindOf("VE"));
        Assert.Equal(FecJournalKind.Opening, journals.KindOf("AN"));
        Assert.All(["C1", "FG", "CIC", "OD", "OJRA", "IN", "CA"], code => Assert.Equal(FecJournalKind.Other, journals.KindOf(code)));
    }

    [SharedFact(File)]
    public async Task Rows_on_411_are_151_items_of_34_customers()
    {
        var items = await Export.Items(Content);

        Assert.Equal(151, items.Count);
        Assert.Equal(14_416.52m, items.Sum(Signed));
        Assert.Equal(34, items.Select(item => item.Customer).Distinct().Count());
        Assert.Equal(151, items.Select(item => item.Key.Number).Distinct().Count());
        Assert.Equal(
            [(FecItemKind.Invoice, 85), (FecItemKind.CreditNote, 3), (FecItemKind.Payment, 47), (FecItemKind.OtherDebit, 2), (FecItemKind.OpeningDebit, 13), (FecItemKind.OpeningCredit, 1)],
            items.CountBy(item => item.Kind).OrderBy(kind => kind.Key).Select(kind => (kind.Key, kind.Value)));
    }

    [SharedFact(File)]
    public async Task All_45_lettering_groups_net_to_zero()
    {
        var groups = (await Export.Items(Content)).Where(item => item.Group is not null).GroupBy(item => item.Group).ToList();

        Assert.Equal(45, groups.Count);
        Assert.All(groups, group => Assert.Equal(0, group.Sum(Signed)));
    }

    [SharedFact(File)]
    public async Task Thirty_debits_and_four_credits_are_open()
    {
        var open = Open(await Export.Items(Content));

        Assert.Equal((30, 14_900.54m), (open.Debits.Length, open.Debits.Sum(debit => debit.Remaining.Amount)));
        Assert.Equal((4, 484.02m), (open.Credits.Length, open.Credits.Sum(credit => credit.Remaining.Amount)));
    }

    [SharedFact(File)]
    public async Task Eighteen_debtors_owe_and_one_is_in_credit()
    {
        var balances = (await Export.Items(Content)).GroupBy(item => item.Customer).Select(items => items.Sum(Signed)).ToList();

        Assert.Equal((18, 14_472.55m), (balances.Count(balance => balance > 0), balances.Where(balance => balance > 0).Sum()));
        Assert.Equal([-56.03m], balances.Where(balance => balance < 0));
    }

    [SharedFact(File)]
    public async Task The_aged_balance_counts_from_the_date_of_the_document()
    {
        var open = Open(await Export.Items(Content));
        var lines = open.Debits.Select(debit => (debit.On, debit.Remaining.Amount)).Concat(open.Credits.Select(credit => (credit.On, -credit.Remaining.Amount)));
        var aged = lines.GroupBy(line => (new DateOnly(2023, 7, 31).DayNumber - line.On.DayNumber) switch { <= 30 => "0-30", <= 60 => "31-60", <= 90 => "61-90", _ => "over 90" });

        Assert.Equal([("31-60", 19, 7_268.06m), ("61-90", 8, 6_291.54m), ("over 90", 7, 856.92m)], aged.Select(band => (band.Key, band.Count(), band.Sum(line => line.Item2))).OrderBy(band => band.Key));
    }

    [SharedFact(File)]
    public async Task Two_small_credits_add_up_to_one_invoice()
    {
        var (left, allocations) = Match(await Export.Items(Content), "41102785");

        Assert.Equal([56.04m, 0.01m], allocations.Select(allocation => allocation.Amount.Amount).OrderDescending());
        Assert.Equal(["VE-00000055-20230509-41100000-41102785-1"], allocations.Select(allocation => allocation.Debit).Distinct());
        Assert.Equal([("VE-00000085-20230627-41100000-41102785-1", 122.51m)], left);
    }

    [SharedFact(File)]
    public async Task A_credit_meets_the_invoice_of_its_amount()
    {
        var (left, allocations) = Match(await Export.Items(Content), "41104250");

        Assert.Equal(new Allocation("C1-00000123-20230510-41100000-41104250-1", "VE-00000027-20230329-41100000-41104250-1", Money.Euros(371.94m), AllocationRule.ExactAmount), Assert.Single(allocations));
        Assert.Equal([("VE-00000088-20230628-41100000-41104250-1", 440.12m)], left);
    }

    [SharedFact(File)]
    public async Task The_only_open_opening_entry_waits_for_a_person()
    {
        var items = await Export.Items(Content);
        var open = Open(items).Debits.Select(debit => debit.Id).ToHashSet();

        var waiting = Assert.Single(items, item => open.Contains(item.Key.Number) && item.WaitsForConfirmation);
        Assert.Equal(("41104248", FecItemKind.OpeningDebit, Money.Euros(74.71m)), (waiting.Customer, waiting.Kind, waiting.Amount));
    }

    [SharedFact(File)]
    public async Task Rows_of_equal_key_are_told_apart_by_their_order() =>
        Assert.Equal([1, 2, 3, 4, 5, 6], (await Export.Items(Content)).Where(item => item is { Customer: "41101745", Kind: FecItemKind.OpeningDebit }).Select(item => item.Key.Ordinal));

    [SharedFact(File)]
    public async Task The_file_cut_anywhere_is_refused()
    {
        var content = Content;
        for (var length = 0; length < content.Length - 8; length += 4_999)
            Assert.NotNull(await Export.Problem(content[..length]));
    }

    static OpenItems Open(List<FecItem> items)
    {
        var open = items.GroupBy(item => item.Customer).Select(account => Matching.AfterLettering(Debits(account), Credits(account))).ToList();
        return new([.. open.SelectMany(account => account.Debits)], [.. open.SelectMany(account => account.Credits)]);
    }

    static (List<(string Id, decimal Left)> Left, List<Allocation> New) Match(List<FecItem> items, string customer)
    {
        var account = items.Where(item => item.Customer == customer).ToList();
        var lettered = account.Where(item => item.Group is not null).Select(item => item.Key.Number).ToHashSet();
        var allocations = Matching.Allocate(Debits(account), Credits(account));
        var left = Debits(account).Select(debit => (debit.Id, debit.Remaining.Amount - allocations.Where(allocation => allocation.Debit == debit.Id).Sum(allocation => allocation.Amount.Amount)));
        return ([.. left.Where(debit => debit.Item2 != 0)], [.. allocations.Where(allocation => !lettered.Contains(allocation.Credit))]);
    }

    static IEnumerable<OpenDebit> Debits(IEnumerable<FecItem> items) => items.Where(item => item.IsDebit).Select(item => item.AsDebit());

    static IEnumerable<OpenCredit> Credits(IEnumerable<FecItem> items) => items.Where(item => !item.IsDebit).Select(item => item.AsCredit());

    static decimal Signed(FecItem item) => item.IsDebit ? item.Amount.Amount : -item.Amount.Amount;
}
