using Recouvrement.Correspondence.Domain.Addressees;

namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>What is to be said to whom. Without names and addresses: those are looked up when the message is prepared.</summary>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Template">Name of the text.</param>
/// <param name="Role">Whom it is meant for; another is taken where that one cannot be reached.</param>
/// <param name="Language">ISO 639-1.</param>
/// <param name="Redirected">It goes to a mailbox of the creditor instead of the debtor.</param>
/// <param name="Statement">What is owed, frozen.</param>
/// <param name="Deadline">Printed date by which to pay.</param>
/// <param name="SanctionOn">Printed date of the announced sanction.</param>
/// <param name="AnswerUrl">Link by which the debtor answers; null where there is none.</param>
/// <param name="Tone">How the step speaks, snake_case; null where nobody said.</param>
/// <param name="Offer">What is offered with it, snake_case; null where nothing is.</param>
/// <param name="SignedBy">Who signs, snake_case; null: the signatory of the entity.</param>
/// <param name="Plan">The instalments it confirms; null for every other message.</param>
/// <param name="HandOver">The hand-over it tells of; null for every other message.</param>
public sealed record MessageRequest(
    Guid Debtor, string CustomerNumber, int Episode, string Template, ContactRole Role, string Language, bool Redirected,
    Statement Statement, DateOnly? Deadline, DateOnly? SanctionOn, string? AnswerUrl = null, string? Tone = null, string? Offer = null, string? SignedBy = null,
    PlanToConfirm? Plan = null, HandOverToTell? HandOver = null);

/// <summary>A hand-over to a collection agency that a message tells of.</summary>
/// <param name="From">Day from which the agency has the claims.</param>
/// <param name="Agency">Its name; null where it is not known.</param>
public sealed record HandOverToTell(DateOnly From, string? Agency);

/// <summary>An instalment plan (échéancier) that a message confirms, frozen by who agreed to it.</summary>
/// <param name="AgreedOn">Day of the agreement.</param>
/// <param name="Instalments">In the order of their days.</param>
/// <param name="GivenUpCents">What is given up once all of them are kept; null where nothing is.</param>
public sealed record PlanToConfirm(DateOnly AgreedOn, IReadOnlyList<InstalmentToConfirm> Instalments, long? GivenUpCents = null);

/// <summary>One instalment.</summary>
/// <param name="DueOn">Last day to pay it.</param>
/// <param name="AmountCents">In the currency of the statement.</param>
public sealed record InstalmentToConfirm(DateOnly DueOn, long AmountCents);

/// <summary>What a debtor owes as of a day, frozen by who decided the step. Nothing is computed from it here: it is shown as it is.</summary>
/// <param name="AsOf">Interest runs to this day, included.</param>
/// <param name="Lines">The invoices claimed.</param>
/// <param name="Others">Other open invoices, for information.</param>
/// <param name="InterestPeriods">How the interest came about.</param>
/// <param name="RateOrigin">Where the rate comes from, in words for the debtor.</param>
/// <param name="Currency">ISO 4217, of every amount here.</param>
/// <param name="OutstandingCents">Sum of the lines.</param>
/// <param name="InterestCents">Sum of the lines.</param>
/// <param name="CompensationCents">Flat recovery compensation (indemnité forfaitaire), sum of the lines.</param>
public sealed record Statement(
    DateOnly AsOf, IReadOnlyList<StatementLine> Lines, IReadOnlyList<OtherInvoice> Others, IReadOnlyList<InterestPeriod> InterestPeriods,
    string? RateOrigin, string Currency, long OutstandingCents, long InterestCents, long CompensationCents);

/// <summary>One invoice claimed.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="AmountCents">Amount including tax.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="DaysLate">Days after the due date.</param>
/// <param name="InterestCents">Late interest to the day.</param>
/// <param name="CompensationCents">Flat compensation.</param>
public sealed record StatementLine(
    Guid Invoice, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long OutstandingCents,
    int DaysLate, long InterestCents, long CompensationCents);

/// <summary>Another open invoice of the same debtor.</summary>
/// <param name="Invoice">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="OutstandingCents">Still owed.</param>
public sealed record OtherInvoice(Guid Invoice, string Number, string Reference, DateOnly DueOn, long OutstandingCents);

/// <summary>Interest of one invoice over one period.</summary>
/// <param name="Reference">The invoice, as shown.</param>
/// <param name="From">First day, included.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Days">Number of days.</param>
/// <param name="RatePercent">Yearly rate as decimal text.</param>
/// <param name="BaseCents">Principal it is computed on.</param>
/// <param name="AmountCents">Half-up to the cent.</param>
public sealed record InterestPeriod(string Reference, DateOnly From, DateOnly To, int Days, string RatePercent, long BaseCents, long AmountCents);
