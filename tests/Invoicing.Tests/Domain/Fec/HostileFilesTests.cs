using System.Text;
using Recouvrement.Invoicing.Domain.Fec;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Files that are refused as a whole.</summary>
public sealed class HostileFilesTests
{
    static readonly string Plain = Export.Text([.. Export.Sale("1"), .. Export.Sale("2")]);

    public static TheoryData<string, byte[], string, long?, string?> Refused => new()
    {
        { "nothing", [], FecProblems.Empty, null, null },
        { "blanks", Bytes(" \r\n\r\n "), FecProblems.Empty, null, null },
        { "a mark alone", [0xEF, 0xBB, 0xBF], FecProblems.Empty, null, null },
        { "a header alone", Bytes(Export.Columns), FecProblems.NoEntries, null, null },
        { "NULs at once", [0, 1, 2, 3], FecProblems.Binary, 1, null },
        { "NULs later", Bytes(Plain.Replace("DUPONT", "DU\0NT")), FecProblems.Binary, 2, null },
        { "UTF-16", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes(Plain)).ToArray(), FecProblems.Binary, 1, null },
        { "UTF-16, big end first", Encoding.BigEndianUnicode.GetPreamble().Concat(Encoding.BigEndianUnicode.GetBytes(Plain)).ToArray(), FecProblems.Binary, 1, null },
        { "a PDF", Bytes("%PDF-1.7\n%âãÏÓ\n1 0 obj"), FecProblems.NotAFec, 1, null },
        { "XML", Bytes("<?xml version=\"1.0\"?>\n<comptabilite/>"), FecProblems.NotAFec, 1, null },
        { "no header", Bytes(Plain[(Export.Columns.Length + 1)..]), FecProblems.NotAFec, 1, null },
        { "semicolons", Bytes(Plain.Replace('|', ';')), FecProblems.Separator, 1, null },
        { "commas", Bytes(Plain.Replace('|', ',')), FecProblems.Separator, 1, null },
        { "a missing column", Bytes(Plain.Replace("|CompAuxNum", "")), FecProblems.Header, 1, "CompAuxNum" },
        { "an unknown column", Bytes(Plain.Replace("Idevise", "Currency")), FecProblems.Header, 1, "Idevise" },
        { "a column too many", Bytes(Plain.Replace("Idevise", "Idevise|Extra")), FecProblems.Header, 1, "Extra" },
        { "a column twice", Bytes(Plain.Replace("Idevise", "Idevise|idevise")), FecProblems.Header, 1, "Idevise" },
        { "20 columns", Bytes(Plain.Replace("Idevise", "Idevise|DateRglt|ModeRglt")), FecProblems.Header, 1, "NatOp" },
        { "both kinds of amounts", Bytes(Plain.Replace("Idevise", "Idevise|Montant|Sens")), FecProblems.Header, 1, "Montant" },
        { "a side without its amount", Bytes(Plain.Replace("Debit|Credit", "Debit|Sens")), FecProblems.Header, 1, "Credit" },
        { "a header without end", Bytes(Export.Columns + new string('x', 20_000)), FecProblems.NotAFec, 1, null },
        { "a last line cut", Bytes(Plain[..^30]), FecProblems.Truncated, 5, null },
        { "a last line cut, ended all the same", Bytes(Plain[..^30] + "\r\n\r\n"), FecProblems.Truncated, 5, null },
        { "a last line missing", Bytes(Plain[..Plain.TrimEnd('\n').LastIndexOf('\n')]), FecProblems.Unbalanced, 4, null },
        { "a cent too much", Bytes(Plain.Replace("VENTE|0,00|120,00", "VENTE|0,00|120,01")), FecProblems.Unbalanced, null, null },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task A_bad_file_is_refused_with_its_line_and_field(string what, byte[] content, string code, long? line, string? field)
    {
        var (survey, booked, rejected) = await Export.Read(content);

        Assert.NotNull(survey.Problem);
        Assert.Equal((what, code, line, field), (what, survey.Problem.Code, survey.Problem.Line, survey.Problem.Field));
        Assert.Empty(booked);
        Assert.Empty(rejected);
    }

