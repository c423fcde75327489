using System.Text;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>The lawful and the merely common shapes of an export; each means the same.</summary>
public sealed class ShapesTests
{
    static readonly string Plain = Export.Text(Export.Sale());

    public static TheoryData<string, byte[]> Shapes => new()
    {
        { "bars", Bytes(Plain) },
        { "tabs", Bytes(Plain.Replace('|', '\t')) },
        { "UTF-8 mark", [0xEF, 0xBB, 0xBF, .. Bytes(Plain)] },
        { "CRLF", Bytes(Plain.Replace("\n", "\r\n")) },
        { "CR CR LF", Bytes(Plain.Replace("\n", "\r\r\n")) },
        { "no last line end", Bytes(Plain.TrimEnd('\n')) },
        { "blank lines", Bytes("\n" + Plain.Replace("\n", "\n  \n\n")) },
        { "end-of-file mark of DOS", [.. Bytes(Plain), 0x1A] },
        { "a separator too many on all lines", Bytes(Plain.Replace("\n", "|\n")) },
        { "a separator too many under the header", Bytes(Export.Columns + "\n" + Plain[(Export.Columns.Length + 1)..].Replace("\n", "|\n")) },
        { "a separator too many, CR CR LF and the mark of DOS", [.. Bytes(Plain.Replace("\n", "|\r\r\n").TrimEnd()), 0x1A] },
        { "tabs and a tab too many", Bytes(Plain.Replace("\n", "|\n").Replace('|', '\t')) },
        { "header in capitals and padded", Bytes(Plain.Replace(Export.Columns, Export.Columns.ToUpperInvariant().Replace("|", "  | "))) },
        { "fields padded with blanks", Bytes(string.Join('\n', Plain.Split('\n').Select((line, i) => i == 0 ? line : line.Replace("|", "   |  ")))) },
        { "amounts padded with zeros", Bytes(Plain.Replace("120,00", "0000000120,00")) },
        { "amounts without cents", Bytes(Plain.Replace("120,00", "120").Replace("0,00", "")) },
        { "amounts with a point", Bytes(Plain.Replace("120,00", "120.00").Replace("0,00", "0.0")) },
        { "amounts with four decimals", Bytes(Plain.Replace("120,00", "120,0000")) },
        { "plus before and after", Bytes(Plain.Replace("|120,00|0", "|+120,00|0").Replace("|120,00||", "|120,00+||")) },
        { "dates padded with zeros", Bytes(Plain.Replace("||20240331|", "|00000000|20240331|")) },
        { "amount and side", Bytes(OneSided(Plain, "D", "C")) },
        { "amount and sign", Bytes(OneSided(Plain, "+1", "-1")) },
        { "amount and small side", Bytes(OneSided(Plain, " d ", "c")) },
        { "21 columns", Bytes(Wider(Plain, "DateRglt|ModeRglt|NatOp", "20230131|VIR|")) },
        { "22 columns", Bytes(Wider(Plain, "DateRglt|ModeRglt|NatOp|IdClient", "||A|C1")) },
    };

    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task Every_shape_means_the_same(string shape, byte[] content)
    {
        var (survey, booked, rejected) = await Export.Read(content);

        Assert.True(survey.Problem is null, $"{shape}: {survey.Problem?.Reason}");
        Assert.Empty(rejected);
        Assert.Equal(new FecTotals(2, 0, Money.Euros(120), Money.Euros(120), 0), survey.Totals);
        var invoice = booked[0];
        Assert.Equal(
            (new FecDocument("VE", "1", new(2023, 1, 10)), "411000", "C1", "DUPONT", "F1", new DateOnly(2023, 1, 9), "VENTE", 120m, 0m, null, null, new DateOnly(2024, 3, 31)),
            (invoice.Document, invoice.Account, invoice.AuxiliaryAccount, invoice.AuxiliaryLabel, invoice.PieceReference, invoice.PieceDate, invoice.Label, invoice.Debit.Amount, invoice.Credit.Amount, invoice.Lettering, invoice.LetteredOn, invoice.ValidatedOn));
    }

