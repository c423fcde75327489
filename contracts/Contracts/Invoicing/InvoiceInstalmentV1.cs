namespace Recouvrement.Contracts.Invoicing;

/// <summary>A part of an invoice with a due date of its own.</summary>
/// <param name="DueOn">Last day on which its payment is in time.</param>
/// <param name="AmountCents">How much, in the currency of the invoice.</param>
/// <param name="IsRetention">Kept back as security until that day (retenue de garantie).</param>
public sealed record InvoiceInstalmentV1(DateOnly DueOn, long AmountCents, bool IsRetention);
