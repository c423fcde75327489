namespace Recouvrement.Client.Erp;

/// <summary>What somebody thinks a customer is good for.</summary>
/// <param name="Source">Who assessed.</param>
/// <param name="AssessedOn">When.</param>
/// <param name="Score">As the source gives it.</param>
/// <param name="LimitCents">What the source would lend, 0 for nothing.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="ExpiresOn">Last day it is good for.</param>
public sealed record Assessment(string Source, DateOnly AssessedOn, string? Score = null, long? LimitCents = null, string? Currency = null, DateOnly? ExpiresOn = null);

/// <summary>What the creditor lends a customer at most.</summary>
/// <param name="LimitCents">0 is cash only.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day; open where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record CreditLimit(long LimitCents, DateOnly From, DateOnly? Until = null, string? Currency = null);

/// <summary>What a credit insurer covers of a customer. Deadlines count from the due date, in calendar days.</summary>
/// <param name="Insurer">Who insures.</param>
/// <param name="InsuredCents">Covered exposure.</param>
/// <param name="Percent">Share of a loss that is paid, 1 to 100.</param>
/// <param name="From">First day.</param>
/// <param name="DeclareWithinDays">To declare an invoice overdue.</param>
/// <param name="ExtendAtMostDays">By which a due date may be put off without the insurer.</param>
/// <param name="HandOverWithinDays">To hand the file over.</param>
/// <param name="Until">Last day; open where absent.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
public sealed record Cover(
    string Insurer, long InsuredCents, int Percent, DateOnly From, int DeclareWithinDays, int ExtendAtMostDays, int HandOverWithinDays, DateOnly? Until = null, string? Currency = null);

/// <summary>The insurer allows a later due date than its policy.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year of issue.</param>
/// <param name="Until">Last day allowed.</param>
public sealed record ExtensionConsent(string Invoice, int Year, DateOnly Until);

/// <summary>What sales heard of a customer.</summary>
/// <param name="Kind">
/// <c>strike</c>, <c>unpaid_suppliers</c>, <c>management_change</c>, <c>bad_news</c>, <c>site_closed</c>, <c>layoffs</c>, <c>lost_customer</c>, <c>unreachable</c>, <c>bank_withdraws</c>, <c>payment_incident</c> or <c>good_news</c>.
/// </param>
/// <param name="Severity"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="On">When it was heard.</param>
/// <param name="ExpiresOn">Last day it counts; open where absent.</param>
/// <param name="Note">In words. May name people: kept where it can be erased.</param>
public sealed record FieldSignal(string Kind, string Severity, DateOnly On, DateOnly? ExpiresOn = null, string? Note = null);

/// <summary>When a customer was founded; whether it is newly founded follows from the day.</summary>
/// <param name="FoundedOn">Day of founding.</param>
public sealed record Founding(DateOnly FoundedOn);

/// <summary>What an invoice comes from. All of it: what is left out is not linked.</summary>
/// <param name="Orders">The ERP's numbers of orders.</param>
/// <param name="Deliveries">Of deliveries.</param>
/// <param name="Quotes">Of quotes.</param>
public sealed record InvoiceLinks(IReadOnlyList<string>? Orders = null, IReadOnlyList<string>? Deliveries = null, IReadOnlyList<string>? Quotes = null);

/// <summary>What an order comes from. All of it: what is left out is not linked.</summary>
/// <param name="Quotes">The ERP's numbers of quotes.</param>
public sealed record OrderLinks(IReadOnlyList<string>? Quotes = null);

/// <summary>The credit file of a customer as of the business day.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="AsOf">The day that what is in force was read for.</param>
/// <param name="Limit">In force, or null.</param>
/// <param name="Cover">In force, or null.</param>
/// <param name="FoundedOn">Where known.</param>
/// <param name="Assessments">The latest first.</param>
/// <param name="Limits">All, the latest first.</param>
/// <param name="Covers">All, the latest first.</param>
/// <param name="ExtensionConsents">All.</param>
/// <param name="Signals">The latest first.</param>
/// <param name="Version">For If-Match.</param>
public sealed record CreditFile(
    string Number, DateOnly AsOf, KnownLimit? Limit, KnownCover? Cover, DateOnly? FoundedOn, IReadOnlyList<KnownAssessment> Assessments, IReadOnlyList<KnownLimit> Limits,
    IReadOnlyList<KnownCover> Covers, IReadOnlyList<KnownConsent> ExtensionConsents, IReadOnlyList<KnownSignal> Signals, long Version)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>An assessment.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Source">Who assessed.</param>
/// <param name="Score">As the source gives it.</param>
/// <param name="Limit">What the source would lend.</param>
/// <param name="AssessedOn">When.</param>
/// <param name="ExpiresOn">Last day it is good for.</param>
/// <param name="HasExpired">As of the business day.</param>
public sealed record KnownAssessment(string Reference, string Source, string? Score, Amount? Limit, DateOnly AssessedOn, DateOnly? ExpiresOn, bool HasExpired);

/// <summary>A limit.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Amount">At most.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="By">The key of the person or machine that set it.</param>
public sealed record KnownLimit(string Reference, Amount Amount, DateOnly From, DateOnly? Until, string By);

/// <summary>What an insurer covers.</summary>
/// <param name="Policy">Its number.</param>
/// <param name="Insurer">Who insures.</param>
/// <param name="Insured">Covered exposure.</param>
/// <param name="Percent">Share of a loss that is paid.</param>
/// <param name="From">First day.</param>
/// <param name="Until">Last day.</param>
/// <param name="DeclareWithinDays">From the due date.</param>
/// <param name="ExtendAtMostDays">From the due date.</param>
/// <param name="HandOverWithinDays">From the due date.</param>
public sealed record KnownCover(
    string Policy, string Insurer, Amount Insured, int Percent, DateOnly From, DateOnly? Until, int DeclareWithinDays, int ExtendAtMostDays, int HandOverWithinDays);

/// <summary>A later due date that the insurer allowed.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Until">Last day allowed.</param>
public sealed record KnownConsent(string Reference, string Invoice, int Year, DateOnly Until);

/// <summary>A signal from the field.</summary>
/// <param name="Reference">Its sender's.</param>
/// <param name="Kind">What.</param>
/// <param name="Severity"><c>low</c>, <c>medium</c> or <c>high</c>.</param>
/// <param name="On">When it was heard.</param>
/// <param name="ExpiresOn">Last day it counts.</param>
/// <param name="Note">In words; null where there were none or they were erased.</param>
public sealed record KnownSignal(string Reference, string Kind, string Severity, DateOnly On, DateOnly? ExpiresOn, string? Note);

/// <summary>What the insurer's policy asks of an open invoice; every day is the last one in time.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="Policy">The one in force when the invoice was issued; null where nothing insures it.</param>
/// <param name="Insurer">Who insures.</param>
/// <param name="DeclareBy">To declare it overdue.</param>
/// <param name="HandOverBy">To hand the file over.</param>
/// <param name="ExtendUntil">To which a plan may go without asking the insurer again, with what it allowed already.</param>
/// <param name="NeedsConsent">Whether a plan until the day asked for needs the insurer's consent; null where no day was asked for.</param>
public sealed record InsuranceDeadline(
    string Invoice, int Year, string Customer, DateOnly DueOn, Amount Outstanding, string Policy, string Insurer, DateOnly DeclareBy, DateOnly HandOverBy, DateOnly ExtendUntil, bool? NeedsConsent);
