using System.Collections.Immutable;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Invoicing.Domain.EInvoices;

/// <summary>Who owes whom after it.</summary>
public enum EInvoiceKind
{
    /// <summary>Never recorded.</summary>
    None,

    /// <summary>The buyer owes the seller.</summary>
    Invoice,

    /// <summary>The seller gave up a part of what it had invoiced: type 381 with positive amounts, or an invoice type with negative ones.</summary>
    CreditNote,
}

/// <summary>Seller, buyer or payee. It may name a natural person: never stored in events.</summary>
/// <param name="Name">Of the legal entity, or null.</param>
/// <param name="Siren">From its legal number, its SIRET or its French VAT number; null where none of them says.</param>
/// <param name="LegalId">BT-30, BT-47, BT-61 as written.</param>
/// <param name="Vat">As written.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null.</param>
/// <param name="Address">Electronic address with its scheme (<c>0225:732829320</c>), or null.</param>
/// <param name="OwnNumber">BT-46: the seller's own number for the buyer; BT-60 of a payee.</param>
public sealed record EInvoiceParty(string? Name, Siren? Siren, string? LegalId, string? Vat, string? Country, string? Address, string? OwnNumber);

/// <summary>What it claims, in positive amounts whatever the file's sign convention.</summary>
/// <param name="WithoutTax">BT-109.</param>
/// <param name="Tax">BT-110.</param>
/// <param name="Amount">BT-112 with the rounding BT-114.</param>
/// <param name="Prepaid">BT-113.</param>
/// <param name="Payable">BT-115; less than nothing when more was paid before than it claims.</param>
public sealed record EInvoiceTotals(Money WithoutTax, Money Tax, Money Amount, Money Prepaid, Money Payable);

/// <summary>An invoice that came before (BG-3).</summary>
/// <param name="Number">BT-25.</param>
/// <param name="IssuedOn">BT-26, or null.</param>
public sealed record PrecedingInvoice(string Number, DateOnly? IssuedOn);

/// <summary>An invoice or credit note of EN 16931, read from any syntax: what matters for what is owed.</summary>
/// <param name="Syntax">Of the file.</param>
/// <param name="Profile">BT-24, or null.</param>
/// <param name="Process">BT-23, or null.</param>
/// <param name="Kind">After the signs were looked at.</param>
/// <param name="Number">BT-1.</param>
/// <param name="IssuedOn">BT-2.</param>
/// <param name="Type">BT-3.</param>
/// <param name="Currency">BT-5.</param>
/// <param name="DueOn">BT-9, or where it is missing the date that BT-20 says beyond doubt; null where neither does.</param>
/// <param name="Terms">BT-20 as written, or null.</param>
/// <param name="Seller">BG-4.</param>
/// <param name="Buyer">BG-7.</param>
/// <param name="Payee">BG-10 where it is another than the seller.</param>
/// <param name="Totals">BG-22.</param>
/// <param name="BuyerReference">BT-10, or null.</param>
/// <param name="OrderReference">BT-13, or null.</param>
/// <param name="Preceding">BG-3.</param>
/// <param name="Remittance">BT-83, or null.</param>
/// <param name="Ibans">BT-84.</param>
/// <param name="DeliveredOn">BT-72, or null.</param>
/// <param name="Notes">Subject codes of the notes (BT-21).</param>
public sealed record EInvoice(
    EInvoiceSyntax Syntax, string? Profile, string? Process, EInvoiceKind Kind, string Number, DateOnly IssuedOn, string Type, string Currency, DateOnly? DueOn, string? Terms,
    EInvoiceParty Seller, EInvoiceParty Buyer, EInvoiceParty? Payee, EInvoiceTotals Totals, string? BuyerReference, string? OrderReference, ImmutableArray<PrecedingInvoice> Preceding,
    string? Remittance, ImmutableArray<string> Ibans, DateOnly? DeliveredOn, ImmutableArray<string> Notes)
{
    /// <summary>It was sold to a factor (affacturage), who collects it.</summary>
    public bool IsFactored => EInvoiceTypes.IsFactored(Type);

    /// <summary>The buyer wrote it for the seller (autofacturation).</summary>
    public bool IsSelfBilled => EInvoiceTypes.IsSelfBilled(Type);

    /// <summary>It takes the place of the invoice it names (facture rectificative).</summary>
    public bool IsCorrective => Kind is EInvoiceKind.Invoice && EInvoiceTypes.IsCorrective(Type);

    /// <summary>Its process says that it was paid when it was issued (B2, S2, M2): never dunned.</summary>
    public bool IsAlreadyPaid => Process is "B2" or "S2" or "M2";
}

/// <summary>What became of reading a file.</summary>
public abstract record EInvoiceReading
{
    EInvoiceReading() { }

    /// <summary>It was read.</summary>
    /// <param name="Invoice">What it says.</param>
    /// <param name="Warnings">What looks wrong in it all the same.</param>
    public sealed record Found(EInvoice Invoice, ImmutableArray<EInvoiceWarning> Warnings) : EInvoiceReading;

    /// <summary>It is refused; nothing of it may be booked.</summary>
    /// <param name="Problems">All that was found, at least one.</param>
    public sealed record Refused(ImmutableArray<EInvoiceProblem> Problems) : EInvoiceReading;
}
