using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Payments;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>A claim of which every figure is another: what is read can be told apart.</summary>
static class Claim
{
    const string Bce = "taux de refinancement de la Banque centrale européenne majoré de 10 points (article L441-10 du code de commerce)";

    public static readonly DateOnly AsOf = new(2026, 9, 15);

    /// <summary>What a text of a language and tone is filled from.</summary>
    public static TextContent Content(string language, string tone, int lines = 3, string currency = "EUR")
    {
        var (creditor, owed) = (Samples.Creditor with { PaymentUrl = "https://paiement.duvernay.example/c?n=1&l=2" }, Of(lines, currency));
        return Samples.Content with
        {
            Creditor = creditor, Language = language, Tone = tone, Statement = owed, Plan = null,
            Letter = Samples.Content.Letter with { Payment = PaymentSlip.Of(Guid.Parse("8f2a1c3e-1111-7000-8000-000000000000"), creditor, "C004117", owed) },
        };
    }

    /// <summary>What is particular to a kind: a plan has its instalments; before the due date there is neither lateness nor anything to claim of it.</summary>
    public static TextContent For(string kind, TextContent content) => kind switch
    {
        "pre_reminder" => content with { Statement = Samples.BeforeDueDate(content.Statement) },
        "plan"         => content with { Plan = new(new(2026, 9, 14), [new(new(2026, 10, 1), 1_234_501), new(new(2026, 11, 8), 987_602), new(new(2026, 12, 31), 456_703)]) },
        _              => content,
    };

    /// <summary>The same plan, which gives up a part of the principal once it is kept.</summary>
    public static TextContent GivingUp(TextContent content) => content with { Plan = content.Plan! with { GivenUpCents = 123_456 } };

    /// <summary>As a consumer owes it: the invoices and nothing else.</summary>
    public static StatementV1 Bare(StatementV1 statement) => statement with
    {
        Lines = [.. statement.Lines.Select(line => line with { InterestCents = 0, CompensationCents = 0 })], InterestPeriods = [], RateOrigin = null, InterestCents = 0, CompensationCents = 0,
    };

    public static StatementV1 Of(int count, string currency = "EUR")
    {
        var lines = Enumerable.Range(1, count).Select(Line).ToArray();
        return new(
            AsOf, lines, [new(Guid.Empty, "A1", "FA2026-9001", new(2026, 10, 31), 876_543)],
            [.. lines.Select((line, i) => new InterestPeriodV1(line.Reference, line.DueOn.AddDays(1), AsOf, line.DaysLate, "12.40", line.OutstandingCents, line.InterestCents))],
            Bce, currency, lines.Sum(l => l.OutstandingCents), lines.Sum(l => l.InterestCents), lines.Sum(l => l.CompensationCents));
    }

    static StatementLineV1 Line(int number)
    {
        var due = new DateOnly(2026, 8, 1).AddDays(-number % 60);
        return new(
            Guid.Empty, $"N{number}", $"FA2026-{number:0000}", due.AddDays(-61), due, 1_000_017 + (number * 10_101), 700_003 + (number * 7_103), AsOf.DayNumber - due.DayNumber, 12_307 + (number * 211), 4_000);
    }
}
