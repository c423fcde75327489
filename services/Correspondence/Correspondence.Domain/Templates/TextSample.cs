using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Domain.Templates;

/// <summary>A made-up case that a text is tried with: nobody's data.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Creditor">Who writes.</param>
/// <param name="Debtor">Who is written to.</param>
/// <param name="Date">Of the message.</param>
/// <param name="Reference">Of the message.</param>
/// <param name="Statement">What is owed.</param>
/// <param name="Deadline">Day by which to pay.</param>
/// <param name="SanctionOn">Day of the announced sanction.</param>
/// <param name="SignedBy">As a message says it; null: the signatory.</param>
public sealed record TextSample(
    string Name, SampleCreditor Creditor, SampleDebtor Debtor, DateOnly Date, string Reference, Statement Statement, DateOnly Deadline, DateOnly SanctionOn, string? SignedBy)
{
    /// <summary>All that is asked for.</summary>
    public long TotalCents => Statement.OutstandingCents + Statement.InterestCents + Statement.CompensationCents;

    /// <summary>Who signs.</summary>
    public string Signatory => SignedBy is "sales_director" ? Creditor.SalesDirector : Creditor.Signatory;

    /// <summary>What a plan gives up, where the text confirms one; null where nothing is given up.</summary>
    public long? GivenUpCents => Name is "without_interest" ? 123_457 : null;

    /// <summary>Instalments of a plan, where the text confirms one.</summary>
    public IReadOnlyList<SampleInstalment> Instalments =>
        [.. Enumerable.Range(0, 3).Select(i => new SampleInstalment(Date.AddMonths(i + 1), i < 2 ? PlannedCents / 3 : PlannedCents - (2 * (PlannedCents / 3))))];

    /// <summary>Sum of the instalments.</summary>
    public long PlannedCents => TotalCents - (GivenUpCents ?? 0);
}

/// <summary>A creditor that has all that a letterhead can have.</summary>
public sealed record SampleCreditor(
    string Siren, string Name, string LegalForm, long CapitalCents, string RcsCity, IReadOnlyList<string> Seat, string Email, string Phone, string Iban, string Bic,
    string Signatory, string SignatoryTitle, string SalesDirector, string SalesDirectorTitle);

/// <summary>A debtor.</summary>
public sealed record SampleDebtor(string Name, string CustomerNumber, string Role, string? Contact, IReadOnlyList<string> Address);

/// <summary>An instalment.</summary>
public sealed record SampleInstalment(DateOnly DueOn, long AmountCents);

/// <summary>The samples: one invoice, many over pages, another currency, long names, with and without interest.</summary>
public static class TextSamples
{
    /// <summary>Their names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = ["one_invoice", "many_pages", "without_interest", "other_currency", "long_names"];

    static readonly DateOnly Today = new(2026, 9, 15);

    static readonly SampleCreditor Creditor = new(
        "732829320", "Ateliers Duvernay", "SAS", 15_000_000, "Lyon", ["12 quai des Célestins", "69002 LYON"], "comptabilite@duvernay.invalid", "04 72 00 00 00",
        "FR7630006000011234567890189", "AGRIFRPP", "Claire Montagnier", "Responsable du crédit client", "Sylvain Delorme", "Directeur commercial");

    static readonly SampleDebtor Debtor = new("Menuiserie Lefèvre & Fils SARL", "C004117", "legal_representative", null, ["8 rue des Charpentiers", "38500 VOIRON"]);

    /// <summary>Every sample as it fits a kind: before the due date nothing is late, and nothing is added.</summary>
    /// <param name="kind">What the text is for.</param>
    public static IReadOnlyList<TextSample> For(string kind) =>
        [.. Names.Select(name => Of(name)!).Select(sample => kind switch
        {
            "pre_reminder"                      => sample with { Statement = BeforeDueDate(sample.Statement), SignedBy = null },
            "formal_notice" or "works_notice"   => sample,
            _                                   => sample with { SignedBy = null },
        })];

