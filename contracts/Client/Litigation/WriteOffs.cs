namespace Recouvrement.Client.Litigation;

/// <summary>A loss, and what shows it.</summary>
/// <param name="Ground"><c>liquidation</c>, <c>plan_waiver</c>, <c>proceedings_failed</c>, <c>debtor_vanished</c> or <c>stolen_cheque</c>; <c>commercial_waiver</c> and <c>uneconomic</c> give no VAT back.</param>
/// <param name="On">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the paper that shows it.</param>
/// <param name="VatCents">The tax in the whole invoice; 0 where it holds none.</param>
/// <param name="AmountCents">How much is lost; all that is owed where absent.</param>
public sealed record WriteOffProposal(string Ground, DateOnly On, string Proof, long VatCents, long? AmountCents = null);

/// <summary>The duplicate with the words of CGI art. 272 went to the debtor.</summary>
/// <param name="Reference">Its own.</param>
/// <param name="On">Day on which it did.</param>
public sealed record RectifyingSent(string Reference, DateOnly On);

/// <summary>Writes the debt off.</summary>
/// <param name="On">Day of the loss.</param>
/// <param name="ReclaimVat">Claims the tax back: refused with the name of what the law still asks for.</param>
public sealed record WrittenOff(DateOnly On, bool ReclaimVat = false);

/// <summary>Money came in after all.</summary>
/// <param name="On">Day of the money.</param>
/// <param name="AmountCents">How much of the loss.</param>
public sealed record RecoveredLater(DateOnly On, long AmountCents);

/// <summary>A loss that was proposed or decided here.</summary>
/// <param name="WriteOff">Its id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">Its own.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Stage"><c>proposed</c>, <c>approved</c>, <c>declined</c> or <c>done</c>.</param>
/// <param name="GrossCents">Lost, including tax.</param>
/// <param name="NetCents">Without tax.</param>
/// <param name="VatCents">The tax in it.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Ground">By what it is known never to be paid.</param>
/// <param name="EvidencedOn">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the paper.</param>
/// <param name="RectifyingInvoice">Reference of the duplicate that was sent.</param>
/// <param name="RectifyingOn">When.</param>
/// <param name="WrittenOffOn">Null until done.</param>
/// <param name="ReclaimedVatCents">Claimed back.</param>
/// <param name="RecoveredCents">Came in after all.</param>
/// <param name="VatToRepayCents">The tax in that.</param>
/// <param name="ProposedBy">Who proposed it.</param>
/// <param name="DecidedBy">The second person.</param>
public sealed record WriteOffRow(
    Guid WriteOff, string Creditor, string CustomerNumber, Guid Invoice, string Number, string Reference, string Stage, long GrossCents, long NetCents, long VatCents,
    string Currency, string Ground, DateOnly EvidencedOn, string Proof, string? RectifyingInvoice, DateOnly? RectifyingOn, DateOnly? WrittenOffOn, long ReclaimedVatCents,
    long RecoveredCents, long VatToRepayCents, string ProposedBy, string? DecidedBy);

/// <summary>A loss with what the law asks of it.</summary>
/// <param name="Row">As it is listed.</param>
/// <param name="Mention">The words that the duplicate must bear (CGI art. 272); null where the ground gives no VAT back.</param>
/// <param name="VatClaimUntil">Last day on which the tax can be claimed back; null where the ground gives none.</param>
public sealed record WriteOffDetail(WriteOffRow Row, string? Mention, DateOnly? VatClaimUntil);
