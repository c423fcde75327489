namespace Recouvrement.Client.Litigation;

/// <summary>A proposal to go to court. A person qualifies the way; a second one must agree.</summary>
/// <param name="Procedure"><c>payment_order</c>, <c>small_claim</c>, <c>uncontested_claim</c>, <c>interim_payment</c>, <c>summons</c>, <c>european_order</c> or <c>through_lawyer</c>.</param>
/// <param name="Court">Where.</param>
/// <param name="Residence">Of the debtor: <c>metropolitan</c>, <c>overseas</c> or <c>abroad</c>.</param>
/// <param name="Claims">Stream ids of the invoices; all that are owed in the file where absent.</param>
/// <param name="InterestCents">Late interest sought; only a small claim stops at the sum of it and the principal.</param>
public sealed record CourtProposal(string Procedure, CourtAsked Court, string? Residence = null, IReadOnlyList<Guid>? Claims = null, long InterestCents = 0);

/// <summary>Where a proceeding is to be brought: for a payment order, where the debtor has its seat (CPC 1406).</summary>
/// <param name="Kind"><c>commercial_court</c>, <c>economic_activities_court</c>, <c>judicial_court</c>, <c>protection_court</c> or <c>commercial_chamber</c>; a commercial court in one of the twelve cities is an economic activities court by itself.</param>
/// <param name="City">Of its seat, 1 to 60 letters, spaces, hyphens and apostrophes.</param>
/// <param name="IsAlsaceMoselle">Good Friday and 26 December are holidays there; always so of a commercial chamber.</param>
public sealed record CourtAsked(string Kind, string City, bool IsAlsaceMoselle = false);

/// <summary>A day on which something happened.</summary>
/// <param name="On">The day; never ahead.</param>
public sealed record CourtDay(DateOnly On);

/// <summary>An order was given.</summary>
/// <param name="On">Its own day: it selects the law.</param>
/// <param name="AmountCents">For how much.</param>
public sealed record OrderGiven(DateOnly On, long AmountCents);

/// <summary>An order was served.</summary>
/// <param name="On">Day of the act.</param>
/// <param name="Manner"><c>in_person</c>, <c>at_address</c>, <c>at_office</c> or <c>nobody_found</c>.</param>
/// <param name="Officer">Reference of the enforcement officer's office: no name.</param>
public sealed record OrderServed(DateOnly On, string Manner, string Officer);

/// <summary>The debtor opposed.</summary>
/// <param name="On">Day of the opposition.</param>
/// <param name="HeardOn">Day on which its notice was received; the same where absent.</param>
public sealed record OrderOpposed(DateOnly On, DateOnly? HeardOn = null);

/// <summary>A dated step.</summary>
/// <param name="Step">Which, in snake_case: <c>fee_called</c>, <c>fee_deposited</c>, <c>opposition_fee_called</c>, <c>opposition_fee_deposited</c>, <c>lawyer_named</c>, <c>hearing_fixed</c>, <c>service_proven</c>, <c>formula_requested</c>, <c>lodged</c>, <c>command_served</c>, <c>contested</c>, <c>agreed</c>, <c>non_contestation_recorded</c>, <c>made_enforceable</c> or <c>decision_served</c>.</param>
/// <param name="On">Its day; that of the hearing may lie ahead.</param>
public sealed record StepTaken(string Step, DateOnly On);

/// <summary>A day was recorded wrongly.</summary>
/// <param name="What">Which, as a proceeding lists what is known of it: <c>requested</c>, <c>granted</c>, <c>fee_called</c>…: <c>requested</c>, <c>fee_called</c>, <c>fee_deposited</c>, <c>granted</c>, <c>served</c>, <c>reached</c>, <c>opposed</c>, <c>opposition_heard</c>, <c>opposition_fee_called</c>, <c>opposition_fee_deposited</c>, <c>lawyer_named</c>, <c>hearing_fixed</c>, <c>service_proven</c>, <c>formula_requested</c>, <c>lodged</c>, <c>command_served</c>, <c>contested</c>, <c>agreed</c>, <c>non_contestation_recorded</c>, <c>made_enforceable</c>, <c>decision_served</c>, <c>attached</c> or <c>title</c>.</param>
/// <param name="On">The right day.</param>
public sealed record DayCorrected(string What, DateOnly On);

/// <summary>There is a title.</summary>
/// <param name="On">Its day.</param>
/// <param name="AmountCents">For how much.</param>
/// <param name="CostsCents">Costs that the debtor bears by it (CPCE L111-8).</param>
public sealed record TitleObtained(DateOnly On, long AmountCents, long CostsCents = 0);

/// <summary>An act of an enforcement officer.</summary>
/// <param name="Reference">The creditor's own; once per proceeding.</param>
/// <param name="Act"><c>order_to_pay</c>, <c>account_garnishment</c>, <c>goods_seizure</c>, <c>protective_attachment</c>, <c>service_in_person</c> or <c>nothing_found</c>.</param>
/// <param name="On">Day of the act.</param>
/// <param name="Officer">Reference of the office: no name.</param>
/// <param name="InPerson">It reached the debtor in person.</param>
/// <param name="CostCents">What it cost.</param>
/// <param name="YieldCents">What it held or brought.</param>
public sealed record ActDone(string Reference, string Act, DateOnly On, string Officer, bool InPerson = false, long CostCents = 0, long YieldCents = 0);

