using MassTransit;

namespace Recouvrement.Contracts.Litigation;

/// <summary>Two people have given a debt up as lost, with what shows that its tax may be claimed back (CGI art. 272-1).</summary>
/// <param name="WriteOff">Stream id of the write-off.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Of the write-off.</param>
/// <param name="GrossCents">Lost, including tax.</param>
/// <param name="NetCents">Without tax.</param>
/// <param name="VatCents">The tax in it.</param>
/// <param name="ReclaimedVatCents">Claimed back; 0 where none is.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Ground"><c>liquidation</c>, <c>plan_waiver</c>, <c>proceedings_failed</c>, <c>debtor_vanished</c>, <c>stolen_cheque</c>, <c>commercial_waiver</c> or <c>uneconomic</c>.</param>
/// <param name="EvidencedOn">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the paper that shows it.</param>
/// <param name="RectifyingInvoice">Reference of the duplicate with the words of the law; null where none was sent.</param>
/// <param name="RectifyingSentOn">Day on which it was.</param>
/// <param name="WrittenOffOn">Day of the loss.</param>
/// <param name="Version">Version of the source stream after the fact: a smaller one than known is late.</param>
/// <param name="On">Business date of the fact.</param>
[EntityName("litigation.debt-written-off.v1")]
[MessageUrn("litigation.debt-written-off.v1")]
public sealed record DebtWrittenOffV1(
    Guid WriteOff, string Creditor, Guid Debtor, string CustomerNumber, Guid Invoice, string Number, string Reference, long GrossCents, long NetCents, long VatCents, long ReclaimedVatCents, string Currency,
    string Ground, DateOnly EvidencedOn, string Proof, string? RectifyingInvoice, DateOnly? RectifyingSentOn, DateOnly WrittenOffOn, long Version, DateOnly On);
