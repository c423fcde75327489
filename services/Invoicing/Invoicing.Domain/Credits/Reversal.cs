using Recouvrement.Invoicing.Domain.Bank;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>How a payment came back (rejet, impayé).</summary>
/// <param name="On">Day it came back.</param>
/// <param name="Reason">Why.</param>
/// <param name="Code">Code of the instrument, as told; null where nobody said.</param>
public sealed record Reversal(DateOnly On, ReversalReason Reason, string? Code)
{
    /// <summary>
    /// It says something of how the payer can or will pay (incident de paiement). What was booked by mistake or only presumed does not, nor what a wrong account, file or mandate
    /// stopped; a code that nobody knows is no excuse. A bill that came back is an incident itself, and its money not another one.
    /// </summary>
    public bool IsIncident => Reason is not (ReversalReason.None or ReversalReason.Mistake or ReversalReason.Superseded or ReversalReason.BillUnpaid) && ReturnReasons.Find(Code) is not { IsIncident: false };
}
