using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>
/// The accounting entry (écriture) a row belongs to: the rows that must be booked together or not at all.
/// EcritureNum alone is not unique in every export, hence journal and date.
/// </summary>
/// <param name="JournalCode">JournalCode, trimmed; may be empty.</param>
/// <param name="EntryNumber">EcritureNum, trimmed; may be empty.</param>
/// <param name="EntryDate">EcritureDate.</param>
public readonly record struct FecDocument(string JournalCode, string EntryNumber, DateOnly EntryDate);

/// <summary>One row of a FEC, read and checked by itself. Texts are trimmed and free of control characters; blank is null where a column may be blank.</summary>
public sealed record FecEntry
{
    /// <summary>The physical line in this file (the header is line 1). It shifts in a corrected file: never a key.</summary>
    public required long LineNumber { get; init; }

    /// <summary>JournalCode, EcritureNum and EcritureDate.</summary>
    public required FecDocument Document { get; init; }

    /// <summary>JournalLib.</summary>
    public required string JournalLabel { get; init; }

    /// <summary>CompteNum, of the French chart of accounts (411: customers).</summary>
    public required string Account { get; init; }

    /// <summary>CompteLib.</summary>
    public required string AccountLabel { get; init; }

    /// <summary>CompAuxNum: the customer's or supplier's own account, null on other accounts.</summary>
    public string? AuxiliaryAccount { get; init; }

    /// <summary>CompAuxLib.</summary>
    public string? AuxiliaryLabel { get; init; }

    /// <summary>PieceRef. Shown to people; it does not identify an invoice.</summary>
    public string? PieceReference { get; init; }

    /// <summary>PieceDate: the date on the document itself.</summary>
    public DateOnly? PieceDate { get; init; }

    /// <summary>EcritureLib.</summary>
    public required string Label { get; init; }

    /// <summary>Debit, or Montant with Sens D or +1. Negative where the books cancel by a negative line.</summary>
    public required Money Debit { get; init; }

    /// <summary>Credit, or Montant with Sens C or -1. At most one of debit and credit is not zero.</summary>
    public required Money Credit { get; init; }

    /// <summary>EcritureLet: the lettering (lettrage), unique only within account and auxiliary account.</summary>
    public string? Lettering { get; init; }

    /// <summary>DateLet.</summary>
    public DateOnly? LetteredOn { get; init; }

    /// <summary>ValidDate.</summary>
    public DateOnly? ValidatedOn { get; init; }

    /// <summary>Montantdevise as written: debit and credit are in the currency of the books, this one is only shown.</summary>
    public string? ForeignAmount { get; init; }

    /// <summary>Idevise as written.</summary>
    public string? ForeignCurrency { get; init; }

    /// <summary>DateRglt (cash books only): when it was settled.</summary>
    public DateOnly? SettledOn { get; init; }

    /// <summary>ModeRglt (cash books only): means of payment.</summary>
    public string? PaymentMeans { get; init; }

    /// <summary>NatOp (cash books only): nature of the operation.</summary>
    public string? OperationNature { get; init; }

    /// <summary>IdClient (cash books only): the customer's identification.</summary>
    public string? CustomerIdentification { get; init; }

    /// <summary>JournalCode.</summary>
    public string JournalCode => Document.JournalCode;

    /// <summary>EcritureNum.</summary>
    public string EntryNumber => Document.EntryNumber;

    /// <summary>EcritureDate.</summary>
    public DateOnly EntryDate => Document.EntryDate;
}
