using System.Text.RegularExpressions;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>What is against a rule in an invoice that is taken all the same: identifiers, and what the French rules of electronic invoicing ask for.</summary>
static partial class EInvoiceWarnings
{
    static readonly string[] Mentions = ["PMT", "PMD", "AAB"];

    public static IEnumerable<EInvoiceWarning> Of(EInvoice invoice) =>
        Identifiers("seller", "BT-30", "BT-31", invoice.Seller).Concat(Identifiers("buyer", "BT-47", "BT-48", invoice.Buyer)).Concat(Payment(invoice)).Concat(French(invoice));

    static IEnumerable<EInvoiceWarning> Identifiers(string who, string legal, string vat, EInvoiceParty party)
    {
        if (party.Siren is { HasValidCheckDigit: false } siren) yield return new("siren_check_digit", legal, $"The check digit of the {who}'s SIREN {siren} is wrong.");
        if (party.LegalId is { } id && Siret.Parse(string.Concat(id.Where(c => !char.IsWhiteSpace(c)))) is { HasValidCheckDigit: false }) yield return new("siret_check_digit", legal, $"The check digits of the {who}'s SIRET are wrong.");
        if (VatNumber.Parse(party.Vat) is not { } number)
        {
            if (party.Vat is not null) yield return new("vat_number", vat, $"The {who}'s VAT number has no shape of one.");
            yield break;
        }

        if (number.HasValidKey is false) yield return new("vat_key", vat, $"The key of the {who}'s VAT number {number} is wrong.");
        if (number.Siren is { } other && party.Siren is { } own && other != own) yield return new("siren_disagrees", vat, $"The {who}'s VAT number is of another company than its SIREN {own}.");
    }

    static IEnumerable<EInvoiceWarning> Payment(EInvoice invoice)
    {
        if (invoice.Kind is EInvoiceKind.Invoice && invoice.DueOn is null && invoice.Totals.Payable.IsPositive)
            yield return invoice.Terms is null
                ? new("no_due_date", "BT-9", "There is neither a due date nor terms of payment: the customer's term applies.")
                : new("terms_unclear", "BT-20", "The terms of payment do not give one date beyond doubt: the customer's term applies.");
        foreach (var iban in invoice.Ibans)
            if (Iban.Parse(iban) is not { HasValidCheckDigits: true }) yield return new("iban", "BT-84", "The creditor's IBAN has wrong check digits.");
        if (invoice.Remittance is { } reference && CompactRf().IsMatch(reference) && CreditorReference.Parse(reference) is null)
            yield return new("rf_reference", "BT-83", "The payment reference begins as a creditor reference (RF) and is none.");
        if (invoice.Payee is { Siren: { } payee } && invoice.Seller.Siren is { } seller && payee != seller && !invoice.IsFactored)
            yield return new("payee_differs", "BT-61", $"It is to be paid to another company, {payee}, and is no factored invoice.");
        if (invoice.Totals.Payable.Amount < 0) yield return new("overpaid", "BT-115", "More was paid before than it claims: the difference is owed to the buyer and was not booked.");
    }

    static IEnumerable<EInvoiceWarning> French(EInvoice invoice)
    {
        if (invoice.Seller.Country is not "FR") yield break;
        if (!FrenchNumber().IsMatch(invoice.Number)) yield return new("number_shape", "BT-1", "Platforms take a number of at most 35 letters, digits and the signs + - _ /.");
        foreach (var mention in Mentions)
            if (invoice.Kind is EInvoiceKind.Invoice && !invoice.Notes.Contains(mention)) yield return new("mention_missing", "BT-21", $"The note {mention} that the French rules ask for is missing.");
        if (invoice.Seller is { Address: ['0', '2', '2', '5', ':', .. var address], Siren: { } siren } && !address.StartsWith(siren.Digits, StringComparison.Ordinal))
            yield return new("address_disagrees", "BT-34", "The seller's electronic address does not begin with its SIREN.");
    }

    [GeneratedRegex(@"^RF\d{2}\s?[A-Z0-9]", RegexOptions.CultureInvariant)]
    private static partial Regex CompactRf();

    [GeneratedRegex(@"^[A-Za-z0-9+\-_/]{1,35}\z")]
    private static partial Regex FrenchNumber();
}
