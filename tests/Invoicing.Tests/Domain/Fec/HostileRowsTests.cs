using System.Text;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Fec;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Rows that are rejected, and what they take with them.</summary>
public sealed class HostileRowsTests
{
    static readonly string Good = Export.Row("411000", debit: "120,00", number: "2", auxiliary: "C1");

    public static TheoryData<string, string?> BadRows => new()
    {
        { Good.Replace("|20230110|", "|20230230|"), "EcritureDate" },
        { Good.Replace("|20230110|", "|10/01/2023|"), "EcritureDate" },
        { Good.Replace("|20230110|", "|2023011|"), "EcritureDate" },
        { Good.Replace("|20230110|", "|00000000|"), "EcritureDate" },
        { Good.Replace("|20230110|", "||"), "EcritureDate" },
        { Good.Replace("|20230110|", "|99990110|"), "EcritureDate" },
        { Good.Replace("|20230110|", "|٢٠٢٣٠١١٠|"), "EcritureDate" },
        { Good.Replace("|20230109|", "|20231301|"), "PieceDate" },
        { Good.Replace("||20240331", "|2024|20240331"), "DateLet" },
        { Good.Replace("|20240331", "|2024-03-31"), "ValidDate" },
        { Good.Replace("120,00", "12O,00"), "Debit" },
        { Good.Replace("120,00", "1 120,00"), "Debit" },
        { Good.Replace("120,00", "1.120,00"), "Debit" },
        { Good.Replace("120,00", "1,120.00"), "Debit" },
        { Good.Replace("120,00", "1.120"), "Debit" },
        { Good.Replace("120,00", "120,005"), "Debit" },
        { Good.Replace("120,00", "-120,00-"), "Debit" },
        { Good.Replace("120,00", "-"), "Debit" },
        { Good.Replace("120,00", ","), "Debit" },
        { Good.Replace("120,00", "1e3"), "Debit" },
        { Good.Replace("120,00", "NaN"), "Debit" },
        { Good.Replace("120,00", "0x10"), "Debit" },
        { Good.Replace("120,00", "1000000000000,00"), "Debit" },
        { Good.Replace("120,00", new string('9', 400)), "Debit" },
        { Good.Replace("120,00|0,00", "120,00|x"), "Credit" },
        { Good.Replace("120,00|0,00", "120,00|0,01"), "Credit" },
        { Good.Replace("|411000|", "||"), "CompteNum" },
        { Good.Replace("|411000|", $"|411{new string('0', 90)}|"), "CompteNum" },
        { Good.Replace("|C1|", $"|{new string('C', 65)}|"), "CompAuxNum" },
        { Good.Replace("|VENTE|", $"|{new string('L', 600)}|"), "EcritureLib" },
        { Good.Replace("|2|", $"|{new string('-', 60)}|"), "EcritureNum" },
        { Good.Replace("|VENTE|", "|VEN|TE|"), null },
        { Good.Replace("|F1|", "|"), null },
        { "nonsense", null },
        { Good.Replace("|VENTE|", $"|{new string('L', 20_000)}|"), null },
    };

    [Theory]
    [MemberData(nameof(BadRows))]
    public async Task A_bad_row_is_rejected_with_its_entry_and_nothing_else(string bad, string? field)
    {
        var sister = Export.Row("701000", credit: "120,00", number: "2");
        var (survey, booked, rejected) = await Export.Read(Export.Of([.. Export.Sale("1"), sister, bad, .. Export.Sale("3")]));

        Assert.Null(survey.Problem);
        Assert.Equal(["1", "1", "3", "3"], booked.Select(entry => entry.EntryNumber));
        Assert.Equal([4, 5], rejected.Select(rejection => rejection.Line));
        Assert.Equal(field, rejected[1].Field);
        Assert.Contains(rejected[0].Reason, (string[])["Rejected with its entry: line 5.", "Rejected with its entry, which does not balance without the rejected rows: line 4."]);
        Assert.Equal((6, 1), (survey.Totals.Rows, survey.Totals.Rejected));
        Assert.Equal(booked.Sum(entry => entry.Debit.Amount), booked.Sum(entry => entry.Credit.Amount));
    }