    [Fact]
    public async Task An_unbalanced_file_names_both_sums_and_the_first_entry()
    {
        var problem = await Export.Problem(Export.Of([.. Export.Sale("1"), Export.Row("411000", debit: "10,00", number: "2"), Export.Row("701000", credit: "9,99", number: "2"), .. Export.Sale("3")]));

        Assert.Equal(
            new FecProblem(FecProblems.Unbalanced, 4, null, "The file does not balance: debit 250.00 EUR, credit 249.99 EUR. The first entry that does not: journal VE, number 2, 2023-01-10."),
            problem);
    }

    [Fact]
    public async Task A_wrong_header_names_every_column_at_fault() =>
        Assert.Equal(
            "The header is not that of a FEC: missing JournalLib, DateLet; unknown Libelle; there more than once PieceRef.",
            (await Export.Problem(Bytes(Plain.Replace("JournalLib", "Libelle").Replace("DateLet", "PieceRef"))))!.Reason);

    [Fact]
    public async Task Rows_that_are_numbered_one_by_one_need_only_balance_together()
    {
        var (survey, booked, _) = await Export.Read(Export.Of(Export.Row("411000", debit: "10,00", number: "1"), Export.Row("701000", credit: "10,00", number: "2")));

        Assert.Null(survey.Problem);
        Assert.Equal((2, 2), (booked.Count, survey.Totals.UnbalancedEntries));
    }

    [Fact]
    public async Task Totals_beyond_what_json_carries_exactly_are_refused()
    {
        var row = Export.Row("411000", debit: "999999999999,99");
        Assert.Equal(FecProblems.TotalTooLarge, (await Export.Problem(Export.Of([.. Enumerable.Repeat(row, 91)])))!.Code);
    }

    [Fact]
    public async Task Too_many_bad_rows_refuse_the_file() =>
        Assert.Equal(
            (FecProblems.TooManyRejections, (long?)FecSurvey.MostRejections + 2, "EcritureDate"),
            await Export.Problem(Export.Of([.. Enumerable.Repeat(Export.Row("411000", date: "x"), FecSurvey.MostRejections + 9)])) is { } problem ? (problem.Code, problem.Line, problem.Field) : default);

    [Fact]
    public async Task Entries_that_never_end_do_not_fill_the_memory() =>
        Assert.Equal(FecProblems.Scattered, (await Export.Problem(Export.Of([.. Enumerable.Range(0, 250_001).Select(i => Export.Row("411000", debit: "1", number: $"{i}"))])))!.Code);

    [Fact]
    public async Task Journals_without_number_do_not_fill_the_memory() =>
        Assert.Equal(FecProblems.TooManyJournals, (await Export.Problem(Export.Of([.. Enumerable.Range(0, 5_001).Select(i => Export.Row("411000", journal: $"J{i}"))])))!.Code);

    [Fact]
    public async Task A_first_line_without_end_is_refused_before_the_stream_ends()
    {
        var endless = new Endless();
        Assert.Equal(FecProblems.NotAFec, (await FecSurvey.Of(endless)).Problem!.Code);
        Assert.InRange(endless.Given, 1, 200_000);
    }

    [Fact]
    public async Task The_stream_is_read_in_pieces_of_any_size()
    {
        var rows = new List<FecRow>();
        await foreach (var row in FecReader.Read(new Trickle(Bytes(Plain)))) rows.Add(row);
        Assert.Equal(await Export.Rows(Bytes(Plain)), rows);
    }

    static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    sealed class Trickle(byte[] content) : MemoryStream(content)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => base.ReadAsync(buffer[..1], cancellationToken);
    }

    sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            buffer.Span.Fill((byte)'x');
            Given += buffer.Length;
            return new(buffer.Length);
        }
    }
}