    static TextSample? Of(string name)
    {
        var one = new TextSample("one_invoice", Creditor, Debtor, Today, "1F0C9A2B", Statement(1), new(2026, 10, 5), new(2026, 10, 19), null);
        return name switch
        {
            "one_invoice"      => one,
            "many_pages"       => one with { Name = name, Statement = Statement(60, others: 3) },
            "without_interest" => one with { Name = name, Statement = WithoutInterest(Statement(2)) },
            "other_currency"   => one with { Name = name, Statement = WithoutInterest(Statement(2, others: 1)) with { Currency = "USD" } },
            "long_names"       => one with
            {
                Name = name, SignedBy = "sales_director",
                Creditor = Creditor with { Name = "SOCIÉTÉ COOPÉRATIVE D'APPROVISIONNEMENT DES ARTISANS DU DAUPHINÉ", LegalForm = "Société coopérative à responsabilité limitée" },
                Debtor = Debtor with { Name = "ÉTABLISSEMENTS DE CHARPENTE ET DE MENUISERIE GÉNÉRALE DE LA VALLÉE DE L'ISÈRE ET FILS", Contact = "Mme Marie-Antoinette de la Rochefoucauld-Montbel" },
                Statement = Statement(3, number: "FACTURE/2026/VENTES-NATIONALES/"),
            },
            _ => null,
        };
    }

    static Statement Statement(int lines, int others = 0, string number = "FA2026-")
    {
        var claimed = Enumerable.Range(1, lines).Select(i => Line($"{number}{i:0000}", i)).ToArray();
        var periods = claimed.SelectMany(line => Interest(line)).ToArray();
        claimed = [.. claimed.Select(line => line with { InterestCents = periods.Where(p => p.Reference == line.Reference).Sum(p => p.AmountCents) })];
        return new(
            Today, claimed, [.. Enumerable.Range(1, others).Select(i => new OtherInvoice(Guid.Empty, $"FA2026-9{i:000}", $"FA2026-9{i:000}", new(2026, 10, 31), 123_457 + i))], periods,
            "taux de refinancement de la Banque centrale européenne majoré de 10 points (article L441-10, II du code de commerce)", "EUR",
            claimed.Sum(line => line.OutstandingCents), claimed.Sum(line => line.InterestCents), claimed.Sum(line => line.CompensationCents));
    }

    // No two figures of a line are alike, nor those of two lines: what is left out is seen.
    static StatementLine Line(string reference, int i) =>
        new(Guid.Empty, reference, reference, new DateOnly(2026, 4, 1).AddDays(i % 28), new DateOnly(2026, 5, 31).AddDays(-(i % 17)), 1_435_713 + (i * 1_013), 1_218_951 + (i * 1_007), 107 + (i % 17), 0, 4_000);

    static IEnumerable<InterestPeriod> Interest(StatementLine line)
    {
        foreach (var (from, to, rate) in new[] { (line.DueOn.AddDays(1), new DateOnly(2026, 6, 30), "12.15"), (new(2026, 7, 1), Today, "12.40") })
        {
            var days = to.DayNumber - from.DayNumber + 1;
            var cents = Math.Round(line.OutstandingCents * decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture) / 100m * days / 365m, MidpointRounding.AwayFromZero);
            yield return new(line.Reference, from, to, days, rate, line.OutstandingCents, (long)cents);
        }
    }

    static Statement WithoutInterest(Statement of) => of with
    {
        Lines = [.. of.Lines.Select(line => line with { InterestCents = 0, CompensationCents = 0 })], InterestPeriods = [], RateOrigin = null, InterestCents = 0, CompensationCents = 0,
    };

    static Statement BeforeDueDate(Statement of) => WithoutInterest(of) with { Lines = [.. of.Lines.Select(line => line with { DueOn = Today.AddDays(10), DaysLate = -10, InterestCents = 0, CompensationCents = 0 })] };
}