    [Theory]
    [InlineData("X", "'X' is neither D nor C, neither +1 nor -1.")]
    [InlineData("", "'' is neither D nor C, neither +1 nor -1.")]
    public async Task A_side_that_is_none_is_rejected(string side, string reason)
    {
        var text = Export.Text(Export.Row("411000", debit: "120,00", credit: side), Export.Row("701000", debit: "120,00", credit: "C")).Replace("Debit|Credit", "Montant|Sens");
        Assert.Equal(new FecRejection(2, "Sens", reason), (await Export.Read(Encoding.UTF8.GetBytes(text))).Rejected[0]);
    }

    [Fact]
    public async Task A_separator_inside_a_text_never_shifts_amounts()
    {
        // "F|7" would read as a debit of 7 with the true amounts one column late.
        var shifted = Export.Row("411000", credit: "120,00", number: "2", label: "F|7");
        var rows = await Export.Rows(Export.Of([.. Export.Sale("1"), shifted, .. Export.Sale("3")]));
        Assert.Equal("The line has 19 fields, the header 18.", Assert.Single(rows.OfType<FecRow.Rejected>()).Rejection.Reason);
    }

    [Fact]
    public async Task Rows_of_an_entry_far_apart_fall_together()
    {
        var (_, booked, rejected) = await Export.Read(Export.Of(
        [
            Export.Row("411000", debit: "50,00", number: "7"), .. Export.Sale("1"), Export.Row("701000", credit: "5O,00", number: "7"), .. Export.Sale("2"),
            Export.Row("411000", debit: "1,00", number: "7"), Export.Row("701000", credit: "1,00", number: "7"),
        ]));

        Assert.Equal(4, booked.Count);
        Assert.Equal([2, 5, 8, 9], rejected.Select(rejection => rejection.Line));
    }

    [Fact]
    public async Task Equal_numbers_in_other_journals_and_on_other_days_are_other_entries()
    {
        var (_, booked, rejected) = await Export.Read(Export.Of(
            [.. Export.Sale("1"), .. Export.Sale("1", date: "20230111"), .. Export.Receipt("1", date: "20230110"), Export.Row("411000", debit: "x", number: "1")]));

        Assert.Equal([2, 3, 8], rejected.Select(rejection => rejection.Line));
        Assert.Equal(4, booked.Count);
    }

    [Fact]
    public async Task A_bar_in_a_key_is_rejected_where_tabs_part_the_columns()
    {
        var text = Export.Text(Export.Row("411000", debit: "1", auxiliary: "C#1")).Replace('|', '\t').Replace('#', '|');
        Assert.Equal("CompAuxNum", (await Export.Read(Encoding.UTF8.GetBytes(text))).Rejected[0].Field);
    }

    [Fact]
    public async Task Whatever_the_texts_an_item_names_an_invoice_and_a_customer()
    {
        string[] texts = ["A\u200bB", "\u202eC1", "e\u0301", "\uffff1", "\ufeff1", "𝔸", "ß", "-", "%7C", "ﬁ", "İ", "\u0301x", "\u2028"];
        var items = await Export.Items(Export.Of([.. texts.SelectMany(text => Export.Sale(number: text, auxiliary: text))]));

        Assert.Equal(texts.Length, items.Count);
        Assert.All(items, item => Assert.Equal(item.Key.Number, BusinessKey.Parse(item.Key.Number)?.Canonical));
        Assert.All(items, item => Assert.Equal(item.Customer, BusinessKey.Parse(item.Customer)?.Text));
    }

    [Fact]
    public async Task Control_characters_become_blanks()
    {
        var entry = (await Export.Entries(Export.Of(Export.Row("411000", debit: "1", name: "DU\u0001PONT\u001b", label: "A\rB"))))[0];
        Assert.Equal(("DU PONT", "A B"), (entry.AuxiliaryLabel, entry.Label));
    }
}
