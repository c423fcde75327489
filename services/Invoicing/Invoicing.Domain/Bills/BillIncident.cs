using Recouvrement.Invoicing.Domain.Prevention;

namespace Recouvrement.Invoicing.Domain.Bills;

/// <summary>What a bill that came back says of its debtor (incident de paiement), for the credit file.</summary>
public static class BillIncident
{
    /// <summary>How long it counts: as long as payment behaviour looks back.</summary>
    const int Months = 12;

    /// <summary>Null where it says nothing of how the debtor can pay: it is contested, or the account was a wrong one.</summary>
    public static FieldSignal? Of(Bill bill) => bill is { Status: BillStatus.Unpaid, EndedOn: { } on } && Severity(bill.Reason) is { } severity
        ? new FieldSignal(SignalKind.PaymentIncident, severity, on, on.AddMonths(Months), null) : null;

    static SignalSeverity? Severity(UnpaidReason reason) => reason switch
    {
        UnpaidReason.InsufficientFunds or UnpaidReason.AccountClosed => SignalSeverity.High,
        UnpaidReason.NoOrderToPay or UnpaidReason.Other              => SignalSeverity.Medium,
        _                                                            => null,
    };
}
