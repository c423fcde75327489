using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;

namespace Recouvrement.Dunning.Domain.Policies;

/// <summary>A dunning policy as it is written: JSON whose schema is published. Amounts in cents of euros, days as integers.</summary>
/// <param name="Name">snake_case, 1 to 40 characters; stands in events and is never renamed.</param>
/// <param name="Title">For people, one line.</param>
/// <param name="Steps">1 to 20, from the earliest to the last.</param>
/// <param name="Values">Everything beside the steps.</param>
/// <param name="Scope">Which debtors it is for; without it, all of them.</param>
/// <param name="Profiles">How the payer's profile changes it; each profile once.</param>
public sealed record PolicyDocument(string Name, string Title, ImmutableArray<StepDocument> Steps, ValuesDocument Values, ScopeDocument? Scope = null, ImmutableArray<ProfileDocument>? Profiles = null);

/// <summary>Which debtors a policy is for. What is absent asks for nothing.</summary>
/// <param name="Kinds">Kinds of debtors.</param>
/// <param name="Segments">Segments of the ERP.</param>
/// <param name="Profiles">Payer profiles.</param>
/// <param name="ClaimObjects"><c>goods</c>, <c>services</c>, <c>works</c>.</param>
/// <param name="Languages">ISO 639-1.</param>
/// <param name="OwedFromCents">At least so much is open.</param>
/// <param name="OwedBelowCents">Less than this is open.</param>
/// <param name="DaysLateFrom">The oldest invoice is at least so many days late.</param>
/// <param name="Insured">Its credit is insured on the day, or not; a debtor of whom no cover was told is not.</param>
/// <param name="Precedence">0 to 1000; of two policies for one debtor the higher, then the one that asks for more: segment, kind, the rest.</param>
/// <param name="NeedsValidation">Shipped, but in force only where a person has activated it.</param>
/// <param name="PromisesKeptBelowPercent">1 to 100: fewer of its promises to pay were kept; never for a debtor that made none.</param>
public sealed record ScopeDocument(
    ImmutableArray<CustomerKind>? Kinds = null, ImmutableArray<string>? Segments = null, ImmutableArray<PayerProfile>? Profiles = null, ImmutableArray<string>? ClaimObjects = null,
    ImmutableArray<string>? Languages = null, long? OwedFromCents = null, long? OwedBelowCents = null, int? DaysLateFrom = null, bool? Insured = null, int Precedence = 0, bool NeedsValidation = false, int? PromisesKeptBelowPercent = null);

/// <summary>A step.</summary>
/// <param name="Name">snake_case, 1 to 40 characters, once in the policy.</param>
/// <param name="Days">After the day of the trigger, -60 to 400; negative only before the due date.</param>
/// <param name="Channel">How it goes out.</param>
/// <param name="From">What the days are counted from.</param>
/// <param name="Addressee">Whom it is meant for.</param>
/// <param name="Fallback">The way taken where the debtor cannot be reached by the channel; absent: none.</param>
/// <param name="Template">Name of its text; absent: that of the step. Calls and looks at a portal have none.</param>
/// <param name="Tone">How it speaks.</param>
/// <param name="Threat">It announces a consequence: never a first contact.</param>
/// <param name="Approval">Who must agree; absent: a second person for a threat, nobody for the rest. Of messages only.</param>
/// <param name="Interest">It states late interest.</param>
/// <param name="Compensation">It states the flat compensation of 40 €.</param>
/// <param name="Sanction">It names the first day on which an agency can have the claims.</param>
/// <param name="Offer">What is offered with it.</param>
/// <param name="FromCents">Only invoices of which at least this is claimed.</param>
/// <param name="BelowCents">Only invoices of which less than this is claimed.</param>
/// <param name="BalanceSharePercent">Only the largest invoices, which together make so much of what the debtor owes.</param>
/// <param name="FirstInvoices">With it: the first so many invoices of a new customer as well.</param>
/// <param name="InsteadOf">Where it is taken, this step is not.</param>
/// <param name="SignedBy">Who signs; absent: the signatory of the entity. Tasks are signed by nobody.</param>
/// <param name="CopyToSales">Who sells to the debtor gets a copy; of an e-mail only, and never while the entity only tries out.</param>
public sealed record StepDocument(
    string Name, int Days, Channel Channel, Trigger From = Trigger.Due, ContactRole Addressee = ContactRole.AccountsPayable, Channel? Fallback = null, string? Template = null, Tone Tone = Tone.Courteous,
    bool Threat = false, StepApproval? Approval = null, bool Interest = false, bool Compensation = false, bool Sanction = false, Offer? Offer = null,
    long? FromCents = null, long? BelowCents = null, int? BalanceSharePercent = null, int? FirstInvoices = null, string? InsteadOf = null,
    Signatory? SignedBy = null, bool CopyToSales = false);

