namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Why a file is refused. Nothing of a refused file may be booked.</summary>
/// <param name="Code">snake_case, stable, one of <see cref="EInvoiceProblems"/>.</param>
/// <param name="Field">The business term of EN 16931 (<c>BT-115</c>), or null where no single one is to blame.</param>
/// <param name="Reason">A sentence for the person who sent the file.</param>
public sealed record EInvoiceProblem(string Code, string? Field, string Reason);

/// <summary>What looks wrong in a file that is taken all the same.</summary>
/// <param name="Code">snake_case, stable.</param>
/// <param name="Field">The business term of EN 16931, or null.</param>
/// <param name="Reason">A sentence for the person who sent the file.</param>
public sealed record EInvoiceWarning(string Code, string? Field, string Reason);

/// <summary>The codes of <see cref="EInvoiceProblem"/>.</summary>
public static class EInvoiceProblems
{
    /// <summary>Neither XML nor PDF.</summary>
    public const string NotAnInvoice = "e_invoice_not_recognised";

    /// <summary>More bytes than any invoice has.</summary>
    public const string TooLarge = "e_invoice_too_large";

    /// <summary>Nested deeper, or with more elements, than any invoice.</summary>
    public const string TooDeep = "e_invoice_too_deep";

    /// <summary>No well-formed XML, or one with a document type.</summary>
    public const string NotWellFormed = "e_invoice_not_well_formed";

    /// <summary>XML, but neither CII nor UBL.</summary>
    public const string RootUnknown = "e_invoice_root_unknown";

    /// <summary>A term that every profile needs is missing.</summary>
    public const string Missing = "e_invoice_missing";

    /// <summary>A term is there twice and says two things.</summary>
    public const string Contradiction = "e_invoice_contradiction";

    /// <summary>A type code that is no invoice and no credit note, or not one of its root.</summary>
    public const string TypeUnknown = "e_invoice_type_unknown";

    /// <summary>It announces an invoice and claims nothing.</summary>
    public const string ProForma = "e_invoice_pro_forma";

    /// <summary>No date, or one outside 1990 to 2100.</summary>
    public const string Date = "e_invoice_date";

    /// <summary>No amount, one of more than two decimals, or a huge one.</summary>
    public const string Amount = "e_invoice_amount";

    /// <summary>No currency of ISO 4217, or two of them.</summary>
    public const string Currency = "e_invoice_currency";

    /// <summary>A number that can be no key.</summary>
    public const string Number = "e_invoice_number";

    /// <summary>The totals do not add up.</summary>
    public const string Totals = "e_invoice_totals";

    /// <summary>The signs of its amounts do not say who owes whom.</summary>
    public const string Sign = "e_invoice_sign";

    /// <summary>The PDF cannot be opened.</summary>
    public const string PdfUnreadable = "e_invoice_pdf_unreadable";

    /// <summary>The PDF holds no invoice as XML.</summary>
    public const string PdfWithoutXml = "e_invoice_pdf_without_xml";
}
