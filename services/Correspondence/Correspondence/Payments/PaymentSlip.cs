using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Payments;

/// <summary>How a message is to be paid, beside the account.</summary>
/// <param name="Quote">What the debtor is to quote, as it is printed: the creditor reference (RF) in groups of four, else customer number and message.</param>
/// <param name="Reference">The same for machines: the creditor reference, compact; null where the customer number makes none.</param>
/// <param name="Code">What a banking app scans; null where there is none.</param>
public sealed record PaymentSlip(string Quote, string? Reference, PaymentCode? Code)
{
    /// <summary>The slip of a message. Its code asks for what the statement says is owed in all, to the cent.</summary>
    /// <param name="decision">The message.</param>
    /// <param name="payee">Who is paid.</param>
    /// <param name="customerNumber">The ERP's own customer number.</param>
    /// <param name="statement">What is owed.</param>
    internal static PaymentSlip Of(Guid decision, Letterhead payee, string customerNumber, StatementV1 statement)
    {
        var reference = MessageReference.Of(customerNumber, decision);
        var plain = $"{customerNumber} {MessageReference.Of(decision)}";
        var owed = statement.OutstandingCents + statement.InterestCents + statement.CompensationCents;
        var payload = EpcPayload.Of(payee, owed, statement.Currency, reference, plain);
        return new(reference?.Printed ?? plain, reference?.Compact, payload is null ? null : PaymentCode.Of(payload));
    }
}
