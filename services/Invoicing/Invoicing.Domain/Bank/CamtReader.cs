using System.Collections.Frozen;
using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>
/// Reads bank statements of ISO 20022: camt.053 and camt.054 in every version. Whatever the bytes, it ends in statements or in the reasons
/// why there are none. A statement whose balances do not follow from its entries is refused, and with it the whole file.
/// </summary>
public static class CamtReader
{
    const int Newest = 14, MostProblems = 100;

    static readonly FrozenDictionary<string, string> Prefixes =
        (from message in new[] { "053", "054" } from version in Enumerable.Range(1, Newest) select $"urn:iso:std:iso:20022:tech:xsd:camt.{message}.001.{version:00}")
        .ToFrozenDictionary(name => name, _ => "camt");

    static readonly XmlLimits Limits = new(Bytes: 32 << 20, Depth: 64, Elements: 1_500_000, Kept: 1_500_000);

    /// <summary>Reads a file.</summary>
    public static BankReading Read(byte[] xml)
    {
        var (root, problem) = SafeXml.Read(xml, Prefixes, FrozenSet<string>.Empty, Limits);
        if (root is null) return new BankReading.Refused([new(problem!.IsTooLarge ? BankProblems.TooLarge : BankProblems.NotWellFormed, problem.Line, null, problem.Reason)]);
        var (report, statements) = root.Name is not "camt:Document" ? default
            : root.First("camt:BkToCstmrStmt") is { } booked ? (BankReport.Statement, booked.All("camt:Stmt"))
            : root.First("camt:BkToCstmrDbtCdtNtfctn") is { } told ? (BankReport.Notification, told.All("camt:Ntfctn"))
            : default;
        if (report is BankReport.None) return new BankReading.Refused([new(BankProblems.NotAStatement, 1, null, "The file is neither camt.053 nor camt.054 of ISO 20022.")]);

        var inspection = new CamtInspection();
        var found = statements.Select(s => StatementOf(inspection, report, s)).OfType<BankStatement>().ToImmutableArray();
        if (found.IsEmpty && inspection.Problems.Count == 0) inspection.Wrong(BankProblems.NoAccount, root, null, "The file holds no statement.");
        return inspection.Problems.Count > 0 ? new BankReading.Refused([.. inspection.Problems.Take(MostProblems)]) : new BankReading.Found(found, [.. inspection.Warnings]);
    }

    static BankStatement? StatementOf(CamtInspection inspection, BankReport report, XmlPart part)
    {
        var account = (part.TextAt("camt:Acct/camt:Id/camt:IBAN") ?? part.TextAt("camt:Acct/camt:Id/camt:Othr/camt:Id"))?.Replace(" ", "", StringComparison.Ordinal).ToUpperInvariant();
        if (account is null or { Length: > 40 })
        {
            inspection.Wrong(BankProblems.NoAccount, part, "Acct", "The statement does not say of which account it is.");
            return null;
        }

        var entries = part.All("camt:Ntry").Select(e => CamtEntry.Of(inspection, e)).ToList();
        if (entries.Contains(null)) return null;
        var closing = Balance(inspection, part, "CLBD");
        var statement = new BankStatement(
            report, Short(part.TextAt("camt:Id")) ?? "", account, (Balance(inspection, part, "OPBD") ?? Balance(inspection, part, "PRCD"))?.Amount, closing?.Amount, closing?.On, [.. entries.Select(e => e!)]);
        return InOneCurrency(inspection, part, statement) && (report is BankReport.Notification || Balances(inspection, part, statement)) ? statement : null;
    }

    static bool InOneCurrency(CamtInspection inspection, XmlPart part, BankStatement statement)
    {
        if (statement.Entries.Select(e => e.Amount.Currency).Concat([statement.Opening?.Currency, statement.Closing?.Currency]).OfType<string>().Distinct().Count() < 2) return true;
        inspection.Wrong(BankProblems.Element, part, "Ccy", "The entries and balances of the statement are in several currencies.");
        return false;
    }

    // Half of a month cannot hide in a file that lost its end: the balances prove that nothing is missing.
    static bool Balances(CamtInspection inspection, XmlPart part, BankStatement statement)
    {
        if (statement is not { Opening: { } opening, Closing: { } closing })
        {
            inspection.Warn(BankProblems.BalanceMissing, part, "Bal", $"The statement of {statement.Account} lacks its opening or closing balance: nothing proves that it is whole.");
            return true;
        }

        if (opening + statement.Credits - statement.Debits == closing) return true;
        inspection.Wrong(BankProblems.Balance, part, "Bal", $"{opening} + {statement.Credits} - {statement.Debits} does not make the closing balance of {closing}.");
        return false;
    }

    static (Money Amount, DateOnly? On)? Balance(CamtInspection inspection, XmlPart statement, string type)
    {
        var balance = statement.All("camt:Bal").FirstOrDefault(b => b.TextAt("camt:Tp/camt:CdOrPrtry/camt:Cd") == type);
        if (balance is null) return null;
        var (amount, isCredit) = (inspection.Amount(balance, "camt:Amt"), inspection.IsCredit(balance));
        return (isCredit ? amount : -amount, inspection.Day(balance, "camt:Dt"));
    }

    static string? Short(string? text) => text is null ? null : CamtEntry.Cut(text, 80);
}