/// <summary>Values of a policy. What is absent is as the shipped policies have it.</summary>
/// <param name="GraceDays">After the due date, on which nothing is claimed.</param>
/// <param name="WorkingDaysBetweenContacts">Of one debtor.</param>
/// <param name="EarlierRemindersDays">Age of the ERP's own last reminder up to which it counts.</param>
/// <param name="ContactsBeforeThreat">Really made before the first threat; at least 2: a threat is never a first contact, nor the second.</param>
/// <param name="FeedWorkingDays">Age of the bank feed up to which a threat may go out.</param>
/// <param name="StatementOnlyBelowCents">Per debtor: under it nothing but a statement of account.</param>
/// <param name="FullMeansFromCents">Per debtor: under it no call, no registered letter, no agency.</param>
/// <param name="Emails">At most, per invoice and episode.</param>
/// <param name="Calls">At most.</param>
/// <param name="Letters">At most.</param>
/// <param name="EmailsAndCallsTogether">E-mails and calls are counted together, against the sum of both.</param>
/// <param name="NoticeDaysToPay">From deposit to the printed date.</param>
/// <param name="NoticeDaysAfterProof">From proof to the end of the wait.</param>
/// <param name="NoticeBankingDays">Added for money under way.</param>
/// <param name="NoticeDaysWithoutProof">Until a missing proof is a task for a person.</param>
/// <param name="AfterNotice">What follows a notice that has run out.</param>
/// <param name="CatchUp">What is done about steps that are overdue themselves.</param>
/// <param name="QuietDays">Windows <c>MM-DD/MM-DD</c> of every year, both ends included.</param>
/// <param name="PromiseDaysAhead">How far ahead a debtor may promise.</param>
/// <param name="PromisesPerEpisode">How often.</param>
/// <param name="PromiseToleranceDays">After the day of a promise, before it is broken.</param>
/// <param name="PromiseToleranceCents">Short of it that still counts as kept.</param>
/// <param name="PlanMonthsWithoutApproval">Length of an instalment plan up to which nobody else has to agree, where <c>negotiation</c> names none for a role.</param>
/// <param name="Currencies">By ISO 4217 code: the thresholds for invoices of a currency beside the euro, which are then followed as all others, without interest and compensation, and never leave the house by themselves. Those of a currency that is not named wait for a person.</param>
/// <param name="SalesNoticeDays">Working days before which the debtor's sales person is told of a threat or a hand-over; absent or 0: is not told.</param>
/// <param name="RefusalBringsNotice">A debtor who gives neither promise nor reason in a call brings the formal notice to the next allowed day; absent: it does not.</param>
/// <param name="Negotiation">What a collector and a manager may grant alone.</param>
/// <param name="HandOverNotice">The debtor is told in writing that an agency has its claims, by its name where that is known, else without a name three working days after it got them; absent: it is not told.</param>
public sealed record ValuesDocument(
    int? GraceDays = null, int? WorkingDaysBetweenContacts = null, int? EarlierRemindersDays = null, int? ContactsBeforeThreat = null, int? FeedWorkingDays = null,
    long? StatementOnlyBelowCents = null, long? FullMeansFromCents = null, int? Emails = null, int? Calls = null, int? Letters = null, bool? EmailsAndCallsTogether = null,
    int? NoticeDaysToPay = null, int? NoticeDaysAfterProof = null, int? NoticeBankingDays = null, int? NoticeDaysWithoutProof = null, AfterNotice? AfterNotice = null, CatchUp? CatchUp = null,
    ImmutableArray<string>? QuietDays = null, int? PromiseDaysAhead = null, int? PromisesPerEpisode = null, int? PromiseToleranceDays = null, long? PromiseToleranceCents = null,
    int? PlanMonthsWithoutApproval = null, ImmutableSortedDictionary<string, CurrencyDocument>? Currencies = null, int? SalesNoticeDays = null, bool? RefusalBringsNotice = null, NegotiationDocument? Negotiation = null,
    bool? HandOverNotice = null);

/// <summary>Thresholds of a currency, in its hundredths. A step that is bound to an amount of euros is not for its invoices.</summary>
/// <param name="StatementOnlyBelowCents">Per debtor: under it nothing but a statement of account; must be said.</param>
/// <param name="FullMeansFromCents">Per debtor: under it no call and no registered letter; must be said.</param>
/// <param name="PromiseToleranceCents">Short of a promise that still counts as kept; absent: nothing.</param>
public sealed record CurrencyDocument(long? StatementOnlyBelowCents = null, long? FullMeansFromCents = null, long? PromiseToleranceCents = null);

/// <summary>How a profile changes the policy.</summary>
/// <param name="Profile">Which.</param>
/// <param name="Without">Steps that fall away, by name.</param>
/// <param name="Steps">Steps that take the place of those of the same name, or come in beside them.</param>
/// <param name="Values">Values that differ from the policy's.</param>
public sealed record ProfileDocument(PayerProfile Profile, ImmutableArray<string>? Without = null, ImmutableArray<StepDocument>? Steps = null, ValuesDocument? Values = null);
