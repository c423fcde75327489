using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Invoicing.Domain.Bank;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Invoicing.Domain.Fec;
using Recouvrement.Invoicing.EInvoices;
using Recouvrement.Invoicing.Tests.Domain.Fec;
using Recouvrement.Platform.Typesetting;
using Recouvrement.Support;
using Xunit.Abstractions;

namespace Recouvrement.Invoicing.Tests.Fuzz;

/// <summary>A fact about a folder that only some machines have; skipped by name elsewhere.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CorpusFactAttribute : FactAttribute
{
    public const string Variable = "RECOUVREMENT_CORPUS";

    public CorpusFactAttribute() => Skip = Directory.Exists(Environment.GetEnvironmentVariable(Variable)) ? null : $"{Variable} names no folder of invoices, exports or statements.";
}

/// <summary>Reads every file of a folder and says of each, in one line, what it found or why it was refused.</summary>
public sealed class CorpusTests(ITestOutputHelper output)
{
    [SharedFact("data")]
    public async Task Every_file_of_the_material_is_recognised()
    {
        var lines = await Lines(Shared.PathOf("data"));
        Assert.Contains(lines, l => l.StartsWith("einvoice/Facture_FR_BASICWL.pdf: invoice FA-2017-0010 671.15 EUR, 470.15 EUR to pay, due 2017-12-13", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("Avoir_FR_type381_BASIC.pdf: credit note", StringComparison.Ordinal) && l.Contains("233.47 EUR", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("bank/valid_example.xml: statement", StringComparison.Ordinal) && l.EndsWith("33.06 EUR to 23.06 EUR", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.StartsWith("bank/valid_example_v4.xml: statement", StringComparison.Ordinal) && l.EndsWith("13 entries, 322152.16 CHF to 322689.77 CHF", StringComparison.Ordinal));
        Assert.Contains(lines, l => l.Contains("111111111FEC20221231.TXT: FEC of 934 lines, 225682.23", StringComparison.Ordinal));
    }

    [CorpusFact]
    public async Task Every_file_of_a_corpus_is_read_or_refused_and_never_throws()
    {
        var lines = await Lines(Environment.GetEnvironmentVariable(CorpusFactAttribute.Variable)!);
        foreach (var line in lines) output.WriteLine(line);
        output.WriteLine($"{lines.Count} files, {lines.Count(l => l.Contains(": refused: ", StringComparison.Ordinal))} refused.");
    }

    static async Task<List<string>> Lines(string folder)
    {
        await using var typesetter = new Typesetter(Options.Create(new TypesettingOptions()), NullLogger<Typesetter>.Instance);
        var file = new EInvoiceFile(typesetter);
        List<string> lines = [];
        foreach (var path in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
            if (await Outcome(file, path) is { } outcome) lines.Add($"{Path.GetRelativePath(folder, path)}: {outcome}");
        return lines;
    }

    // Null for what is none of the formats; they are told apart by their bytes, an export by its name as the law has it.
    static async Task<string?> Outcome(EInvoiceFile file, string path)
    {
        if (new FileInfo(path).Length > EInvoiceFile.Largest) return "refused: larger than any of these files.";
        var content = await File.ReadAllBytesAsync(path);
        if (FecFileName.TryRead(Path.GetFileName(path), out _, out _)) return await Fec(content);
        if (!EInvoiceFile.IsPdf(content) && !LooksLikeXml(content)) return null;
        if (CamtReader.Read(content) is var bank && bank is not BankReading.Refused { Problems: [{ Code: BankProblems.NotAStatement or BankProblems.NotWellFormed }] }) return Bank(bank);
        return await file.Read(content, CancellationToken.None) switch
        {
            EInvoiceReading.Found { Invoice: var i, Warnings: var warnings } =>
                $"{(i.Kind is EInvoiceKind.CreditNote ? "credit note" : "invoice")} {i.Number} {i.Totals.Amount}, {i.Totals.Payable} to pay, {(i.DueOn is { } due ? $"due {due:yyyy-MM-dd}" : "due by the customer's term")}"
                + (warnings.IsEmpty ? "" : $" ({string.Join(", ", warnings.Select(w => w.Code).Distinct())})"),
            EInvoiceReading.Refused refused => $"refused: {string.Join("; ", refused.Problems.Select(p => $"{p.Code} {p.Field} {p.Reason}"))}",
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    static string Bank(BankReading reading) => reading switch
    {
        BankReading.Found found => string.Join("; ", found.Statements.Select(s => $"{(s.Report is BankReport.Statement ? "statement" : "notification")} {s.Id} of {s.Entries.Length} entries, {s.Opening} to {s.Closing}")),
        _                       => $"refused: {string.Join("; ", ((BankReading.Refused)reading).Problems.Select(p => $"{p.Code} {p.Field} {p.Reason}"))}",
    };

    static async Task<string> Fec(byte[] content)
    {
        var (survey, _, rejected) = await Export.Read(content);
        return survey.Problem is { } problem ? $"refused: {problem.Code} {problem.Reason}" : FormattableString.Invariant($"FEC of {survey.Totals.Rows} lines, {survey.Totals.Debit.Amount:0.00} debit, {rejected.Count} rejected");
    }

    static bool LooksLikeXml(byte[] content)
    {
        var head = content.Take(64).Where(b => b is not (0 or 0xEF or 0xBB or 0xBF or 0xFE or 0xFF or (byte)' ' or (byte)'\r' or (byte)'\n' or (byte)'\t'));
        return head.FirstOrDefault() == (byte)'<';
    }
}
