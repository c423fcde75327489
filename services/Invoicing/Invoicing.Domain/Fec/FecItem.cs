using Recouvrement.Invoicing.Domain.Allocations;
using Recouvrement.Kernel.Amounts;

namespace Recouvrement.Invoicing.Domain.Fec;

/// <summary>What a row on a customer's account (411) means for what is owed.</summary>
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
}

/// <summary>One receivable item: a row on an account 411, whatever was paid on it since.</summary>
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

    /// <summary>EcritureDate: from this day on the books know it. A run as of an earlier day must not see it yet.</summary>
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
    public OpenCredit AsCredit() => IsDebit ? throw new InvalidOperationException($"{Key.Number} is a debit.") : new(Key.Number, Amount, IssuedOn, Group);
}
