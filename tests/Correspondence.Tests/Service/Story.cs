using System.Security.Cryptography;
using Recouvrement.Contracts.Dunning;
using Recouvrement.Contracts.Invoicing;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>What the other services say: one creditor, debtors with contacts, messages asked for.</summary>
static class Story
{
    public const string Creditor = "732829320";
    public static readonly DateOnly Monday = new(2026, 3, 16);

    public static CreditorLetterheadChangedV1 Letterhead(string name = "Atelier Lumière", string? email = "compta@atelier.example") => new(
        Creditor, name, "SAS", 5_000_000, "Lyon", ["12 rue des Ateliers", "69003 Lyon"], email, "+33472000000",
        "FR7630006000011234567890189", "AGRIFRPP", "Camille Exemple", "Directrice financière", 1, Monday);

    public static DebtorContactsChangedV1 Contacts(Guid debtor, string name = "Menuiserie Bôchard", params DebtorContactV1[] contacts) =>
        new(Creditor, debtor, "C0012", name, "fr", contacts.Length > 0 ? contacts : [Payable(debtor), Legal], 1, Monday);

    public static string MailboxOf(Guid debtor) => $"compta-{debtor:N}@client.example";

    public static DebtorContactV1 Payable(Guid debtor, string? email = null) =>
        new("accounts_payable", "Service comptabilité", email ?? MailboxOf(debtor), null, [], null, null, null);

    public static readonly DebtorContactV1 Legal = new("legal_representative", "Mme Élise Bôchard", null, null, ["3 rue du Tilleul"], "21000", "Dijon", "FR");

    public static MessageRequestedV1 Message(Guid debtor, string channel = "email", string step = "reminder_1", string role = "accounts_payable", string? redirectTo = null) => new(
        Guid.CreateVersion7(), Guid.CreateVersion7(), Creditor, debtor, "C0012", 1, step, channel, step, role, "fr", redirectTo,
        new(Monday,
            [new(Guid.CreateVersion7(), "FA2026-0012", "FA2026-0012", new(2026, 1, 10), new(2026, 2, 9), 120_000, 100_000, 35, 1_165, 4_000)],
            [new(Guid.CreateVersion7(), "FA2026-0044", "FA2026-0044", new(2026, 3, 31), 5_000)],
            [new("FA2026-0012", new(2026, 2, 10), Monday, 35, "12.15", 100_000, 1_165)],
            "Taux BCE majoré de 10 points", "EUR", 100_000, 1_165, 4_000),
        Monday.AddDays(20), Monday.AddDays(20), 1, Monday);

    /// <summary>A copy of an invoice of a message, as Invoicing tells it.</summary>
    public static InvoiceCopyKeptV1 Copy(MessageRequestedV1 of, byte[] bytes, long version = 1, int line = 0) => new(
        Creditor, of.Statement.Lines[line].Invoice, of.Statement.Lines[line].Number, Convert.ToHexStringLower(SHA256.HashData(bytes)), bytes.Length, "application/pdf", "FA.pdf", version, Monday);

    public static MessageRequestedV1 Notice(Guid debtor, string? redirectTo = null) => Message(debtor, "registered_letter", "formal_notice", "legal_representative", redirectTo);

    public static MessageWithdrawnV1 Withdrawal(MessageRequestedV1 of) => new(of.Decision, of.Case, Creditor, "paid", 2, Monday);
}
