using System.Collections.Immutable;
using System.Globalization;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Invoices;
using Recouvrement.Invoicing.Domain.Xml;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>A status of one invoice, as a platform sends it.</summary>
/// <param name="Creditor">Who issued the invoice.</param>
/// <param name="Number">Of the invoice.</param>
/// <param name="Year">Of its issue; null where the message does not say.</param>
/// <param name="Status">What is said of it.</param>
public sealed record StatusMessage(Siren Creditor, string Number, int? Year, EInvoiceStatus Status);

/// <summary>
/// Reads a life-cycle message (CDAR, UN/CEFACT Cross Domain Acknowledgement and Response, as XP Z12-012 uses it) from anybody. Whatever the
/// bytes, it ends in a status or in the reasons why there is none. One message speaks of one invoice.
/// </summary>
public static class StatusMessageReader
{
    const string Acknowledgement = "cdar:AcknowledgementDocument", Referenced = Acknowledgement + "/ram:ReferenceReferencedDocument", About = Referenced + "/ram:SpecifiedDocumentStatus";

    static readonly EInvoiceVocabulary Vocabulary = new(EInvoiceSyntax.None,
    [
        ("MDG-32", [Referenced]),
        ("MDT-78", [Acknowledgement + "/ram:IssueDateTime/udt:DateTimeString", "cdar:ExchangedDocument/ram:IssueDateTime/udt:DateTimeString"]),
        ("MDT-87", [Referenced + "/ram:IssuerAssignedID"]),
        ("MDT-97", [Referenced + "/ram:FormattedIssueDateTime/qdt:DateTimeString"]),
        ("MDT-105", [Referenced + "/ram:ProcessConditionCode"]),
        ("MDT-113", [About + "/ram:ReasonCode"]),
        ("MDT-129", [Referenced + "/ram:IssuerTradeParty/ram:GlobalID"]),
        ("MDG-43", [About + "/ram:SpecifiedDocumentCharacteristic"]),
        ("MDT-207", ["ram:TypeCode"]),
        ("MDT-215", ["ram:ValueAmount"]),
    ]);

    /// <summary>The message, or all that is wrong with it.</summary>
    public static (StatusMessage? Message, ImmutableArray<EInvoiceProblem> Problems) Read(byte[] xml)
    {
        var (root, problem) = EInvoiceVocabulary.Read(xml);
        if (root is null) return (null, [problem!]);
        if (root.Name != "cdar:CrossDomainAcknowledgementAndResponse") return (null, [new(EInvoiceProblems.RootUnknown, null, "The file is no life-cycle message (CDAR).")]);
        var inspection = new EInvoiceInspection(Vocabulary, root);
        var message = Read(inspection);
        return inspection.Problems.Count > 0 ? (null, [.. inspection.Problems.DistinctBy(p => (p.Code, p.Field))]) : (message, []);
    }

    static StatusMessage? Read(EInvoiceInspection inspection)
    {
        if (inspection.All("MDG-32").Count > 1) inspection.Wrong(EInvoiceProblems.Contradiction, "MDG-32", "A message speaks of one invoice.");
        var number = inspection.Required("MDT-87", "The number of the invoice");
        if (number.Length > 0 && BusinessKey.Parse(number) is null) inspection.Wrong(EInvoiceProblems.Number, "MDT-87", $"The number {BusinessKey.Shape}.");
        var creditor = Company(inspection.Required("MDT-129", "Who issued the invoice"));
        if (creditor is null) inspection.Wrong(EInvoiceProblems.Missing, "MDT-129", "Who issued the invoice is no SIREN.");
        var known = int.TryParse(inspection.Required("MDT-105", "The status"), NumberStyles.None, CultureInfo.InvariantCulture, out var code) && EInvoiceStatus.Known.Contains(code);
        if (!known) inspection.Wrong(EInvoiceProblems.TypeUnknown, "MDT-105", "The status is none of the life cycle (200 to 228).");
        var reasons = StatusReasons.Of(inspection.All("MDT-113").Select(p => p.Text));
        if (reasons is null) inspection.Wrong(EInvoiceProblems.Number, "MDT-113", "A reason is a code of capital letters, and there are at most 20.");
        var on = Day(inspection.Required("MDT-78", "The day of the status"));
        if (on is null) inspection.Wrong(EInvoiceProblems.Date, "MDT-78", "The day of the status is no date from 1990 to 2100.");
        var amounts = Amounts(inspection);
        var issued = inspection.All("MDT-97") is [var said, ..] ? EInvoiceInspection.Day(said.Text, said.Format) : null;
        return inspection.Problems.Count > 0 ? null : new(creditor!.Value, number, issued?.Year, new(code, on!.Value, reasons!, amounts));
    }

    // Time stamps (format 204) begin with their day.
    static DateOnly? Day(string text) => EInvoiceInspection.Day(text.Length == 14 && text.All(char.IsAsciiDigit) ? text[..8] : text, null);

    static Siren? Company(string text) => Siren.Parse(text) ?? Siret.Parse(text)?.Siren;

    // One amount may come in parts, one for each rate of tax.
    static StatusAmounts Amounts(EInvoiceInspection inspection)
    {
        var said = new Dictionary<string, Money>();
        foreach (var part in inspection.All("MDG-43"))
            if (Vocabulary.Of(part, "MDT-207") is [var kind] && Vocabulary.Of(part, "MDT-215") is [var amount])
            {
                if (Money(amount) is not { } money || (said.TryGetValue(kind.Text, out var before) && !before.IsZero && !money.IsZero && before.Currency != money.Currency))
                    inspection.Wrong(EInvoiceProblems.Amount, "MDT-215", "An amount of the status is none, or in several currencies.");
                else said[kind.Text] = said.GetValueOrDefault(kind.Text) + money;
            }

        return new(Of("MEN"), Of("MPA"), Of("RAP"), Of("MAPTTC"), Of("MNATTC"));

        Money? Of(string kind) => said.TryGetValue(kind, out var money) ? money : null;
    }

    static Money? Money(XmlPart part) =>
        EInvoiceInspection.Figure(part.Text) is { } figure and >= 0 && (part.Currency ?? "EUR") is { Length: 3 } currency && currency.All(char.IsAsciiLetterUpper) ? new Money(figure, currency) : null;
}
