using System.Collections.Immutable;
using Recouvrement.Invoicing.Domain.Invoices;

namespace Recouvrement.Invoicing.Domain.Credits;

/// <summary>How deductions of one reason are contested.</summary>
/// <param name="Reason">Of the dispute.</param>
/// <param name="Fault">The department it is laid to where nobody says otherwise.</param>
public sealed record DeductionGround(DisputeReason Reason, Department Fault);

/// <summary>
/// What a payment's deductions do to its invoices: each opens a dispute of its amount. One that a correction no longer says is withdrawn; where the payment came back,
/// only what nobody had looked at: the rest stays with who deals with it.
/// </summary>
public static class DeductionClaims
{
    /// <summary>Whether deductions came or went.</summary>
    public static bool Moved(Credit before, Credit after) => Standing(before) != Standing(after);

    /// <summary>Orders to invoices, in the order of the deductions.</summary>
    /// <param name="before">The payment before it changed.</param>
    /// <param name="after">And after.</param>
    /// <param name="grounds">How each reason is contested.</param>
    /// <param name="day">Business day.</param>
    public static ImmutableArray<(Guid Invoice, InvoiceCommand Order)> Of(Credit before, Credit after, IReadOnlyDictionary<DeductionReason, DeductionGround> grounds, DateOnly day)
    {
        if (after.Document is not { } payment) return [];
        var (was, now) = (ByDispute(before), ByDispute(after));
        return
        [
            .. was.Where(d => !now.ContainsKey(d.Key)).Select(d => (d.Key.Invoice, (InvoiceCommand)new InvoiceCommand.WithdrawDeduction(d.Key.Dispute, after.IsReversed, day))),
            .. now.Where(d => was.GetValueOrDefault(d.Key) != d.Value).Select(d => (d.Key.Invoice, (InvoiceCommand)new InvoiceCommand.Contest(
                d.Key.Dispute, grounds[d.Value.Reason].Reason, d.Value.Amount, was.ContainsKey(d.Key) ? null : new(null, grounds[d.Value.Reason].Fault, null), day)
            {
                Deduction = new(payment.Number, d.Value.Reason, d.Value.Reference),
            })),
        ];
    }

    static Deductions Standing(Credit credit) => credit.IsReversed ? Deductions.None : credit.Content?.Deductions ?? Deductions.None;

    static Dictionary<(Guid Invoice, string Dispute), Deduction> ByDispute(Credit credit) =>
        credit.Document is { } payment ? Standing(credit).All.ToDictionary(d => (d.InvoiceOf(payment), d.DisputeOf(payment.Number))) : [];
}
