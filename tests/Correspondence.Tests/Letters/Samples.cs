using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>Contents of letters and e-mails, from the vectors of rule R2.2 where interest is concerned.</summary>
static class Samples
{
    public static readonly Letterhead Creditor = new(
        "732829320", "Ateliers Duvernay", "SAS", 15_000_000, "Lyon", ["12 quai des Célestins", "69002 LYON"],
        "comptabilite@duvernay.invalid", "04 72 00 00 00", "FR7630006000011234567890189", "AGRIFRPP", "Claire Montagnier", "Responsable du crédit client");

    public static readonly Addressee Debtor = new(
        "Menuiserie Lefèvre & Fils SARL", "C004117", "accounts_payable", null, ["8 rue des Charpentiers", "38500 VOIRON"]);

    /// <summary>Vector PEN-1 at 15 September 2026: 12 000.00 late since 31 May; 433.75 of interest in two half-years.</summary>
    public static readonly TextContent Content = new(Creditor, Debtor, new(new(2026, 9, 15), "R-2026-004117-3", "Lyon"), Statement(1), new(2026, 10, 5), new(2026, 10, 19))
    {
        Plan = new(new(2026, 9, 14), [new(new(2026, 10, 1), 500_000), new(new(2026, 11, 1), 400_000), new(new(2026, 12, 1), 347_375)]),
    };

    /// <summary>As many invoices as wanted, each 12 000.00 of which 2 000.00 are paid, and other invoices for information.</summary>
    public static StatementV1 Statement(int lines, int others = 0)
    {
        var claimed = Enumerable.Range(1, lines).Select(number => Line($"FA2026-{number:0000}")).ToArray();
        return new(
            new(2026, 9, 15), claimed,
            [.. Enumerable.Range(1, others).Select(number => new OtherInvoiceV1(Guid.Empty, $"A{number}", $"FA2026-9{number:000}", new(2026, 10, 31), 123_456))],
            [.. claimed.SelectMany(line => Interest(line.Reference))],
            "taux de refinancement de la Banque centrale européenne majoré de 10 points (article L441-10, II du code de commerce)", "EUR",
            claimed.Sum(line => line.OutstandingCents), claimed.Sum(line => line.InterestCents), claimed.Sum(line => line.CompensationCents));
    }

    /// <summary>Ten days before the due date: nothing is late and nothing is added.</summary>
    public static StatementV1 BeforeDueDate(StatementV1 statement) => statement with
    {
        Lines = [.. statement.Lines.Select(line => line with { DaysLate = -10, InterestCents = 0, CompensationCents = 0 })],
        InterestPeriods = [], RateOrigin = null, InterestCents = 0, CompensationCents = 0,
    };

    static StatementLineV1 Line(string reference) =>
        new(Guid.Empty, reference, reference, new(2026, 4, 1), new(2026, 5, 31), 1_400_000, 1_200_000, 107, 43_375, 4_000);

    static InterestPeriodV1[] Interest(string reference) =>
    [
        new(reference, new(2026, 6, 1), new(2026, 6, 30), 30, "12.15", 1_200_000, 11_984),
        new(reference, new(2026, 7, 1), new(2026, 9, 15), 77, "12.40", 1_200_000, 31_391),
    ];
}
