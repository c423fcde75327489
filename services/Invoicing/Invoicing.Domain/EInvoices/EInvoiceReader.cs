using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Invoicing.Domain.Xml;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Reads an invoice or credit note of EN 16931 from CII or UBL. Whatever the bytes, it ends in an invoice or in the reasons why there is none.</summary>
public static partial class EInvoiceReader
{
    const int MostListed = 1_000;

    /// <summary>Reads an XML file.</summary>
    public static EInvoiceReading Read(byte[] xml)
    {
        var (root, problem) = EInvoiceVocabulary.Read(xml);
        if (root is null) return Refused(problem!);
        if (EInvoiceVocabulary.Of(root) is not { } vocabulary)
            return Refused(new(EInvoiceProblems.RootUnknown, null, root.Name.StartsWith("zugferd1:", StringComparison.Ordinal)
                ? "The file is an invoice of ZUGFeRD 1, which is older than EN 16931." : "The file is neither a Cross Industry Invoice nor an invoice or credit note of UBL 2."));
        var inspection = new EInvoiceInspection(vocabulary, root);
        var invoice = Read(inspection, vocabulary, EInvoiceTotalling.Read(inspection));
        return invoice is null || inspection.Problems.Count > 0
            ? new EInvoiceReading.Refused([.. inspection.Problems.DistinctBy(p => (p.Code, p.Field))])
            : new EInvoiceReading.Found(invoice, [.. inspection.Warnings.Concat(EInvoiceWarnings.Of(invoice))]);
    }

    static EInvoiceReading Refused(EInvoiceProblem problem) => new EInvoiceReading.Refused([problem]);

    static EInvoice? Read(EInvoiceInspection inspection, EInvoiceVocabulary vocabulary, EInvoiceTotalling? totalling)
    {
        var number = inspection.Required("BT-1", "The number");
        if (number.Length > 0 && BusinessKey.Parse(number) is null) inspection.Wrong(EInvoiceProblems.Number, "BT-1", $"The number {BusinessKey.Shape}.");
        if (inspection.Day("BT-2", needed: true, "The date of issue") is not { } issuedOn || totalling is null) return null;
        var terms = Terms(inspection);
        inspection.Required("BT-27", "The name of the seller", 512);
        inspection.Required("BT-44", "The name of the buyer", 512);
        if (inspection.Line("BT-24") is null) inspection.Warn("profile_missing", "BT-24", "The file does not say which profile of EN 16931 it follows.");
        return new(
            vocabulary.Syntax, inspection.Line("BT-24"), inspection.Line("BT-23")?.ToUpperInvariant(), totalling.Kind, number, issuedOn, totalling.Type, totalling.Currency,
            DueOn(inspection, issuedOn, terms), terms, Seller(inspection), Buyer(inspection), Payee(inspection), totalling.Totals,
            inspection.Line("BT-10"), inspection.Line("BT-13"), Preceding(inspection, vocabulary), First(inspection, "BT-83"), Ibans(inspection),
            inspection.Day("BT-72", needed: false, "The date of delivery"), Notes(inspection));
    }

    static string? Terms(EInvoiceInspection inspection)
    {
        var text = string.Join('\n', inspection.All("BT-20").Take(MostListed).Select(p => p.Text));
        return text.Length is 0 ? null : text.Length <= XmlPart.LongestText ? text : text[..XmlPart.LongestText];
    }

    // Several dates are instalments: before the last one, not all of it is due.
    static DateOnly? DueOn(EInvoiceInspection inspection, DateOnly issuedOn, string? terms)
    {
        var said = inspection.All("BT-9");
        if (said.Select(p => p.Text).Distinct().Count() < 2)
            return inspection.Day("BT-9", needed: false, "The due date") is { } due ? NotBefore(inspection, issuedOn, due) : TermsText.DueOn(terms, issuedOn);
        var days = said.Select(p => EInvoiceInspection.Day(p.Text, p.Format)).ToList();
        if (days.Exists(d => d is null)) inspection.Wrong(EInvoiceProblems.Date, "BT-9", "One of the due dates is no date from 1990 to 2100.");
        inspection.Warn("instalments", "BT-9", "It is due in parts; the last date was taken for all of it.");
        return days.Max() is { } last ? NotBefore(inspection, issuedOn, last) : null;
    }

