using System.Globalization;
using System.Text;
using Recouvrement.Invoicing.Domain.EInvoices;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Support;
using static Recouvrement.Invoicing.Tests.Domain.EInvoices.InvoiceXml;

namespace Recouvrement.Invoicing.Tests.Domain.EInvoices;

/// <summary>What an invoice says is the same in every syntax; what lies about itself is refused.</summary>
public sealed class EInvoiceReaderTests
{
    public static TheoryData<string> Both { get; } = [Cii, Ubl];

    [SharedTheory("data/einvoice")]
    [InlineData("factur-x-en16931.xml", "F20260023", 104.90, 0, 104.90, "2026-03-02")]
    [InlineData("ubl-21-extended-ctc-fr.xml", "F124212", 308.03, 100, 208.03, "2026-07-16")]
    [InlineData("UC10_F202600004_EXTENDED_FX_CII_Commentee.xml", "F202600004", 6150, 0, 6150, "2026-02-02")]
    public void A_real_file_says_what_its_readme_says(string file, string number, decimal amount, decimal prepaid, decimal payable, string due)
    {
        var (invoice, _) = Found(File.ReadAllBytes(Shared.PathOf($"data/einvoice/{file}")));
        Assert.Equal(
            (EInvoiceKind.Invoice, number, Money.Euros(amount), Money.Euros(prepaid), Money.Euros(payable), DateOnly.Parse(due, CultureInfo.InvariantCulture)),
            (invoice.Kind, invoice.Number, invoice.Totals.Amount, invoice.Totals.Prepaid, invoice.Totals.Payable, invoice.DueOn!.Value));
    }

