using System.Text.RegularExpressions;
using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Customers;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Kernel.PaymentTerms;

namespace Recouvrement.Invoicing.Customers;

/// <summary>Looks at what is said of a customer. An identifier that cannot be right is an error where a person typed it, a warning in an import, as the inspection says.</summary>
static partial class CustomerInspection
{
    public static CustomerProfile Profile(Inspection inspection, CustomerAsked asked)
    {
        var kind = inspection.Word<CustomerKind>("kind", asked.Kind);
        if (kind is CustomerKind.Consumer && asked.IsNaturalPerson is false) inspection.Wrong("isNaturalPerson", "A consumer is a natural person.");
        var (identity, relation) = (Identity(inspection, asked), Relation(inspection, asked));
        return new(
            kind, inspection.Text("segment", asked.Segment, 80), inspection.Language("language", asked.Language) ?? "fr", Term(inspection, asked).Code,
            identity == LegalIdentity.Unknown ? null : identity, relation == Domain.Customers.Relation.Unknown ? null : relation, Sector(inspection, asked.Sector));
    }

    /// <summary>A code that names somebody of the house; a name of a person is none.</summary>
    public static string? Code(Inspection inspection, string field, string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return null;
        if (CodeShape().IsMatch(text.Trim())) return text.Trim();
        inspection.Wrong(field, "It is a code of 1 to 40 letters, digits, '.', '_' or '-', and no name.");
        return null;
    }

    static LegalIdentity Identity(Inspection inspection, CustomerAsked asked)
    {
        var siren = Read("siren", asked.Siren, Kernel.Identifiers.Siren.Parse, "A SIREN has nine digits.");
        var siret = Read("siret", asked.Siret, Kernel.Identifiers.Siret.Parse, "A SIRET has fourteen digits.");
        var vat = Read("vatNumber", asked.VatNumber, VatNumber.Parse, "It is no VAT number: FR44732829320.");
        if (siren is { HasValidCheckDigit: false }) inspection.Doubtful("siren", "Its check digit does not fit.");
        if (siret is { HasValidCheckDigit: false }) inspection.Doubtful("siret", "Its check digits do not fit.");
        if (vat is { HasValidKey: false }) inspection.Doubtful("vatNumber", "Its key does not fit its SIREN.");
        if (siren is { } company && siret is { } establishment && establishment.Siren != company) inspection.Doubtful("siret", "It belongs to another company than the SIREN.");
        if ((siren ?? siret?.Siren) is { } known && vat?.Siren is { } taxed && taxed != known) inspection.Doubtful("vatNumber", "It belongs to another company than the SIREN.");
        return new(
            (siren ?? siret?.Siren ?? vat?.Siren)?.Digits, siret?.Digits, vat?.Compact, inspection.Country("country", asked.Country), inspection.Text("legalForm", asked.LegalForm, 60), asked.IsNaturalPerson);

        T? Read<T>(string field, string? text, Func<string?, T?> parse, string shape) where T : struct
        {
            if (string.IsNullOrWhiteSpace(text)) return null;
            if (parse(Spaces().Replace(text, "")) is { } read) return read;
            inspection.Doubtful(field, shape);
            return null;
        }
    }

    static Relation Relation(Inspection inspection, CustomerAsked asked)
    {
        if (asked.CustomerSince is { } since && (since.Year < 1800 || since > Inspection.Latest)) inspection.Wrong("customerSince", "No company has had a customer since then.");
        return new(
            asked.CustomerSince, Code(inspection, "salesPerson", asked.SalesPerson), Code(inspection, "owner", asked.Owner), inspection.WordOrNone<PayerProfile>("payerProfile", asked.PayerProfile),
            inspection.WordOrNone<ClaimLaw>("natureOfClaims.law", asked.NatureOfClaims?.Law), inspection.WordOrNone<ClaimObject>("natureOfClaims.object", asked.NatureOfClaims?.Object),
            inspection.Text("region", asked.Region, 80));
    }

    static string? Sector(Inspection inspection, string? asked)
    {
        if (string.IsNullOrWhiteSpace(asked)) return null;
        if (PaymentTermCaps.Shipped.Sectors.Contains(asked)) return asked;
        inspection.Wrong("sector", $"It is one of {string.Join(", ", PaymentTermCaps.Shipped.Sectors)}.");
        return null;
    }

    static PaymentTerm Term(Inspection inspection, CustomerAsked asked)
    {
        if (asked is { TermDays: not null, PaymentTerm: not null }) inspection.Wrong("termDays", "Either termDays or paymentTerm, not both.");
        if (asked.TermDays is < 0 or > 365) inspection.Wrong("termDays", "A term has 0 to 365 days.");
        else if (asked.TermDays is { } days) return PaymentTerm.Net(days);
        if (asked.PaymentTerm is null) return PaymentTerm.Default;
        if (PaymentTerm.Parse(asked.PaymentTerm) is { } term) return term;
        inspection.Wrong("paymentTerm", "It is NET0 to NET365, EOM45_A, EOM45_B, PERIODIC45 or DEFAULT.");
        return PaymentTerm.Default;
    }

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,40}\z")]
    private static partial Regex CodeShape();

    [GeneratedRegex(@"[ .\u00a0\u202f]")]
    private static partial Regex Spaces();
}
