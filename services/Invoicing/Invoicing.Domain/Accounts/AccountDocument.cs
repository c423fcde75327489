using System.Text.Json.Serialization;
using Recouvrement.Invoicing.Domain.Credits;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.Accounts;

/// <summary>Which document of which account a fact is about, in the ERP's own words; stands in every fact of the document.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Number">The ERP's number of the invoice or credit note, or the reference of the payment.</param>
/// <param name="Year">Year of issue as the key has it, whatever date is corrected later; a payment has none.</param>
public sealed record AccountDocument(string Creditor, string Customer, string Number, int? Year)
{
    /// <summary>Stream of the customer account.</summary>
    [JsonIgnore]
    public Guid Account => BusinessKey.OfCustomer(Entity, Customer);

    /// <summary>Stream of the invoice of this number.</summary>
    [JsonIgnore]
    public Guid Invoice => BusinessKey.OfInvoice(Entity, Number, Year!.Value);

    /// <summary>Stream of the payment of this reference, or of the credit note of this number.</summary>
    public Guid CreditOf(CreditKind kind) => kind is CreditKind.CreditNote ? BusinessKey.OfCreditNote(Entity, Number, Year!.Value) : BusinessKey.OfPayment(Entity, Number);

    /// <summary>True when both belong to one account: case tells no customers apart.</summary>
    public bool IsOfSameAccount(AccountDocument other) =>
        Creditor == other.Creditor && string.Equals(Customer, other.Customer, StringComparison.OrdinalIgnoreCase);

    Siren Entity => Siren.Parse(Creditor)!.Value;
}

/// <summary>Where a document came from.</summary>
public enum Origin
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The ERP sent it over REST.</summary>
    Erp,

    /// <summary>A row of an accounting export (FEC).</summary>
    Fec,

    /// <summary>A collection agency reported it.</summary>
    Agency,

    /// <summary>A movement on the creditor's own bank account.</summary>
    Bank,

    /// <summary>An electronic invoice (EN 16931).</summary>
    EInvoice,

    /// <summary>A list of open items of the ERP has an invoice no more, or less of it: a payment that is presumed, until the money itself is told.</summary>
    Snapshot,

    /// <summary>Billed here, for invoices that were paid late.</summary>
    Penalties,
}

/// <summary>A customer account of a creditor entity.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Customer">The ERP's customer number.</param>
public sealed record Account(string Creditor, string Customer);
