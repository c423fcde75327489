using System.Globalization;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;
using Recouvrement.Correspondence.Payments;
using Recouvrement.Correspondence.Texts;

namespace Recouvrement.Benchmarks.Letters;

/// <summary>What the other services tell: one creditor, debtors, and letters of one invoice, each with figures of its own; of twenty letters, eight are first reminders and one is a formal notice.</summary>
static class Story
{
    const string Creditor = "732829320";
    static readonly DateOnly Day = new(2026, 3, 16);
    static readonly string[] Kinds =
    [
        "reminder_1", "letter_1", "reminder_2", "reminder_1", "letter_2", "reminder_1", "letter_1", "reminder_2", "reminder_1", "formal_notice",
        "reminder_1", "letter_1", "reminder_2", "reminder_1", "letter_2", "reminder_1", "letter_1", "reminder_2", "reminder_1", "letter_1",
    ];

    /// <summary>The kind of the letter of a number.</summary>
    public static string Kind(int number) => Kinds[number % Kinds.Length];

    public static CreditorLetterheadChangedV1 Letterhead() => new(
        Creditor, "Atelier Lumière", "SAS", 5_000_000, "Lyon", ["12 rue des Ateliers", "69003 Lyon"], "compta@atelier.example", "+33472000000",
        "FR7630006000011234567890189", "AGRIFRPP", "Camille Exemple", "Directrice financière", 1, Day);

    public static DebtorContactsChangedV1 Contacts(Guid debtor) => new(
        Creditor, debtor, Number(debtor), $"Menuiserie {Number(debtor)} SARL", "fr", [new("accounts_payable", "Service comptabilité", null, null, ["3 rue du Tilleul"], "21000", "Dijon", "FR")], 1, Day);

    public static MessageRequestedV1 Letter(Guid debtor, int number) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Creditor, debtor, Number(debtor), 1, Kind(number), "letter", Kind(number), "accounts_payable", "fr", null, Statement(number), Day.AddDays(20), Day.AddDays(30), 1, Day);

    /// <summary>The same letter for the typesetter alone.</summary>
    public static TextContent Content(int number)
    {
        var (from, statement, customer) = (Sender, Statement(number), $"C{number:000000}");
        var slip = PaymentSlip.Of(Guid.CreateVersion7(), from, customer, statement);
        return new(
            from, new($"Menuiserie {customer} SARL", customer, "accounts_payable", "Service comptabilité", ["3 rue du Tilleul", "21000 Dijon"]),
            new(Day, number.ToString("X8", CultureInfo.InvariantCulture), "Lyon", slip), statement, Day.AddDays(20), Day.AddDays(30));
    }

    static Letterhead Sender { get; } = new(
        Creditor, "Atelier Lumière", "SAS", 5_000_000, "Lyon", ["12 rue des Ateliers", "69003 Lyon"], "compta@atelier.example", "+33472000000",
        "FR7630006000011234567890189", "AGRIFRPP", "Camille Exemple", "Directrice financière");

    static string Number(Guid debtor) => $"C{debtor.ToString("N")[^9..].ToUpperInvariant()}";

    static StatementV1 Statement(int number)
    {
        var (reference, owed) = ($"FA2026-{number:000000}", 100_000L + number);
        return new(
            Day, [new(Guid.CreateVersion7(), reference, reference, new(2026, 1, 10), new(2026, 2, 9), 20_000 + owed, owed, 35, 1_165, 4_000)], [],
            [new(reference, new(2026, 2, 10), Day, 35, "12.15", owed, 1_165)],
            "taux de refinancement de la Banque centrale européenne majoré de 10 points (article L441-10, II du code de commerce)", "EUR", owed, 1_165, 4_000);
    }
}
