using System.Collections.Frozen;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Type codes of documents (BT-3, UNTDID 1001), as far as EN 16931 and the French rules admit them.</summary>
static class EInvoiceTypes
{
    static readonly FrozenSet<string> Invoices = FrozenSet.Create(
        "71", "80", "82", "84", "102", "130", "202", "203", "204", "211", "218", "219", "295", "326", "331", "380", "382", "383", "384", "385", "386", "387", "388", "389", "390", "393", "394",
        "395", "456", "457", "471", "472", "473", "500", "501", "527", "553", "575", "623", "633", "751", "780", "817", "870", "875", "876", "877", "935");

    static readonly FrozenSet<string> CreditNotes = FrozenSet.Create("81", "83", "261", "262", "296", "308", "381", "396", "420", "458", "502", "503", "532");
    static readonly FrozenSet<string> Factored = FrozenSet.Create("393", "396", "472", "473", "501", "502");
    static readonly FrozenSet<string> SelfBilled = FrozenSet.Create("261", "389", "471", "473", "500", "501", "502", "503", "527");
    static readonly FrozenSet<string> Corrective = FrozenSet.Create("384", "471", "472", "473");

    /// <summary>Pro forma: it announces an invoice.</summary>
    public const string ProForma = "325";

    public static EInvoiceKind KindOf(string type) =>
        Invoices.Contains(type) ? EInvoiceKind.Invoice : CreditNotes.Contains(type) ? EInvoiceKind.CreditNote : EInvoiceKind.None;

    public static bool IsFactored(string type) => Factored.Contains(type);

    public static bool IsSelfBilled(string type) => SelfBilled.Contains(type);

    public static bool IsCorrective(string type) => Corrective.Contains(type);
}
