using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What a row on a customer's account (411), or on bills (413), means for what is owed.</summary>
public enum FecItemKind
{
    /// <summary>Never given to an item.</summary>
    Undecided,

    /// <summary>A debit in a sales journal.</summary>
    Invoice,

    /// <summary>A credit in a sales journal (avoir).</summary>
    CreditNote,

    /// <summary>A credit anywhere else: money, or a small difference written off.</summary>
    Payment,

    /// <summary>A debit anywhere else: a refund, a returned payment, a small difference.</summary>
    OtherDebit,

    /// <summary>A debit carried over from the year before.</summary>
    OpeningDebit,

    /// <summary>A credit carried over from the year before.</summary>
    OpeningCredit,

    /// <summary>A debit of bills (413): what it stands for is owed as before, and paid when its money comes.</summary>
    Bill,

    /// <summary>A credit of bills (413) that brings no money: the bill came back, or was cancelled.</summary>
    BillReturn,
}

/// <summary>A part of a bill.</summary>
/// <param name="Group">The lettering of the row on 411 that it stands against; null where there is none.</param>
/// <param name="Amount">More than nothing.</param>
/// <param name="Row">Key of that row, where nothing of it is anything else: it is no payment, whatever it was read as before. Null else.</param>
public sealed record FecBillPart(LetteringGroup? Group, Money Amount, string? Row = null);

/// <summary>A bill that a row ends, or a part of it.</summary>
/// <param name="Bill">Key of the bill.</param>
/// <param name="Amount">How much of it.</param>
/// <param name="Row">Key of the row on 411 that it comes back to, where nothing of it is anything else: it is no claim, whatever it was read as before. Null else.</param>
public sealed record FecBillEnd(string Bill, Money Amount, string? Row = null);

/// <summary>One receivable item: a row on an account 411 or 413, whatever was paid on it since.</summary>
public sealed record FecItem
{
    /// <summary>What identifies it for ever.</summary>
    public required FecKey Key { get; init; }

    /// <summary>What it means for what is owed.</summary>
    public required FecItemKind Kind { get; init; }

    /// <summary>The ERP's customer number: the auxiliary account, or the 411 account itself where a collective account has none.</summary>
    public required string Customer { get; init; }

    /// <summary>The customer's name as the books have it.</summary>
    public required string CustomerName { get; init; }

    /// <summary>Always more than nothing; the side is in <see cref="IsDebit"/>.</summary>
    public required Money Amount { get; init; }

    /// <summary>PieceDate where there is a sane one, else EcritureDate. Ages and due dates count from it.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>EcritureDate: from this day on the books know it. A run as of an earlier day must not see it yet. The money of a bill that a bank advances is its debtor's only when it matures.</summary>
    public required DateOnly BookedOn { get; init; }

    /// <summary>Items the accountants put against each other, or null.</summary>
    public LetteringGroup? Group { get; init; }

    /// <summary>PieceRef, only shown.</summary>
    public string? PieceReference { get; init; }

    /// <summary>EcritureLib, only shown.</summary>
    public required string Label { get; init; }

    /// <summary>The physical line in this file, for the report.</summary>
    public required long LineNumber { get; init; }

    /// <summary>Why it is no claim and no payment though it stands on a customer's account, for the report: its entry moves a doubtful debt, a loss or a difference. Null where it is one.</summary>
    public string? LeftOut { get; init; }

    /// <summary>What a person should look at though it counts, for the report; null where nothing is.</summary>
    public string? Remark { get; init; }

    /// <summary>It stands against the account of collection agencies: where their collections are told otherwise, it tells the same once more.</summary>
    public bool IsOfAgency { get; init; }

    /// <summary>Its entry moves money too. Only of entries that name a bill of penalties in their piece: others need not know.</summary>
    public bool IsOfMoney { get; init; }

    /// <summary>Of a bill, what it stands for on 411; empty where it is itself the claim (opening entry, sale).</summary>
    public ImmutableArray<FecBillPart> Parts { get; init; } = [];

    /// <summary>The bills that it ends.</summary>
    public ImmutableArray<FecBillEnd> Ends { get; init; } = [];

    /// <summary>Written with a negative amount: taken back as a mistake.</summary>
    public bool IsCancelled { get; init; }

    /// <summary>It moves a bill and no claim.</summary>
    public bool IsOfBill => Kind is FecItemKind.Bill or FecItemKind.BillReturn;

    /// <summary>Owed by the customer; else owed to the customer.</summary>
    public bool IsDebit => Kind is FecItemKind.Invoice or FecItemKind.OtherDebit or FecItemKind.OpeningDebit;

    /// <summary>
    /// It counts in the balance and takes payments, but is not dunned until a person confirms it: an opening entry has no true date,
    /// and a debit outside the sales journals has no invoice behind it that the debtor could be shown.
    /// </summary>
    public bool WaitsForConfirmation => Kind is FecItemKind.OpeningDebit or FecItemKind.OtherDebit;

    /// <summary>For matching, with all of its amount open.</summary>
    public OpenDebit AsDebit() => IsDebit ? new(Key.Number, Amount, IssuedOn, Group) : throw new InvalidOperationException($"{Key.Number} is a credit.");

    /// <summary>For matching, with all of its amount open.</summary>
    public OpenCredit AsCredit() => IsDebit || IsOfBill ? throw new InvalidOperationException($"{Key.Number} is no credit.") : new(Key.Number, Amount, IssuedOn, Group);
}
