namespace Recouvrement.Client.Erp;

/// <summary>A debt may not be paid (créance douteuse).</summary>
/// <param name="Reason"><c>age</c>, <c>insolvency</c>, <c>dispute</c>, <c>litigation</c> or <c>other</c>.</param>
/// <param name="On">From which day; today by default.</param>
public sealed record Doubt(string Reason, DateOnly? On = null);

/// <summary>How much of a doubtful debt the books no longer count on.</summary>
/// <param name="AmountCents">Without tax; 0 takes it back.</param>
/// <param name="On">Day of the entry; today by default.</param>
public sealed record Impairment(long AmountCents, DateOnly? On = null);

/// <summary>By what a debt is known never to be paid.</summary>
/// <param name="Ground"><c>liquidation</c>, <c>plan_waiver</c>, <c>proceedings_failed</c>, <c>debtor_vanished</c>, <c>stolen_cheque</c>, <c>commercial_waiver</c> or <c>uneconomic</c>.</param>
/// <param name="On">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the document that shows it.</param>
public sealed record Irrecoverability(string Ground, DateOnly On, string? Proof = null);

/// <summary>The duplicate of the unpaid invoice with the mention of article 272 CGI.</summary>
/// <param name="Reference">Its own.</param>
/// <param name="SentOn">Day on which it went out; today by default.</param>
public sealed record RectifyingInvoice(string Reference, DateOnly? SentOn = null);

/// <summary>A day from which something counts.</summary>
/// <param name="On">Today by default.</param>
public sealed record FromDay(DateOnly? On = null);

/// <summary>A debt is lost, or a part of it.</summary>
/// <param name="Kind"><c>irrecoverable</c> or <c>small_difference</c>.</param>
/// <param name="AmountCents">How much; all that is owed where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="On">Day of the loss; today by default.</param>
/// <param name="ReclaimVat">Claim the tax in it back.</param>
public sealed record WriteOff(string Kind, long? AmountCents = null, string? Currency = null, DateOnly? On = null, bool ReclaimVat = false);

/// <summary>Money came in after all on a debt that was written off.</summary>
/// <param name="AmountCents">How much of the loss.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="On">Day of the money; today by default.</param>
/// <param name="WriteOff">Which write-off, where there are several.</param>
public sealed record Recovery(long AmountCents, string? Currency = null, DateOnly? On = null, string? WriteOff = null);

/// <summary>Up to which difference the rest of a paid invoice is written off.</summary>
/// <param name="UpToCents">In euros; 0 asks for every cent.</param>
/// <param name="KeepUpToCents">What a customer paid too much is taken as a small gain up to this; 0 leaves every cent on the account, null leaves the setting as it is.</param>
public sealed record SmallDifference(long UpToCents, long? KeepUpToCents = null);

/// <summary>A loss that was booked.</summary>
/// <param name="WriteOff">Its reference.</param>
/// <param name="Kind"><c>irrecoverable</c> or <c>small_difference</c>.</param>
/// <param name="Amount">All of it.</param>
/// <param name="Vat">The tax in it that is claimed back.</param>
/// <param name="On">Day of the loss.</param>
/// <param name="IsTakenBack">It was a mistake.</param>
/// <param name="Recovered">Came in after all.</param>
public sealed record KnownWriteOff(string WriteOff, string Kind, Amount Amount, Amount Vat, DateOnly On, bool IsTakenBack, Amount Recovered);

/// <summary>What is doubted, proved and lost of an invoice.</summary>
/// <param name="DoubtfulFor">Null while nobody doubts it.</param>
/// <param name="DoubtfulSince">From which day.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="VatOfOutstanding">The tax in that, where it is known.</param>
/// <param name="Impairment">Of it, without tax.</param>
/// <param name="Ground">By what it is known never to be paid.</param>
/// <param name="EvidencedOn">Day of the judgment or act.</param>
/// <param name="Proof">Reference of the document that shows it.</param>
/// <param name="VatClaimUntil">Last day on which VAT can be claimed back.</param>
/// <param name="RectifyingInvoice">Reference of the duplicate that was sent.</param>
/// <param name="RectifyingSentOn">Day on which it was.</param>
/// <param name="Mention">The words that the duplicate must bear.</param>
/// <param name="VatObstacle">What keeps the tax from being claimed back today; null when nothing does, and where nothing is owed to claim it on.</param>
/// <param name="Lost">Written off, neither taken back nor recovered.</param>
/// <param name="VatOfLost">The tax claimed back on it.</param>
/// <param name="WriteOffs">By reference.</param>
public sealed record Loss(
    string? DoubtfulFor, DateOnly? DoubtfulSince, Amount Outstanding, Amount? VatOfOutstanding, Amount Impairment, string? Ground, DateOnly? EvidencedOn, string? Proof, DateOnly? VatClaimUntil,
    string? RectifyingInvoice, DateOnly? RectifyingSentOn, string? Mention, string? VatObstacle, Amount Lost, Amount VatOfLost, IReadOnlyList<KnownWriteOff> WriteOffs);

/// <summary>An invoice that is doubtful or lost, in whole or in part.</summary>
/// <param name="Invoice">Its number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="DoubtfulFor">Null while nobody doubts it.</param>
/// <param name="DoubtfulSince">From which day.</param>
/// <param name="Impairment">Without tax.</param>
/// <param name="Ground">By what it is known never to be paid.</param>
/// <param name="Lost">Written off, neither taken back nor recovered.</param>
/// <param name="VatOfLost">The tax claimed back on it.</param>
public sealed record ListedLoss(
    string Invoice, int Year, string Customer, Amount Outstanding, string? DoubtfulFor, DateOnly? DoubtfulSince, Amount Impairment, string? Ground, Amount Lost, Amount VatOfLost);
