using Recouvrement.Contracts.Dunning;
using Recouvrement.Correspondence.Payments;

namespace Recouvrement.Correspondence.Texts;

/// <summary>All that a text to a debtor is filled from; the same for letters, e-mails and call scripts. Holds personal data: never log it.</summary>
/// <param name="Creditor">Who writes.</param>
/// <param name="Debtor">Who is written to.</param>
/// <param name="Letter">Date and reference of the message.</param>
/// <param name="Statement">What is owed, as frozen by the decision.</param>
/// <param name="Deadline">Day by which to pay; a formal notice (mise en demeure) cannot do without.</param>
/// <param name="SanctionOn">Day of the announced sanction; the second letter cannot do without.</param>
/// <param name="RedirectTo">Mailbox that receives this instead of the debtor: the text then says it is a control copy.</param>
/// <param name="Call">For a call script.</param>
/// <param name="AnswerUrl">Link by which the debtor answers this message; null where there is none.</param>
/// <param name="Offer">What is offered for information: <c>sepa_mandate</c> or <c>three_instalments</c>; any other word says nothing.</param>
/// <param name="Language">ISO 639-1 of the text, one of those that have words.</param>
/// <param name="Tone"><c>courteous</c>, <c>firm</c> or <c>severe</c>; null reads as courteous.</param>
/// <param name="SignedBy"><c>sales_director</c>; null or a director without a name: the signatory.</param>
/// <param name="Plan">The instalments agreed; the confirmation of a plan cannot do without.</param>
/// <param name="Agency">Name of the agency that gets the file; null: it is not named.</param>
public sealed partial record TextContent(
    Letterhead Creditor, Addressee Debtor, Heading Letter, StatementV1 Statement,
    DateOnly? Deadline = null, DateOnly? SanctionOn = null, string? RedirectTo = null, Call? Call = null, string? AnswerUrl = null, string? Offer = null,
    string Language = TextNames.French, string? Tone = null, string? SignedBy = null, AgreedPlan? Plan = null, string? Agency = null);

/// <summary>The creditor entity as its letters present it (C. com. R123-237).</summary>
/// <param name="Siren">Nine digits.</param>
/// <param name="Name">Company name.</param>
/// <param name="LegalForm">For example <c>SAS</c>; null for a sole trader.</param>
/// <param name="CapitalCents">Share capital in cents.</param>
/// <param name="RcsCity">City of the trade register.</param>
/// <param name="Address">Lines of the registered seat.</param>
/// <param name="Email">Where to answer.</param>
/// <param name="Phone">Where to call.</param>
/// <param name="Iban">Account to pay to; null: the text points to the invoices.</param>
/// <param name="Bic">Its bank.</param>
/// <param name="SignatoryName">Who signs.</param>
/// <param name="SignatoryTitle">In what quality.</param>
/// <param name="SalesDirectorName">Who signs where the step says so.</param>
/// <param name="SalesDirectorTitle">In what quality.</param>
/// <param name="PaymentUrl">The creditor's own payment page, https; null where it has none.</param>
public sealed record Letterhead(
    string Siren, string Name, string? LegalForm, long? CapitalCents, string? RcsCity, IReadOnlyList<string> Address,
    string? Email, string? Phone, string? Iban, string? Bic, string? SignatoryName, string? SignatoryTitle,
    string? SalesDirectorName = null, string? SalesDirectorTitle = null, string? PaymentUrl = null);

/// <summary>The debtor, at the person or department meant.</summary>
/// <param name="Name">Of the debtor.</param>
/// <param name="CustomerNumber">The ERP's own customer number.</param>
/// <param name="Role"><c>accounts_payable</c>, <c>finance_director</c>, <c>legal_representative</c>, <c>buyer</c>, <c>site_manager</c> or <c>public_accountant</c>.</param>
/// <param name="Contact">Person or department; null: the role in words.</param>
/// <param name="Address">Postal lines in order, postcode and city last; empty for an e-mail.</param>
public sealed record Addressee(string Name, string CustomerNumber, string Role, string? Contact, IReadOnlyList<string> Address);

/// <summary>What heads a message.</summary>
/// <param name="Date">The day it is dated, not the day it is typeset.</param>
/// <param name="Reference">By which both sides find it again.</param>
/// <param name="Place">City it is written from.</param>
/// <param name="Payment">How it is to be paid; null where only account and reference are known.</param>
public sealed record Heading(DateOnly Date, string Reference, string? Place = null, PaymentSlip? Payment = null);

/// <summary>A call to make.</summary>
/// <param name="Order">First, second or third of the policy: 1 to 3; 0 before the due date.</param>
/// <param name="Phone">Number to call.</param>
public sealed record Call(int Order, string? Phone = null)
{
    /// <summary>What was said and promised before it.</summary>
    public IReadOnlyList<CallPart> Before { get; init; } = [];
}

/// <summary>A part of what was said before a call.</summary>
/// <param name="Title">What it is.</param>
/// <param name="Lines">Oldest first.</param>
public sealed record CallPart(string Title, IReadOnlyList<CallLine> Lines);

/// <summary>One thing that was said.</summary>
/// <param name="On">When.</param>
/// <param name="Text">In words.</param>
/// <param name="AmountCents">Promised; null where nothing is.</param>
/// <param name="Until">The day it was promised for.</param>
public sealed record CallLine(DateOnly On, string Text, long? AmountCents = null, DateOnly? Until = null);

/// <summary>A plan of instalments as it was agreed.</summary>
/// <param name="AgreedOn">The day of the agreement.</param>
/// <param name="Instalments">In the order of their days.</param>
/// <param name="GivenUpCents">What is given up once all of them are kept (remise); null where nothing is.</param>
public sealed record AgreedPlan(DateOnly AgreedOn, IReadOnlyList<AgreedInstalment> Instalments, long? GivenUpCents = null)
{
    /// <summary>Name of what is given up, as texts cite it: one that does not confirms no plan that gives anything up.</summary>
    public const string GivenUp = "givenUpCents";
}

/// <summary>One instalment.</summary>
/// <param name="DueOn">Last day to pay it.</param>
/// <param name="AmountCents">In the currency of the statement.</param>
public sealed record AgreedInstalment(DateOnly DueOn, long AmountCents);
