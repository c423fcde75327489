using System.Text.RegularExpressions;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>What a file claims: its type, its currency and its totals, which have to add up to the cent.</summary>
/// <param name="Kind">After the signs were looked at.</param>
/// <param name="Type">BT-3.</param>
/// <param name="Currency">BT-5.</param>
/// <param name="Totals">In positive amounts.</param>
sealed partial record EInvoiceTotalling(EInvoiceKind Kind, string Type, string Currency, EInvoiceTotals Totals)
{
    const string MinimumProfile = ":minimum";

    /// <summary>Null where something is wrong, which the inspection then holds.</summary>
    public static EInvoiceTotalling? Read(EInvoiceInspection inspection)
    {
        var type = inspection.Required("BT-3", "The type code");
        var kind = KindOf(inspection, type);
        var currency = inspection.Required("BT-5", "The currency");
        if (currency.Length > 0 && !Iso4217().IsMatch(currency)) inspection.Wrong(EInvoiceProblems.Currency, "BT-5", "The currency is no three capital letters of ISO 4217.");
        var (net, tax) = (inspection.Amount("BT-109", "The total without tax", currency, needed: true), inspection.Amount("BT-110", "The tax", currency, needed: false));
        var (gross, payable) = (inspection.Amount("BT-112", "The total with tax", currency, needed: true), inspection.Amount("BT-115", "The amount to pay", currency, needed: true));
        var (prepaid, rounding) = (inspection.Amount("BT-113", "The amount paid before", currency, needed: false), inspection.Amount("BT-114", "The rounding", currency, needed: false));
        if (inspection.Problems.Count > 0) return null;

        // The smallest profile of Factur-X has no room for what was paid before.
        if (prepaid is null && inspection.Line("BT-24")?.EndsWith(MinimumProfile, StringComparison.OrdinalIgnoreCase) is true && payable!.Value * Math.Sign(gross!.Value) >= 0)
            prepaid = gross - payable;
        Check(inspection, net!.Value, tax ?? 0, gross!.Value, prepaid ?? 0, rounding ?? 0, payable!.Value);
        return inspection.Problems.Count > 0 ? null : Signed(inspection, kind, type, currency, [net.Value, tax ?? 0, gross.Value + (rounding ?? 0), prepaid ?? 0, payable.Value]);
    }

    static EInvoiceKind KindOf(EInvoiceInspection inspection, string type)
    {
        var kind = EInvoiceTypes.KindOf(type);
        if (type == EInvoiceTypes.ProForma) inspection.Wrong(EInvoiceProblems.ProForma, "BT-3", "The file is a pro forma invoice (325): it claims nothing.");
        else if (kind is EInvoiceKind.None && type.Length > 0) inspection.Wrong(EInvoiceProblems.TypeUnknown, "BT-3", "The type code is none of an invoice or credit note.");
        else if (type.Length > 0 && inspection.Syntax is EInvoiceSyntax.UblInvoice && kind is EInvoiceKind.CreditNote)
            inspection.Wrong(EInvoiceProblems.TypeUnknown, "BT-3", $"The file calls itself an invoice and has the type code {type} of a credit note.");
        else if (type.Length > 0 && inspection.Syntax is EInvoiceSyntax.UblCreditNote && kind is EInvoiceKind.Invoice)
            inspection.Wrong(EInvoiceProblems.TypeUnknown, "BT-3", $"The file calls itself a credit note and has the type code {type} of an invoice.");
        return kind;
    }

    static void Check(EInvoiceInspection inspection, decimal net, decimal tax, decimal gross, decimal prepaid, decimal rounding, decimal payable)
    {
        if (gross != net + tax) inspection.Wrong(EInvoiceProblems.Totals, "BT-112", FormattableString.Invariant($"The total with tax is {gross}; {net} without tax and {tax} of tax make {net + tax}."));
        if (payable != gross - prepaid + rounding)
            inspection.Wrong(EInvoiceProblems.Totals, "BT-115", FormattableString.Invariant($"The amount to pay is {payable}; {gross} less {prepaid} paid before, rounded by {rounding}, make {gross - prepaid + rounding}."));
    }

    // An invoice with negative amounts is a credit note; a credit note with negative ones says who owes whom to nobody.
    static EInvoiceTotalling? Signed(EInvoiceInspection inspection, EInvoiceKind kind, string type, string currency, decimal[] amounts)
    {
        var sign = amounts[2] < 0 || (amounts[2] == 0 && amounts[4] < 0) ? -1 : 1;
        if (kind is EInvoiceKind.CreditNote && sign < 0)
        {
            inspection.Wrong(EInvoiceProblems.Sign, "BT-112", $"A credit note ({type}) with negative amounts does not say who owes whom.");
            return null;
        }

        if (amounts[3] * sign < 0)
        {
            inspection.Wrong(EInvoiceProblems.Sign, "BT-113", "The amount paid before has another sign than the total.");
            return null;
        }

        var money = Array.ConvertAll(amounts, a => new Money(a * sign, currency));
        return new(sign < 0 ? EInvoiceKind.CreditNote : kind, type, currency, new(money[0], money[1], money[2], money[3], money[4]));
    }

    [GeneratedRegex(@"^[A-Z]{3}\z")]
    private static partial Regex Iso4217();
}
