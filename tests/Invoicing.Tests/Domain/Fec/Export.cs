using System.Text;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Tests.Domain.Fec;

/// <summary>Small exports written by hand, and readings of them.</summary>
static class Export
{
    public const string Columns = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

    public static readonly Siren Creditor = Siren.Parse("732829320")!.Value;

    public static string Row(string account, string debit = "0,00", string credit = "0,00", string journal = "VE", string number = "1", string date = "20230110",
        string auxiliary = "", string name = "", string piece = "F1", string pieceDate = "20230109", string label = "VENTE", string letter = "", string journalLabel = "") =>
        string.Join('|', journal, journalLabel, number, date, account, "COMPTE", auxiliary, name, piece, pieceDate, label, debit, credit, letter, "", "20240331", "", "");

    /// <summary>An invoice of 120.00 to C1, balanced.</summary>
    public static string[] Sale(string number = "1", string total = "120,00", string letter = "", string auxiliary = "C1", string date = "20230110") =>
    [
        Row("411000", debit: total, number: number, auxiliary: auxiliary, name: "DUPONT", letter: letter, date: date),
        Row("701000", credit: total, number: number, date: date),
    ];

    /// <summary>Money from C1, balanced.</summary>
    public static string[] Receipt(string number = "9", string total = "120,00", string letter = "", string auxiliary = "C1", string date = "20230220") =>
    [
        Row("512000", debit: total, journal: "BQ", number: number, date: date),
        Row("411000", credit: total, journal: "BQ", number: number, auxiliary: auxiliary, name: "DUPONT", letter: letter, date: date, pieceDate: date),
    ];

    /// <summary>A bill from C1 for all of it, balanced: accepted, or where <paramref name="money"/> is there, paid.</summary>
    public static string[] Bill(string number, string total = "120,00", string letter = "", string auxiliary = "C1", string date = "20230120", string? money = null) =>
    [
        Row(money ?? "413000", debit: total, journal: "OD", number: number, auxiliary: money is null ? auxiliary : "", date: date, letter: money is null ? letter : ""),
        Row(money is null ? "411000" : "413000", credit: total, journal: "OD", number: number, auxiliary: auxiliary, name: "DUPONT", date: date, letter: money is null ? "" : letter),
    ];

    public static byte[] Of(params string[] rows) => Encoding.UTF8.GetBytes(Text(rows));

    public static string Text(params string[] rows) => string.Join('\n', [Columns, .. rows]) + "\n";

    public static async Task<List<FecRow>> Rows(byte[] content)
    {
        var rows = new List<FecRow>();
        await foreach (var row in FecReader.Read(new MemoryStream(content))) rows.Add(row);
        return rows;
    }

    public static async Task<List<FecEntry>> Entries(byte[] content) =>
        [.. (await Rows(content)).Select(row => Assert.IsType<FecRow.Parsed>(row).Entry)];

    public static async Task<FecProblem?> Problem(byte[] content) => (await FecSurvey.Of(new MemoryStream(content))).Problem;

    /// <summary>Both readings: what is booked and what is rejected.</summary>
    public static async Task<(FecSurvey Survey, List<FecEntry> Booked, List<FecRejection> Rejected)> Read(byte[] content, LossAccounts? accounts = null)
    {
        var survey = await FecSurvey.Of(new MemoryStream(content), accounts ?? LossAccounts.Standard);
        var (booked, rejected) = (new List<FecEntry>(), new List<FecRejection>());
        await foreach (var row in survey.Rows(new MemoryStream(content)))
        {
            if (row is FecRow.Parsed parsed) booked.Add(parsed.Entry);
            if (row is FecRow.Rejected bad) rejected.Add(bad.Rejection);
        }

        return (survey, booked, rejected);
    }

    public static async Task<List<FecItem>> Items(byte[] content, LossAccounts? accounts = null)
    {
        var (survey, booked, _) = await Read(content, accounts);
        Assert.Null(survey.Problem);
        return Items(survey, booked);
    }

    /// <summary>What rows mean: as they are read, and at the end.</summary>
    public static List<FecItem> Items(FecSurvey survey, List<FecEntry> booked)
    {
        var receivables = new FecReceivables(Creditor, survey);
        return [.. booked.Select(receivables.Read).OfType<FecItem>().ToList(), .. receivables.Rest()];
    }
}
