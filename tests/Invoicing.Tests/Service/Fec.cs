using System.Globalization;
using System.Text;

namespace Recouvrement.Invoicing.Tests.Service;

/// <summary>Writes small accounting exports.</summary>
static class Fec
{
    public const string Header = "JournalCode|JournalLib|EcritureNum|EcritureDate|CompteNum|CompteLib|CompAuxNum|CompAuxLib|PieceRef|PieceDate|EcritureLib|Debit|Credit|EcritureLet|DateLet|ValidDate|Montantdevise|Idevise";

    public static byte[] Of(params string[] entries) => Encoding.UTF8.GetBytes(string.Join("\r\n", [Header, .. entries]) + "\r\n");

    public static string Sale(string number, string date, string customer, decimal amount, string letter = "") =>
        Entry("VE", "Ventes", number, date, customer, amount, 0, letter, "707000");

    public static string Bank(string number, string date, string customer, decimal amount, string letter = "") =>
        Entry("BQ", "Banque", number, date, customer, 0, amount, letter, "512000");

    public static string CreditNote(string number, string date, string customer, decimal amount) =>
        Entry("VE", "Ventes", number, date, customer, 0, amount, "", "709000");

    /// <summary>Money booked in the journal of the sales, as in a company with one journal for all.</summary>
    public static string Receipt(string number, string date, string customer, decimal amount) =>
        Entry("VE", "Ventes", number, date, customer, 0, amount, "", "512000");

    public static string Opening(string number, string date, string customer, decimal amount, string letter = "") =>
        Entry("AN", "A nouveaux", number, date, customer, amount, 0, letter, "110000");

    public static string OpeningCredit(string number, string date, string customer, decimal amount) =>
        Entry("AN", "A nouveaux", number, date, customer, 0, amount, "", "110000");

    /// <summary>An entry in the journal of sundry operations, or another, line by line.</summary>
    public static string Sundry(string number, string date, params (string Account, string Customer, decimal Debit, decimal Credit)[] lines) =>
        string.Join("\r\n", lines.Select(l => Row("OD", "Opérations diverses", number, date, l.Account, l.Customer, l.Debit, l.Credit, "")));

    /// <summary>A bill that was accepted: 413 takes the place of 411.</summary>
    public static string Bill(string number, string date, string customer, decimal amount, string letter = "", string billLetter = "") => string.Join("\r\n",
        Row("OD", "Opérations diverses", number, date, "413000", customer, amount, 0, billLetter),
        Row("OD", "Opérations diverses", number, date, "411000", customer, 0, amount, letter));

    /// <summary>The money of a bill.</summary>
    public static string BillMoney(string number, string date, string customer, decimal amount, string billLetter = "", string bank = "512000") => string.Join("\r\n",
        Row("BQ", "Banque", number, date, bank, "", amount, 0, ""),
        Row("BQ", "Banque", number, date, "413000", customer, 0, amount, billLetter));

    static string Entry(string journal, string label, string number, string date, string customer, decimal debit, decimal credit, string letter, string against) => string.Join("\r\n",
        Row(journal, label, number, date, "411000", customer, debit, credit, letter),
        Row(journal, label, number, date, against, "", credit, debit, ""));

    static string Row(string journal, string label, string number, string date, string account, string customer, decimal debit, decimal credit, string letter) =>
        string.Join('|', journal, label, number, date, account, "Compte", customer, customer.Length > 0 ? $"Client {customer}" : "", $"P{number}", date, "Libelle",
            Amount(debit), Amount(credit), letter, "", date, "", "");

    static string Amount(decimal amount) => amount.ToString("0.00", CultureInfo.InvariantCulture).Replace('.', ',');
}
