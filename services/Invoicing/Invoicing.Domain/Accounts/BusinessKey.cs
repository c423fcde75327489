using System.Globalization;
using System.Text;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Accounts;

/// <summary>
/// The ERP's own number of a customer, a document or a payment. Streams are named after it, so it is brought to one form here
/// (trimmed, Unicode composed) and may not hold what would make two keys one.
/// </summary>
public readonly record struct BusinessKey
{
    /// <summary>In characters.</summary>
    public const int Longest = 200;

    readonly string? text;

    BusinessKey(string text) => this.text = text;

    /// <summary>As it is shown. Two keys that differ only in case name the same thing.</summary>
    public string Text => text ?? throw new InvalidOperationException("This key was never set.");

    /// <summary>The text as the names of streams have it.</summary>
    public string Canonical => Text.ToUpperInvariant();

    /// <summary>What is wrong with it is in <see cref="Shape"/>; null then.</summary>
    public static BusinessKey? Parse(string? text)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > Longest || text.Any(IsForbidden) || !IsWhole(text)) return null;
        var key = text.Trim().Normalize(NormalizationForm.FormC);
        return key.Length is > 0 and <= Longest ? new(key) : null;
    }

    /// <summary>The rule, for a person whose key was refused.</summary>
    public static string Shape => string.Create(CultureInfo.InvariantCulture, $"is 1 to {Longest} characters without '|' and control characters");

    /// <summary>The stream of a customer account.</summary>
    public static Guid OfCustomer(Siren creditor, string number) => NameBasedId.OfStream("customer", creditor, number);

    /// <summary>The stream of an invoice; the same number in another year is another invoice.</summary>
    public static Guid OfInvoice(Siren creditor, string number, int year) => NameBasedId.OfStream("invoice", creditor, number, Year(year));

    /// <summary>The stream of a credit note.</summary>
    public static Guid OfCreditNote(Siren creditor, string number, int year) => NameBasedId.OfStream("credit_note", creditor, number, Year(year));

    /// <summary>The stream of a payment.</summary>
    public static Guid OfPayment(Siren creditor, string reference) => NameBasedId.OfStream("payment", creditor, reference);

    /// <summary>The stream of a customer's credit file.</summary>
    public static Guid OfCreditFile(Siren creditor, string number) => NameBasedId.OfStream("credit_file", creditor, number);

    /// <summary>The stream of a bill of exchange.</summary>
    public static Guid OfBill(Siren creditor, string number) => NameBasedId.OfStream("bill", creditor, number);

    /// <summary>The stream of a delivery.</summary>
    public static Guid OfDelivery(Siren creditor, string number) => NameBasedId.OfStream("delivery", creditor, number);

    /// <summary>The stream of an order that the gate was asked about.</summary>
    public static Guid OfGatedOrder(Siren creditor, string number) => NameBasedId.OfStream("gated_order", creditor, number);

    /// <summary>The stream of an entity's gate policies.</summary>
    public static Guid OfGatePolicies(Siren creditor) => NameBasedId.OfStream("gate_policies", creditor, creditor.Digits);

    /// <summary>The stream of what a document of the chain from quote to invoice comes from; only an invoice has a year.</summary>
    public static Guid OfLinks(Siren creditor, string step, string number, int? year) => NameBasedId.OfStream("document_links", creditor, step, number, year is { } of ? Year(of) : "");

    /// <summary>The stream of a supporting document.</summary>
    public static Guid OfDocument(Siren creditor, string reference) => NameBasedId.OfStream("document", creditor, reference);

    /// <summary>The stream of an entity's general terms.</summary>
    public static Guid OfGeneralTerms(Siren creditor) => NameBasedId.OfStream("general_terms", creditor, creditor.Digits);

    /// <summary>The stream of the terms that a customer accepted.</summary>
    public static Guid OfTermsAcceptances(Siren creditor, string number) => NameBasedId.OfStream("terms_acceptances", creditor, number);

    /// <summary>The stream of a creditor entity.</summary>
    public static Guid OfCreditor(Siren creditor) => NameBasedId.OfStream("creditor", creditor, creditor.Digits);

    /// <inheritdoc/>
    public override string ToString() => Text;

    static string Year(int year) => year.ToString("0000", CultureInfo.InvariantCulture);

    static bool IsForbidden(char c) => c is '|' or '\uFFFE' || char.IsControl(c) || char.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;

    // Half a surrogate pair is no text: neither PostgreSQL nor JSON takes it.
    static bool IsWhole(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (char.IsSurrogate(text[i]) && (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[++i]))) return false;
        return true;
    }
}