    [Theory]
    [MemberData(nameof(Both))]
    public void Every_term_is_found_in_both_syntaxes(string xml)
    {
        var (invoice, warnings) = Found(xml);
        Assert.Empty(warnings);
        Assert.Equal(("FA-1", "380", "EUR", "S1", "urn:cen.eu:en16931:2017"), (invoice.Number, invoice.Type, invoice.Currency, invoice.Process, invoice.Profile));
        Assert.Equal((new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), new DateOnly(2026, 2, 28), "30 jours"), (invoice.IssuedOn, invoice.DueOn!.Value, invoice.DeliveredOn!.Value, invoice.Terms));
        Assert.Equal(("Comptoir d'Essai", "732829320", "732829320", "FR44732829320", "FR", "0225:732829320"),
            (invoice.Seller.Name, invoice.Seller.Siren?.Digits, invoice.Seller.LegalId, invoice.Seller.Vat, invoice.Seller.Country, invoice.Seller.Address));
        Assert.Equal(("Essai et Fils", "404833048", "C-42", "FR83404833048", "FR"), (invoice.Buyer.Name, invoice.Buyer.Siren?.Digits, invoice.Buyer.OwnNumber, invoice.Buyer.Vat, invoice.Buyer.Country));
        Assert.Equal(new EInvoiceTotals(Money.Euros(100), Money.Euros(20), Money.Euros(120), Money.Euros(20), Money.Euros(100)), invoice.Totals);
        Assert.Equal(("SERVICE-7", "PO-9", "RF31FA2026000123"), (invoice.BuyerReference, invoice.OrderReference, invoice.Remittance));
        Assert.Equal(new("FA-0", new(2026, 1, 15)), Assert.Single(invoice.Preceding));
        Assert.Equal("FR7630006000011234567890189", Assert.Single(invoice.Ibans));
        Assert.Equal("PMT PMD AAB", string.Join(' ', invoice.Notes));
        Assert.Null(invoice.Payee);
    }

    [Fact]
    public void A_credit_note_has_type_381_and_positive_amounts()
    {
        var (invoice, _) = Found(Cii.With(("380", "381")));
        Assert.Equal((EInvoiceKind.CreditNote, Money.Euros(120)), (invoice.Kind, invoice.Totals.Amount));
    }

    [Theory]
    [InlineData("380")]
    [InlineData("384")]
    public void An_invoice_with_negative_amounts_is_the_same_credit_note(string type)
    {
        var (invoice, _) = Found(Cii.With(("380", type), (">100.00<", ">-100.00<"), (">20.00<", ">-20.00<"), (">120.00<", ">-120.00<")));
        Assert.Equal(Found(Cii.With(("380", "381"))).Invoice.Totals, invoice.Totals);
        Assert.Equal(EInvoiceKind.CreditNote, invoice.Kind);
    }

    [Fact]
    public void A_UBL_credit_note_has_a_root_of_its_own()
    {
        var (invoice, _) = Found(CreditNote("381"));
        Assert.Equal((EInvoiceKind.CreditNote, EInvoiceSyntax.UblCreditNote, Money.Euros(100)), (invoice.Kind, invoice.Syntax, invoice.Totals.Payable));
    }

    [Fact]
    public void A_credit_note_with_negative_amounts_is_refused() =>
        Refused(Cii.With(("380", "381"), (">100.00<", ">-100.00<"), (">20.00<", ">-20.00<"), (">120.00<", ">-120.00<")), EInvoiceProblems.Sign, "BT-112");

    [Fact]
    public void A_root_and_a_type_that_disagree_are_refused()
    {
        Refused(CreditNote("380"), EInvoiceProblems.TypeUnknown, "BT-3");
        Refused(Ubl.With(("380", "381")), EInvoiceProblems.TypeUnknown, "BT-3");
    }

    [Theory]
    [InlineData("393", true, false)]
    [InlineData("396", true, false)]
    [InlineData("501", true, true)]
    [InlineData("502", true, true)]
    [InlineData("389", false, true)]
    [InlineData("261", false, true)]
    [InlineData("380", false, false)]
    public void Factored_and_self_billed_types_are_known(string type, bool factored, bool selfBilled)
    {
        var (invoice, _) = Found(Cii.With(("380", type)));
        Assert.Equal((factored, selfBilled), (invoice.IsFactored, invoice.IsSelfBilled));
    }

    [Theory]
    [InlineData("B2", true)]
    [InlineData("S2", true)]
    [InlineData("m2", true)]
    [InlineData("S1", false)]
    [InlineData("S4", false)]
    public void Some_processes_say_that_it_is_paid(string process, bool paid) =>
        Assert.Equal(paid, Found(Ubl.With(("<cbc:ProfileID>S1", $"<cbc:ProfileID>{process}"))).Invoice.IsAlreadyPaid);

    [Fact]
    public void Rounding_is_a_part_of_the_amount()
    {
        var (invoice, _) = Found(Ubl.With(("<cbc:PayableAmount currencyID=\"EUR\">100.00", "<cbc:PayableRoundingAmount currencyID=\"EUR\">-0.01</cbc:PayableRoundingAmount><cbc:PayableAmount currencyID=\"EUR\">99.99")));
        Assert.Equal((Money.Euros(119.99m), Money.Euros(99.99m)), (invoice.Totals.Amount, invoice.Totals.Payable));
    }

    [Fact]
    public void The_smallest_profile_has_no_room_for_what_was_paid_before()
    {
        var (invoice, _) = Found(Cii.With(("urn:cen.eu:en16931:2017", "urn:factur-x.eu:1p0:minimum"), ("<ram:TotalPrepaidAmount>20.00</ram:TotalPrepaidAmount>", "")));
        Assert.Equal((Money.Euros(120), Money.Euros(20), Money.Euros(100)), (invoice.Totals.Amount, invoice.Totals.Prepaid, invoice.Totals.Payable));
    }

    [Fact]
    public void Without_a_due_date_clear_terms_give_it_and_unclear_ones_are_a_warning()
    {
        var dateless = Ubl.With(("<cbc:DueDate>2026-03-31</cbc:DueDate>", ""));
        Assert.Equal(new DateOnly(2026, 3, 31), Found(dateless).Invoice.DueOn);
        Assert.Equal((null, "terms_unclear"), Unclear(dateless.With(("30 jours", "45 jours fin de mois"))));
        Assert.Equal((null, "no_due_date"), Unclear(dateless.With(("<cbc:Note>30 jours</cbc:Note>", ""))));

        static (DateOnly?, string) Unclear(string xml) => Found(xml) is var (invoice, warnings) ? (invoice.DueOn, Assert.Single(warnings)) : default;
    }

    [Fact]
    public void A_SIRET_or_a_VAT_number_stands_in_for_a_missing_SIREN()
    {
        Assert.Equal("404833048", Found(Ubl.With(("<cbc:CompanyID schemeID=\"0002\">404833048</cbc:CompanyID>", ""))).Invoice.Buyer.Siren?.Digits);
        Assert.Equal("732829320", Found(Cii.With((">732829320</ram:ID>", ">73282932000074</ram:ID>"))).Invoice.Seller.Siren?.Digits);
    }

    [Fact]
    public void Wrong_identifiers_are_warnings()
    {
        var (_, warnings) = Found(Ubl.With((">404833048<", ">987654321<"), ("FR7630006000011234567890189", "FR7630006000011234567890180"), ("RF31FA2026000123", "RF32FA2026000123"), ("#PMD#", "#ABC#")));
        Assert.Equal(["siren_check_digit", "siren_disagrees", "iban", "rf_reference", "mention_missing"], warnings);
    }

    [Theory]
    [InlineData("<cbc:ID>FA-1</cbc:ID>", "", EInvoiceProblems.Missing, "BT-1")]
    [InlineData("<cbc:ID>FA-1</cbc:ID>", "<cbc:ID>FA|1</cbc:ID>", EInvoiceProblems.Number, "BT-1")]
    [InlineData("<cbc:ID>FA-1</cbc:ID>", "<cbc:ID>FA-1</cbc:ID><cbc:ID>FA-2</cbc:ID>", EInvoiceProblems.Contradiction, "BT-1")]
    [InlineData("2026-03-01", "1989-12-31", EInvoiceProblems.Date, "BT-2")]
    [InlineData("2026-03-01", "2101-01-01", EInvoiceProblems.Date, "BT-2")]
    [InlineData("2026-03-01", "2026-02-30", EInvoiceProblems.Date, "BT-2")]
    [InlineData("2026-03-31", "31/03/2026", EInvoiceProblems.Date, "BT-9")]
    [InlineData(">380<", ">999<", EInvoiceProblems.TypeUnknown, "BT-3")]
    [InlineData(">380<", ">325<", EInvoiceProblems.ProForma, "BT-3")]
    [InlineData(">EUR<", ">euro<", EInvoiceProblems.Currency, "BT-5")]
    [InlineData("\"EUR\">120.00", "\"USD\">120.00", EInvoiceProblems.Currency, "BT-112")]
    [InlineData(">120.00<", ">120.001<", EInvoiceProblems.Amount, "BT-112")]
    [InlineData(">120.00<", ">NaN<", EInvoiceProblems.Amount, "BT-112")]
    [InlineData(">120.00<", ">1.2E2<", EInvoiceProblems.Amount, "BT-112")]
    [InlineData(">120.00<", ">120,00<", EInvoiceProblems.Amount, "BT-112")]
    [InlineData(">120.00<", ">999999999999.00<", EInvoiceProblems.Amount, "BT-112")]
    [InlineData(">120.00<", ">120.01<", EInvoiceProblems.Totals, "BT-112")]
    [InlineData("<cbc:PrepaidAmount currencyID=\"EUR\">20.00", "<cbc:PrepaidAmount currencyID=\"EUR\">20.01", EInvoiceProblems.Totals, "BT-115")]
    [InlineData("<cbc:RegistrationName>Essai et Fils</cbc:RegistrationName>", "", EInvoiceProblems.Missing, "BT-44")]
    public void A_file_that_lies_about_itself_is_refused_with_the_term(string from, string to, string code, string field) => Refused(Ubl.With((from, to)), code, field);

    [Fact]
    public void All_that_is_wrong_is_said_at_once()
    {
        var refused = Assert.IsType<EInvoiceReading.Refused>(Read(Ubl.With((">380<", ">999<"), (">EUR<", ">euro<"), (">120.00<", ">NaN<"), ("<cbc:ID>FA-1</cbc:ID>", ""))));
        Assert.Equal(["BT-1", "BT-112", "BT-3", "BT-5"], refused.Problems.Select(p => p.Field).Where(f => f is "BT-1" or "BT-3" or "BT-5" or "BT-112").Distinct().Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    [InlineData("iso-8859-15")]
    [InlineData("windows-1252")]
    public void Any_encoding_that_is_declared_is_read(string encoding)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(encoding);
        var xml = Ubl.With(("UTF-8", encoding), ("Essai et Fils", "Éssai & Œuvre".Replace("&", "&amp;", StringComparison.Ordinal)));
        Assert.Equal("Éssai & Œuvre", Found([.. bytes.GetPreamble(), .. bytes.GetBytes(xml)]).Invoice.Buyer.Name);
    }

    static string CreditNote(string type) => Ubl.With(
        ("<Invoice xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:Invoice-2\"", "<CreditNote xmlns=\"urn:oasis:names:specification:ubl:schema:xsd:CreditNote-2\""), ("</Invoice>", "</CreditNote>"),
        ("<cbc:DueDate>2026-03-31</cbc:DueDate>", ""), ("<cbc:InvoiceTypeCode>380</cbc:InvoiceTypeCode>", $"<cbc:CreditNoteTypeCode>{type}</cbc:CreditNoteTypeCode>"),
        ("<cac:InvoiceLine><cbc:ID>1</cbc:ID></cac:InvoiceLine>", "<cac:CreditNoteLine><cbc:ID>1</cbc:ID></cac:CreditNoteLine>"));
}
