namespace Recouvrement.Client.Collector;

/// <summary>A dunning policy as it is written. Amounts in cents of euros; words in snake_case.</summary>
/// <param name="Name">Stands in events and is never renamed.</param>
/// <param name="Title">For people.</param>
/// <param name="Steps">From the earliest to the last.</param>
/// <param name="Values">Everything beside the steps.</param>
/// <param name="Scope">Which debtors it is for; null: all of them.</param>
/// <param name="Profiles">How the payer's profile changes it.</param>
public sealed record Policy(string Name, string Title, IReadOnlyList<PolicyStep> Steps, PolicyValues Values, PolicyScope? Scope = null, IReadOnlyList<PolicyProfile>? Profiles = null);

/// <summary>Which debtors a policy is for. What is null asks for nothing.</summary>
public sealed record PolicyScope(
    IReadOnlyList<string>? Kinds = null, IReadOnlyList<string>? Segments = null, IReadOnlyList<string>? Profiles = null, IReadOnlyList<string>? ClaimObjects = null, IReadOnlyList<string>? Languages = null,
    long? OwedFromCents = null, long? OwedBelowCents = null, int? DaysLateFrom = null, bool? Insured = null, int Precedence = 0, bool NeedsValidation = false,
    int? PromisesKeptBelowPercent = null);

/// <summary>A step of a policy; the schema says what each field may hold.</summary>
public sealed record PolicyStep(
    string Name, int Days, string Channel, string From = "due", string Addressee = "accounts_payable", string? Fallback = null, string? Template = null, string Tone = "courteous", bool Threat = false,
    string? Approval = null, bool Interest = false, bool Compensation = false, bool Sanction = false, string? Offer = null, long? FromCents = null, long? BelowCents = null, int? BalanceSharePercent = null,
    int? FirstInvoices = null, string? InsteadOf = null, bool CopyToSales = false, string? SignedBy = null);

/// <summary>Values of a policy; what is null is as the shipped policies have it.</summary>
public sealed record PolicyValues(
    int? GraceDays = null, int? WorkingDaysBetweenContacts = null, int? EarlierRemindersDays = null, int? ContactsBeforeThreat = null, int? FeedWorkingDays = null, long? StatementOnlyBelowCents = null,
    long? FullMeansFromCents = null, int? Emails = null, int? Calls = null, int? Letters = null, bool? EmailsAndCallsTogether = null, int? NoticeDaysToPay = null, int? NoticeDaysAfterProof = null,
    int? NoticeBankingDays = null, int? NoticeDaysWithoutProof = null, string? AfterNotice = null, string? CatchUp = null, IReadOnlyList<string>? QuietDays = null,
    int? PromiseDaysAhead = null, int? PromisesPerEpisode = null, int? PromiseToleranceDays = null, long? PromiseToleranceCents = null, int? PlanMonthsWithoutApproval = null,
    IReadOnlyDictionary<string, PolicyCurrency>? Currencies = null, int? SalesNoticeDays = null, bool? RefusalBringsNotice = null, Negotiation? Negotiation = null,
    bool? HandOverNotice = null);

/// <summary>Thresholds for the invoices of a currency beside the euro, in its hundredths; the first two must be said.</summary>
public sealed record PolicyCurrency(long StatementOnlyBelowCents, long FullMeansFromCents, long? PromiseToleranceCents = null);

/// <summary>What people may grant a debtor without anybody else.</summary>
public sealed record Negotiation(NegotiationLimit? Collector = null, NegotiationLimit? Manager = null);

/// <summary>What one role may grant: a plan of so many months, and so many hundredths of what is claimed.</summary>
public sealed record NegotiationLimit(int? Months = null, int? DiscountPercent = null);

/// <summary>How a payer's profile changes a policy.</summary>
/// <param name="Profile"><c>good</c>, <c>negligent</c>, <c>expert_late_payer</c> or <c>insolvent</c>.</param>
/// <param name="Without">Steps that fall away.</param>
/// <param name="Steps">Steps that take the place of those of the same name, or come in.</param>
/// <param name="Values">Values that differ.</param>
public sealed record PolicyProfile(string Profile, IReadOnlyList<string>? Without = null, IReadOnlyList<PolicyStep>? Steps = null, PolicyValues? Values = null);