/// <summary>A cost.</summary>
/// <param name="Reference">The creditor's own; once per proceeding.</param>
/// <param name="Kind"><c>registry_fee</c>, <c>officer_fee</c>, <c>lawyer_fee</c> or <c>other</c>.</param>
/// <param name="AmountCents">How much.</param>
/// <param name="On">Its day.</param>
public sealed record CostIncurred(string Reference, string Kind, long AmountCents, DateOnly On);

/// <summary>A proceeding came to nothing.</summary>
/// <param name="Cause"><c>not_served</c>, <c>fee_not_deposited</c>, <c>opposition_fee_not_deposited</c>, <c>formula_not_requested</c> or <c>step_missed</c>.</param>
/// <param name="On">A day after the last one.</param>
public sealed record ProceedingLapsed(string Cause, DateOnly On);

/// <summary>A proceeding as staff list it.</summary>
/// <param name="Proceeding">Its id.</param>
/// <param name="File">The litigation file.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Procedure">In snake_case, as it was proposed.</param>
/// <param name="Court">Kind of court.</param>
/// <param name="City">Its seat.</param>
/// <param name="Stage"><c>proposed</c>, <c>live</c>, <c>declined</c> or <c>ended</c>.</param>
/// <param name="PrincipalCents">Owed when it was proposed.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="ProposedBy">May not agree to it.</param>
/// <param name="ProposedOn">Business date.</param>
/// <param name="DecidedBy">The second person.</param>
/// <param name="OrderedOn">Day of the order.</param>
/// <param name="ServedOn">Day of its service.</param>
/// <param name="TitleOn">Day of the title.</param>
/// <param name="TitleCents">Its amount.</param>
/// <param name="CostsCents">All that it cost so far; the debtor bears costs only with a title (CPCE L111-8), and they are no part of his balance here.</param>
/// <param name="YieldCents">What acts held or brought.</param>
/// <param name="Outcome"><c>paid</c>, <c>rejected</c>, <c>dismissed</c>, <c>withdrawn</c> or <c>lapsed</c>; null while it goes on.</param>
/// <param name="EndedOn">Its day.</param>
public sealed record ProceedingSummary(
    Guid Proceeding, Guid File, Guid Case, string Creditor, Guid Debtor, string CustomerNumber, string Reference, string Procedure, string Court, string City,
    string Stage, long PrincipalCents, string Currency, string ProposedBy, DateOnly ProposedOn, string? DecidedBy, DateOnly? OrderedOn, DateOnly? ServedOn,
    DateOnly? TitleOn, long? TitleCents, long CostsCents, long YieldCents, string? Outcome, DateOnly? EndedOn);

/// <summary>A proceeding with its days.</summary>
/// <param name="Summary">As it is listed.</param>
/// <param name="Claims">Stream ids of the invoices.</param>
/// <param name="Known">The days known.</param>
/// <param name="Deadlines">By when each side must act.</param>
/// <param name="Permissions">What may be done from when.</param>
/// <param name="Acts">Acts and costs.</param>
/// <param name="HasRequest">What is asked for was drawn up.</param>
/// <param name="InsolventSince">Judgment that opened insolvency proceedings of the debtor: no action or enforcement for earlier debts from then on (L622-21); null where none are open.</param>
/// <param name="Version">Grows with every change; as <c>ETag</c> it goes into <c>If-Match</c>.</param>
public sealed record ProceedingDetail(
    ProceedingSummary Summary, IReadOnlyList<Guid> Claims, IReadOnlyList<KnownDay> Known, IReadOnlyList<TimetableDay> Deadlines,
    IReadOnlyList<TimetablePermission> Permissions, IReadOnlyList<CourtActLine> Acts, bool HasRequest, DateOnly? InsolventSince, long Version)
{
    /// <summary>For <c>ifMatch</c>.</summary>
    public string ETag => Tag.Of(Version);
}

/// <summary>A day that is known of a proceeding.</summary>
/// <param name="What">In snake_case.</param>
/// <param name="On">The day.</param>
public sealed record KnownDay(string What, DateOnly On);

/// <summary>A day of a timetable. It shows the text and the sum and concludes nothing.</summary>
/// <param name="What">Must or may be done.</param>
/// <param name="Whose"><c>creditor</c> or <c>debtor</c>.</param>
/// <param name="SafeOn">As it is counted, put off by nothing: what the creditor must do, it does by then. Null while nothing has made it begin.</param>
/// <param name="LastOn">With CPC 642: the last day that can be argued, and for the debtor's days the one on whose end it is surely over.</param>
/// <param name="Source">The text.</param>
/// <param name="Lapses">The proceeding may come to nothing otherwise: conditions to check.</param>
public sealed record TimetableDay(string What, string Whose, DateOnly? SafeOn, DateOnly? LastOn, string Source, bool Lapses);

/// <summary>What may be done, and from when.</summary>
/// <param name="What">May be done.</param>
/// <param name="From">First day.</param>
/// <param name="Source">The text.</param>
public sealed record TimetablePermission(string What, DateOnly From, string Source);

/// <summary>An act or a cost.</summary>
/// <param name="Reference">The creditor's own.</param>
/// <param name="Kind">In snake_case.</param>
/// <param name="Officer">Reference of the office; null of a cost.</param>
/// <param name="On">Its day.</param>
/// <param name="CostCents">What it cost.</param>
/// <param name="YieldCents">What it held or brought.</param>
public sealed record CourtActLine(string Reference, string Kind, string? Officer, DateOnly On, long CostCents, long YieldCents);
