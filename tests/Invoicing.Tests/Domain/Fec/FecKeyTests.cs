using Recouvrement.Invoicing.Domain.Fec;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

public sealed class FecKeyTests
{
    static readonly FecDocument Document = new("VE", "00000049", new(2023, 4, 28));

    [Fact]
    public void A_key_reads_as_a_number() =>
        Assert.Equal("VE-00000049-20230428-41100000-41100540-1", new FecKey(Export.Creditor, Document, "41100000", "41100540", 1).Number);

    [Fact]
    public void A_collective_account_leaves_its_place_blank() =>
        Assert.Equal("VE-00000049-20230428-41100000--2", new FecKey(Export.Creditor, Document, "41100000", null, 2).Number);

    [Fact]
    public void No_two_keys_share_a_number()
    {
        string[] numbers =
        [
            Number("A-B", "C"), Number("A", "B-C"), Number("A%2DB", "C"), Number("A|B", "C"), Number("A%7CB", "C"), Number("A", "B%C"), Number("A", "B%25C"),
        ];
        Assert.Equal(numbers.Length, numbers.Distinct().Count());
        Assert.All(numbers, number => Assert.DoesNotContain('|', number));
    }

    [Fact]
    public async Task A_corrected_file_keeps_the_keys_of_the_rows_it_does_not_touch()
    {
        string[] before = [.. Export.Sale("1"), .. Export.Sale("1", total: "7,00"), .. Export.Receipt()];
        string[] after = [.. Export.Sale("0"), .. Export.Sale("1"), .. Export.Sale("1", auxiliary: "C2"), .. Export.Sale("1", total: "7,00"), .. Export.Receipt("8", total: "1,00"), .. Export.Receipt()];

        var keys = (await Export.Items(Export.Of(after))).ToDictionary(item => item.Key, item => item.Amount);
        Assert.All(await Export.Items(Export.Of(before)), item => Assert.Equal(item.Amount, keys[item.Key]));
    }

    [Fact]
    public async Task Rows_that_differ_only_in_case_are_two()
    {
        var items = await Export.Items(Export.Of([.. Export.Sale(auxiliary: "c1"), .. Export.Sale(auxiliary: "C1")]));
        Assert.Equal(["VE-1-20230110-411000-C1-1", "VE-1-20230110-411000-C1-2"], items.Select(item => item.Key.Number));
    }

    static string Number(string journal, string number) => new FecKey(Export.Creditor, new(journal, number, new(2023, 1, 1)), "411", "C", 1).Number;
}