    static DateOnly NotBefore(EInvoiceInspection inspection, DateOnly issuedOn, DateOnly due)
    {
        if (due >= issuedOn) return due;
        inspection.Warn("due_before_issue", "BT-9", "The due date is before the date of issue; it was taken as due on the day of issue.");
        return issuedOn;
    }

    static EInvoiceParty Seller(EInvoiceInspection i) => new(
        i.Line("BT-27"), i.SirenOf("BT-30", "BT-29", "BT-31", "BT-40"), First(i, "BT-30"), i.Line("BT-31"), Country(i, "BT-40"), Address(i, "BT-34"), null);

    static EInvoiceParty Buyer(EInvoiceInspection i) => new(
        i.Line("BT-44"), i.SirenOf("BT-47", "BT-46-0009", "BT-48", "BT-55"), First(i, "BT-47"), i.Line("BT-48"), Country(i, "BT-55"), Address(i, "BT-49"), OwnNumber(i));

    static EInvoiceParty? Payee(EInvoiceInspection i) =>
        i.Line("BT-59") is null && First(i, "BT-61") is null ? null : new(i.Line("BT-59"), i.SirenOf("BT-61", "", "", ""), First(i, "BT-61"), null, null, null, First(i, "BT-60"));

    // Several numbers of one buyer cannot be told apart: then none is taken.
    static string? OwnNumber(EInvoiceInspection i) =>
        i.All("BT-46").Select(p => EInvoiceInspection.Plain(p.Text)).Distinct().Take(2).ToList() is [var one] && BusinessKey.Parse(one) is { } key ? key.Text : null;

    static string? First(EInvoiceInspection i, string term) => i.All(term) is [var first, ..] && EInvoiceInspection.Plain(first.Text) is { Length: > 0 and <= 200 } text ? text : null;

    static string? Country(EInvoiceInspection i, string term) => First(i, term) is { Length: 2 } code && code.All(char.IsAsciiLetterUpper) ? code : null;

    static string? Address(EInvoiceInspection i, string term) => First(i, term) is { } text ? $"{i.All(term)[0].Scheme}:{text}" : null;

    static ImmutableArray<PrecedingInvoice> Preceding(EInvoiceInspection inspection, EInvoiceVocabulary vocabulary) =>
    [
        .. inspection.All("BG-3").Take(MostListed)
            .Select(p => (Number: vocabulary.Of(p, "BT-25"), On: vocabulary.Of(p, "BT-26")))
            .Where(p => p.Number.Count == 1 && BusinessKey.Parse(EInvoiceInspection.Plain(p.Number[0].Text)) is not null)
            .Select(p => new PrecedingInvoice(
                BusinessKey.Parse(EInvoiceInspection.Plain(p.Number[0].Text))!.Value.Text, p.On is [var on] ? EInvoiceInspection.Day(on.Text, on.Format) : null))
            .DistinctBy(p => (p.Number.ToUpperInvariant(), p.IssuedOn?.Year)),
    ];

    static ImmutableArray<string> Ibans(EInvoiceInspection inspection) =>
        [.. inspection.All("BT-84").Select(p => string.Concat(p.Text.Where(c => !char.IsWhiteSpace(c))).ToUpperInvariant()).Where(t => t.Length is > 0 and <= 50).Distinct().Take(20)];

    // UBL has no element for the subject of a note: the text begins with #PMT#.
    static ImmutableArray<string> Notes(EInvoiceInspection inspection) =>
    [
        .. inspection.All("BT-21").Select(p => p.Text.ToUpperInvariant())
            .Concat(inspection.All("BT-22").Select(p => Subject().Match(p.Text)).Where(m => m.Success).Select(m => m.Groups["code"].Value))
            .Where(code => code.Length is > 0 and <= 3).Take(MostListed),
    ];

    [GeneratedRegex(@"^#(?<code>[A-Z]{3})#")]
    private static partial Regex Subject();
}
