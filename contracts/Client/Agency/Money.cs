namespace Recouvrement.Client.Agency;

/// <summary>A transfer to a creditor, for money received on any number of placements.</summary>
/// <param name="Reference">The agency's own; once per creditor. The transfer bears it, so that the bank's statement shows it.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="AmountCents">Of the transfer: the sum of the lines.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="On">Day of the transfer.</param>
/// <param name="Lines">1 to 1000. Each is what was collected, less the fee where the mandate agrees on netting.</param>
/// <param name="Account">IBAN that the transfer comes from: the account for funds of others.</param>
public sealed record RemittanceGiven(
    string Reference, string Creditor, long AmountCents, string Currency, DateOnly On, IReadOnlyList<RemittanceLineGiven> Lines, string? Account = null);

/// <summary>A part of a transfer.</summary>
/// <param name="PlacementId">One of the agency's.</param>
/// <param name="Collection">Reference of the collection.</param>
/// <param name="AmountCents">Passed on.</param>
public sealed record RemittanceLineGiven(Guid PlacementId, string Collection, long AmountCents);

/// <summary>The agency's invoice to a creditor.</summary>
/// <param name="Reference">Its number; once per creditor.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="NetCents">Without tax: the sum of the lines.</param>
/// <param name="VatCents">Tax: the sum of the lines.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="On">Its date.</param>
/// <param name="Lines">1 to 1000.</param>
public sealed record FeeInvoiceGiven(string Reference, string Creditor, long NetCents, long VatCents, string Currency, DateOnly On, IReadOnlyList<FeeLineGiven> Lines);

/// <summary>A fee on a collection, or a fixed one.</summary>
/// <param name="PlacementId">One of the agency's.</param>
/// <param name="NetCents">Without tax.</param>
/// <param name="VatCents">Its tax.</param>
/// <param name="Collection">Reference of the collection; left out of a fixed fee.</param>
/// <param name="FixedFee">Code of a fixed fee in the mandate's grid; left out of a fee on a collection.</param>
/// <param name="ChargedToDebtor">The agency has charged the debtor with it, which it may not (CPCE L111-8).</param>
public sealed record FeeLineGiven(Guid PlacementId, long NetCents, long VatCents, string? Collection = null, string? FixedFee = null, bool ChargedToDebtor = false);