/// <summary>A policy of an entity in one version.</summary>
/// <param name="Name">snake_case.</param>
/// <param name="Version">Its number.</param>
/// <param name="Title">For people.</param>
/// <param name="State"><c>draft</c>, <c>in_force</c>, <c>to_come</c>, <c>superseded</c>, <c>retired</c> or <c>not_validated</c>.</param>
/// <param name="Shipped">It is part of the product.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="Takes">Which cases it took over.</param>
/// <param name="DraftedBy">Its author.</param>
/// <param name="ActivatedBy">Who put it in force.</param>
/// <param name="Place">Its place in the order of choice, from 1; null where it is not in force.</param>
public sealed record PolicyItem(string Name, int Version, string Title, string State, bool Shipped, DateOnly? ValidFrom, string? Takes, string? DraftedBy, string? ActivatedBy, int? Place);

/// <summary>A version that was written.</summary>
public sealed record DraftedPolicy(string Name, int Version);

/// <summary>From when a version is followed.</summary>
/// <param name="Takes"><c>all_cases</c> or <c>new_episodes</c>.</param>
/// <param name="ValidFrom">First day; null: today.</param>
public sealed record PolicyActivation(string Takes, DateOnly? ValidFrom = null);

/// <summary>From when no version is followed any more; null: today.</summary>
public sealed record PolicyRetirement(DateOnly? From = null);

/// <summary>The policy of one customer.</summary>
public sealed record PolicyChoice(string Policy);

/// <summary>What is to be simulated.</summary>
/// <param name="From">First day: from a day of the past on, what was heard since is heard again.</param>
/// <param name="To">Last day.</param>
/// <param name="Policies">Policies to set beside those in force.</param>
/// <param name="Customers">Only these.</param>
/// <param name="CallsAreMade">Calls are made on the day they are asked for.</param>
/// <param name="ThreatsAreApproved">Threats are agreed to on the day they are proposed.</param>
/// <param name="CostCents">What a contact costs by channel.</param>
public sealed record SimulationOrder(
    DateOnly From, DateOnly To, IReadOnlyList<Policy>? Policies = null, IReadOnlyList<string>? Customers = null, bool CallsAreMade = false, bool ThreatsAreApproved = true, IReadOnlyDictionary<string, long>? CostCents = null);

/// <summary>What came of a simulation.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Cases">Cases that were looked at.</param>
/// <param name="Current">By the policies in force.</param>
/// <param name="Candidate">By those that were asked for.</param>
/// <param name="Lines">The contacts, at most 10 000.</param>
/// <param name="HasMore">There are more.</param>
public sealed record Simulation(DateOnly From, DateOnly To, int Cases, SimulationTotals Current, SimulationTotals? Candidate, IReadOnlyList<SimulatedLine> Lines, bool HasMore);

/// <summary>What a book of policies would say in sum.</summary>
public sealed record SimulationTotals(int Contacts, IReadOnlyDictionary<string, int> ByChannel, IReadOnlyDictionary<string, int> ByStep, long CostCents, long ClaimedCents, int Debtors);

/// <summary>A contact that would be made; what is owed is in <c>Currency</c>, what it costs in euros; <c>By</c> is <c>both</c>, <c>current</c> or <c>candidate</c>.</summary>
public sealed record SimulatedLine(string CustomerNumber, DateOnly On, string Step, string Channel, string Policy, int Invoices, long ClaimedCents, long CostCents, string By, string Currency = "EUR");

/// <summary>What a run of a day would decide for a case.</summary>
/// <param name="Case">The case.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Kind"><c>step</c>, <c>hand_over</c>, <c>sales_notice</c> or <c>call_back</c>.</param>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel">Of a step.</param>
/// <param name="Policy">By which policy and version.</param>
/// <param name="NeedsApproval">It would wait for a second person.</param>
/// <param name="Invoices">How many.</param>
/// <param name="AmountCents">Owed on them.</param>
/// <param name="Reason">Why something is called back.</param>
/// <param name="Currency">ISO 4217, of what is owed.</param>
public sealed record Proposal(Guid Case, string CustomerNumber, string Kind, string? Step, string? Channel, string? Policy, bool NeedsApproval, int Invoices, long AmountCents, string? Reason, string Currency = "EUR");

/// <summary>Proposals of a run; give <c>Next</c> as <c>after</c> for more.</summary>
public sealed record ProposalPage(IReadOnlyList<Proposal> Proposals, Guid? Next);

/// <summary>Why penalties are given up: <c>commercial</c>, <c>settlement</c>, <c>our_fault</c>, <c>small_amount</c> or <c>other</c>.</summary>
public sealed record Waiver(string Reason);
