using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>Money came in on a debt that was written off: the tax in it, as far as it was claimed back, is to be repaid. The payment itself comes as any other.</summary>
/// <param name="WriteOff">Stream id of the write-off.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Of the write-off.</param>
/// <param name="Recovery">Of the recovery.</param>
/// <param name="AmountCents">How much of the loss.</param>
/// <param name="VatToRepayCents">The tax in it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="RecoveredOn">Day of the money.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.recovered-after-write-off.v1")]
[MessageUrn("litigation.recovered-after-write-off.v1")]
public sealed record RecoveredAfterWriteOffV1(
    Guid WriteOff, string Creditor, Guid Debtor, string CustomerNumber, Guid Invoice, string Number, string Reference, string Recovery, long AmountCents, long VatToRepayCents, string Currency, DateOnly RecoveredOn,
    long Version, DateOnly On);
