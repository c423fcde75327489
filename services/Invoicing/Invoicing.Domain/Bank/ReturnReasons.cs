using System.Text.RegularExpressions;
using Recouvrement.Invoicing.Domain.Credits;

namespace Recouvrement.Invoicing.Domain.Bank;

/// <summary>A reason for which money goes back: ExternalReturnReason1Code of ISO 20022 for transfers and debits, words of ours for cheques.</summary>
/// <param name="Code">Four characters, or a word in snake_case.</param>
/// <param name="Reason">What it is here.</param>
/// <param name="French">As people read it.</param>
/// <param name="English">The same in a sentence.</param>
/// <param name="IsIncident">It says something of how the payer can or will pay.</param>
public sealed record ReturnReason(string Code, ReversalReason Reason, string French, string English, bool IsIncident);

/// <summary>Reason codes of returns (rejets, retours, remboursements).</summary>
public static partial class ReturnReasons
{
    // Subfamilies of transactions that take an earlier one back: unpaid direct debit, reversed payment, cancelled debit, unpaid cheque.
    static readonly HashSet<string> Returning = ["UPDD", "PRDD", "RCDD", "UPCQ", "RRTN", "CQRV"];

    /// <summary>The known codes.</summary>
    public static IReadOnlyDictionary<string, ReturnReason> Known { get; } = new ReturnReason[]
    {
        new("AC01", ReversalReason.Rejected, "Numéro de compte incorrect", "The account number is wrong.", false),
        new("AC04", ReversalReason.Rejected, "Compte clôturé", "The payer's account is closed.", true),
        new("AC06", ReversalReason.Rejected, "Compte bloqué", "The payer's account is blocked.", true),
        new("AC13", ReversalReason.Rejected, "Compte de particulier, prélèvement interentreprises impossible", "The account is a consumer's: no business-to-business debit is possible on it.", false),
        new("AG01", ReversalReason.Rejected, "Opération interdite sur ce compte", "Such debits are not allowed on the account.", false),
        new("AG02", ReversalReason.Rejected, "Code opération incorrect", "The bank's code of the operation is wrong.", false),
        new("AM04", ReversalReason.Rejected, "Provision insuffisante", "There is not enough money on the payer's account.", true),
        new("AM05", ReversalReason.Rejected, "Opération en double", "The debit was sent twice.", false),
        new("BE05", ReversalReason.Rejected, "Identifiant du créancier incorrect", "The bank does not know the creditor's identifier.", false),
        new("FF01", ReversalReason.Rejected, "Format du fichier incorrect", "The file is not as the bank wants it.", false),
        new("MD01", ReversalReason.Rejected, "Pas de mandat valide", "The payer's bank knows no valid mandate: have one signed before the next debit.", false),
        new("MD02", ReversalReason.Rejected, "Données du mandat manquantes ou incorrectes", "The mandate's data are missing or wrong.", false),
        new("MD06", ReversalReason.Recalled, "Remboursement demandé par le débiteur", "The payer asked for its money back, as it may within eight weeks.", true),
        new("MD07", ReversalReason.Rejected, "Titulaire du compte décédé", "The holder of the account has died: claim from the estate.", false),
        new("MS02", ReversalReason.Recalled, "Refus du débiteur", "The payer refused the debit and gave no reason.", true),
        new("MS03", ReversalReason.Rejected, "Motif non précisé", "The payer's bank gave no reason; some banks so report a lack of money.", true),
        new("RC01", ReversalReason.Rejected, "BIC incorrect", "The bank's identifier (BIC) is wrong.", false),
        new("RR01", ReversalReason.Rejected, "Motif réglementaire : compte ou identifiant du débiteur manquant", "The payer's account or identification is missing, which the rules ask for.", false),
        new("RR02", ReversalReason.Rejected, "Motif réglementaire : nom ou adresse du débiteur manquants", "The payer's name or address is missing, which the rules ask for.", false),
        new("RR03", ReversalReason.Rejected, "Motif réglementaire : nom ou adresse du créancier manquants", "The creditor's name or address is missing, which the rules ask for.", false),
        new("RR04", ReversalReason.Rejected, "Motif réglementaire", "A rule of law or of supervision stopped it.", false),
        new("SL01", ReversalReason.Rejected, "Service particulier de la banque du débiteur", "The payer has told its bank which creditors may debit, or how much: ask it to let you.", false),
        new("insufficient_funds", ReversalReason.ChequeReturned, "Chèque sans provision", "There is not enough money on the account of the cheque: its bank issues a certificate of non-payment on request.", true),
        new("opposition", ReversalReason.ChequeReturned, "Chèque frappé d'opposition", "The payer stopped the cheque, which the law allows for loss, theft, fraud or insolvency only.", true),
        new("closed_account", ReversalReason.ChequeReturned, "Chèque sur compte clôturé", "The account of the cheque is closed.", true),
        new("irregular", ReversalReason.ChequeReturned, "Chèque irrégulier", "The cheque has a defect of form, such as its signature or amount: ask for another.", false),
    }.ToDictionary(r => r.Code, StringComparer.OrdinalIgnoreCase);

    /// <summary>What a code means; null where it is none that is known.</summary>
    public static ReturnReason? Find(string? code) => code is null ? null : Known.GetValueOrDefault(code);

    /// <summary>A code as it is kept: a known one in its own spelling, another as it was told. Null where it has no shape of a code: 1 to 35 letters, digits, points, dashes and underscores.</summary>
    public static string? Told(string? code) => code?.Trim() is { } told && Shape().IsMatch(told) ? Find(told)?.Code ?? told : null;

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

    [GeneratedRegex(@"^[A-Za-z0-9._-]{1,35}\z")]
    private static partial Regex Shape();
}
