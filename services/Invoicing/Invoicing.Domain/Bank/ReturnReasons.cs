using Recouvrement.Invoicing.Domain.Credits;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>A reason for which a bank sends money back (ExternalReturnReason1Code of ISO 20022).</summary>
/// <param name="Code">Four characters.</param>
/// <param name="Reason">What it is here.</param>
/// <param name="French">As people read it.</param>
public sealed record ReturnReason(string Code, ReversalReason Reason, string French);

/// <summary>Reason codes of returns (rejets, retours, remboursements).</summary>
public static class ReturnReasons
{
    // Subfamilies of transactions that take an earlier one back: unpaid direct debit, reversed payment, cancelled debit, unpaid cheque.
    static readonly HashSet<string> Returning = ["UPDD", "PRDD", "RCDD", "UPCQ", "RRTN", "CQRV"];

    /// <summary>The known codes.</summary>
    public static IReadOnlyDictionary<string, ReturnReason> Known { get; } = new ReturnReason[]
    {
        new("AC01", ReversalReason.Rejected, "Numéro de compte incorrect"),
        new("AC04", ReversalReason.Rejected, "Compte clôturé"),
        new("AC06", ReversalReason.Rejected, "Compte bloqué"),
        new("AC13", ReversalReason.Rejected, "Compte de particulier, prélèvement interentreprises impossible"),
        new("AG01", ReversalReason.Rejected, "Opération interdite sur ce compte"),
        new("AG02", ReversalReason.Rejected, "Code opération incorrect"),
        new("AM04", ReversalReason.Rejected, "Provision insuffisante"),
        new("AM05", ReversalReason.Rejected, "Opération en double"),
        new("BE05", ReversalReason.Rejected, "Identifiant du créancier incorrect"),
        new("FF01", ReversalReason.Rejected, "Format du fichier incorrect"),
        new("MD01", ReversalReason.Rejected, "Pas de mandat valide"),
        new("MD02", ReversalReason.Rejected, "Données du mandat manquantes ou incorrectes"),
        new("MD06", ReversalReason.Recalled, "Remboursement demandé par le débiteur"),
        new("MD07", ReversalReason.Rejected, "Titulaire du compte décédé"),
        new("MS02", ReversalReason.Recalled, "Refus du débiteur"),
        new("MS03", ReversalReason.Rejected, "Motif non précisé"),
        new("RC01", ReversalReason.Rejected, "BIC incorrect"),
        new("RR04", ReversalReason.Rejected, "Motif réglementaire"),
        new("SL01", ReversalReason.Rejected, "Service particulier de la banque du débiteur"),
    }.ToDictionary(r => r.Code);

    /// <summary>Money that went out because an earlier payment was taken back. What the entity pays itself, and the bank's charges, are none.</summary>
    public static bool TakesBack(BankEntry entry, BankTransaction transaction) =>
        !transaction.IsCredit && (entry.IsReversal || transaction.ReturnReason is not null || (transaction.Code?.Split('/') is [_, _, var kind] && Returning.Contains(kind)));

    /// <summary>Money of the entity's own that came back to it: no customer paid it, whatever its text says.</summary>
    public static bool CameBack(BankEntry entry, BankTransaction transaction) => transaction.IsCredit && (entry.IsReversal || transaction.ReturnReason is not null);

    /// <summary>Why a payment came back, as payments know it.</summary>
    public static ReversalReason Of(string? code, string? transaction) => code switch
    {
        not null when Known.TryGetValue(code, out var known)       => known.Reason,
        _ when transaction?.Split('/') is [_, _, "UPCQ" or "CQRV"] => ReversalReason.ChequeReturned,
        _                                                          => ReversalReason.Rejected,
    };
}