    [Fact]
    public async Task Cash_books_keep_their_own_columns()
    {
        var entry = (await Export.Entries(Bytes(Wider(Plain, "DateRglt|ModeRglt|NatOp|IdClient", "20230131|VIR|A|C1"))))[0];
        Assert.Equal((new DateOnly(2023, 1, 31), "VIR", "A", "C1"), (entry.SettledOn, entry.PaymentMeans, entry.OperationNature, entry.CustomerIdentification));
    }

    [Theory]
    [InlineData("-120,00")]
    [InlineData("120,00-")]
    [InlineData("- 120,00")]
    [InlineData("-0000120,0")]
    public async Task A_sign_stands_first_or_last(string written)
    {
        var entries = await Export.Entries(Export.Of(Export.Row("411000", debit: written), Export.Row("701000", credit: written)));
        Assert.Equal((-120m, 0m), (entries[0].Debit.Amount, entries[0].Credit.Amount));
    }

    [Fact]
    public async Task Columns_may_stand_in_another_order()
    {
        var swapped = string.Join('\n', Plain.Split('\n').Select(line => line.Length == 0 ? line : string.Join('|', line.Split('|').Reverse())));
        Assert.Equal(await Export.Entries(Bytes(Plain)), await Export.Entries(Bytes(swapped)));
    }

    [Theory]
    [InlineData("Société Générale n° 5", "utf-8")]
    [InlineData("Société Générale n° 5", "iso-8859-15")]
    [InlineData("Société Générale n° 5", "ibm850")]
    [InlineData("Œuvre d’été, 5 €", "windows-1252")]
    [InlineData("5 €", "iso-8859-15")]
    [InlineData("À NOËL ÇA GÊNE", "iso-8859-15")]
    [InlineData("CÔTE", "iso-8859-15")]
    [InlineData("FORÊT DÉJÀ", "ibm850")]
    [InlineData("Maître Août", "ibm850")]
    [InlineData("N° 5", "ibm850")]
    public async Task Accents_are_read_in_the_encoding_that_makes_French_of_them(string name, string encoding)
    {
        var content = CodePagesEncodingProvider.Instance.GetEncoding(encoding) ?? Encoding.GetEncoding(encoding);
        var entries = await Export.Entries(content.GetBytes(Export.Text(Export.Row("411000", debit: "1", name: name))));
        Assert.Equal(name, entries[0].AuxiliaryLabel);
    }

    [Fact]
    public async Task A_letter_cut_in_half_by_fixed_width_is_dropped()
    {
        var content = Bytes(Export.Text(Export.Row("411000", debit: "1", name: "SOCIÉTÉ GÉNÉ"))).ToList();
        content.RemoveAt(content.LastIndexOf(0x89));
        Assert.Equal("SOCIÉTÉ GÉN", (await Export.Entries([.. content]))[0].AuxiliaryLabel);
    }

    [Fact]
    public async Task The_text_of_a_field_does_not_depend_on_other_rows()
    {
        byte[] row = [.. Bytes(Export.Row("411000", debit: "1", name: "N#"))];
        row[Array.IndexOf(row, (byte)'#')] = 0xF8;
        byte[] header = [.. Bytes(Export.Columns + "\n")];
        byte[] accents = [.. Bytes(Export.Row("411000", debit: "1", name: "Été") + "\n")];

        Assert.Equal("N°", (await Export.Entries([.. header, .. row]))[0].AuxiliaryLabel);
        Assert.Equal("N°", (await Export.Entries([.. header, .. accents, .. row]))[1].AuxiliaryLabel);
    }

    static string OneSided(string text, string debit, string credit) => text.Replace("Debit|Credit", "Montant|Sens")
        .Replace("|120,00|0,00|", $"|120,00|{debit}|").Replace("|0,00|120,00|", $"|120,00|{credit}|");

    static string Wider(string text, string columns, string values) =>
        string.Join('\n', text.Split('\n').Select((line, i) => line.Length == 0 ? line : $"{line}|{(i == 0 ? columns : values)}"));

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);
}
