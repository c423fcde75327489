namespace Recouvrement.Client.Erp;

/// <summary>What the ERP asks before it takes an order, and again before it delivers.</summary>
/// <param name="Stage"><c>order</c> or <c>delivery</c>.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Order">The ERP's order number.</param>
/// <param name="AmountCents">Of the order or of the delivery, including tax.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="DeliveryOn">Planned day.</param>
/// <param name="DepositCents">Of the amount, what was paid in advance.</param>
public sealed record GateQuestion(string Stage, string Customer, string Order, long AmountCents, string? Currency = null, DateOnly? DeliveryOn = null, long? DepositCents = null);

/// <summary>What the gate answers.</summary>
/// <param name="Decision"><c>allow</c>, <c>conditions</c> or <c>hold</c>; what a person released is allowed.</param>
/// <param name="Conditions">What is to be met first.</param>
/// <param name="Reasons">All of them, as of today.</param>
/// <param name="Review"><c>none</c>, <c>waiting</c> for a person, <c>released</c> or <c>refused</c> by one.</param>
/// <param name="Exposure">What the customer would owe at most.</param>
/// <param name="AsOf">The business day.</param>
public sealed record GateAnswer(string Decision, IReadOnlyList<GateCondition> Conditions, IReadOnlyList<GateReason> Reasons, string Review, Amount Exposure, DateOnly AsOf);

/// <summary>A condition.</summary>
/// <param name="Kind"><c>deposit</c>, <c>cash_first</c>, <c>guarantee</c> or <c>shorter_term</c>.</param>
/// <param name="Value">Percent of a deposit, days of a term.</param>
public sealed record GateCondition(string Kind, int? Value);

/// <summary>A reason.</summary>
/// <param name="Code">Stable.</param>
/// <param name="Decision">What this reason alone leads to.</param>
/// <param name="Sentence">For a person.</param>
/// <param name="Rule">The setting or the article.</param>
/// <param name="Since">First day it held.</param>
/// <param name="Figures">What was compared, by name.</param>
public sealed record GateReason(string Code, string Decision, string Sentence, string Rule, DateOnly? Since, IReadOnlyDictionary<string, long> Figures);

/// <summary>Why a person lets a held order pass, or not.</summary>
/// <param name="Stage"><c>order</c> or <c>delivery</c>.</param>
/// <param name="Reason">In words. May name people: kept where it can be erased.</param>
public sealed record OrderReview(string Stage, string Reason);

/// <summary>What was last answered about an order at a stage.</summary>
/// <param name="Order">The ERP's number.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Stage"><c>order</c> or <c>delivery</c>.</param>
/// <param name="Amount">Asked about.</param>
/// <param name="Decision"><c>allow</c>, <c>conditions</c> or <c>hold</c>, as the gate said.</param>
/// <param name="Conditions">What is to be met first.</param>
/// <param name="Reasons">Codes of all reasons.</param>
/// <param name="Review"><c>none</c>, <c>waiting</c> for a person, <c>released</c> or <c>refused</c> by one.</param>
/// <param name="ReviewReason">The person's words; null where there were none or they were erased.</param>
/// <param name="IsWithdrawn">The order counts for nothing.</param>
/// <param name="AnsweredOn">When.</param>
public sealed record GatedOrder(
    string Order, string Customer, string Stage, Amount Amount, string Decision, IReadOnlyList<GateCondition> Conditions, IReadOnlyList<string> Reasons, string Review, string? ReviewReason, bool IsWithdrawn, DateOnly AnsweredOn);

/// <summary>Thresholds of the order gate. What is left out is the default.</summary>
/// <param name="HoldAll">Everything waits for a person.</param>
/// <param name="OverdueConditionDays">Overdue for more days: cash first. 8 by default.</param>
/// <param name="OverdueHoldDays">Overdue for more days: held. 30 by default.</param>
/// <param name="OverdueFromCents">Overdue sums below are let pass. 0 by default.</param>
/// <param name="OverLimitPercent">Over the limit by at most so much of it: a deposit; by more: held. 10 by default.</param>
/// <param name="OverLimitDepositPercent">That deposit. 30 by default.</param>
/// <param name="ExpiredAssessmentTermDays">The term while no assessment is good. 15 by default.</param>
/// <param name="NewlyFoundedMonths">A company is newly founded for so long. 24 by default.</param>
/// <param name="NewlyFoundedDepositPercent">The deposit it pays. 30 by default.</param>
/// <param name="SignalConditionFrom">Signals as grave as this: cash first. <c>medium</c> by default.</param>
/// <param name="SignalHoldFrom">Signals as grave as this: held. <c>high</c> by default.</param>
public sealed record GatePolicy(
    bool HoldAll = false, int? OverdueConditionDays = null, int? OverdueHoldDays = null, long? OverdueFromCents = null, int? OverLimitPercent = null, int? OverLimitDepositPercent = null,
    int? ExpiredAssessmentTermDays = null, int? NewlyFoundedMonths = null, int? NewlyFoundedDepositPercent = null, string? SignalConditionFrom = null, string? SignalHoldFrom = null);

/// <summary>Thresholds of the order gate, and the first day they hold.</summary>
/// <param name="From">Null for the defaults.</param>
/// <param name="Policy">The thresholds.</param>
public sealed record DatedGatePolicy(DateOnly? From, GateThresholds Policy);

/// <summary>Thresholds as they hold; see <see cref="GatePolicy"/>.</summary>
/// <param name="HoldAll">Everything waits for a person.</param>
/// <param name="OverdueConditionDays">Overdue for more days: cash first.</param>
/// <param name="OverdueHoldDays">Overdue for more days: held.</param>
/// <param name="OverdueFromCents">Overdue sums below are let pass.</param>
/// <param name="OverLimitPercent">Over the limit by at most so much of it: a deposit.</param>
/// <param name="OverLimitDepositPercent">That deposit.</param>
/// <param name="ExpiredAssessmentTermDays">The term while no assessment is good.</param>
/// <param name="NewlyFoundedMonths">A company is newly founded for so long.</param>
/// <param name="NewlyFoundedDepositPercent">The deposit it pays.</param>
/// <param name="SignalConditionFrom">Signals as grave as this: cash first.</param>
/// <param name="SignalHoldFrom">Signals as grave as this: held.</param>
public sealed record GateThresholds(
    bool HoldAll, int OverdueConditionDays, int OverdueHoldDays, long OverdueFromCents, int OverLimitPercent, int OverLimitDepositPercent, int ExpiredAssessmentTermDays,
    int NewlyFoundedMonths, int NewlyFoundedDepositPercent, string SignalConditionFrom, string SignalHoldFrom);

/// <summary>A delivery as the ERP knows it.</summary>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="DeliveredOn">When; not after today.</param>
/// <param name="Order">The ERP's number of its order.</param>
/// <param name="AmountCents">Including tax, where known.</param>
/// <param name="Currency">ISO 4217; EUR by default.</param>
/// <param name="SignedBy">Who signed. A person: kept where it can be erased.</param>
public sealed record Delivery(string Customer, DateOnly DeliveredOn, string? Order = null, long? AmountCents = null, string? Currency = null, string? SignedBy = null);

/// <summary>A delivery that no invoice names.</summary>
/// <param name="Number">The ERP's number.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Order">The ERP's number of its order.</param>
/// <param name="Since">When it was delivered.</param>
/// <param name="Days">How long ago.</param>
/// <param name="Amount">Including tax, where known.</param>
public sealed record DeliveryNotInvoiced(string Number, string Customer, string? Order, DateOnly Since, int Days, Amount? Amount);

/// <summary>Insolvency proceedings of a customer.</summary>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment; a conversion does not move it.</param>
/// <param name="PublishedOn">Day of publication in the BODACC: the two months of the declaration run from it.</param>
/// <param name="Court">Which court.</param>
/// <param name="Administrator">Who administers them. A person: kept where it can be erased.</param>
public sealed record Insolvency(string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn = null, string? Court = null, string? Administrator = null);

/// <summary>Insolvency proceedings are over. Earlier claims stay held until a person lifts the hold of an invoice.</summary>
/// <param name="On">Since when.</param>
/// <param name="Outcome"><c>plan_adopted</c>, <c>debts_settled</c>, <c>assets_insufficient</c>, or <c>reported_in_error</c> where there never were any: what they held is let go.</param>
public sealed record InsolvencyClosing(DateOnly On, string? Outcome = null);

/// <summary>Insolvency proceedings of a customer, with what is to be done by when.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>.</param>
/// <param name="JudgmentOn">Day of the opening judgment.</param>
/// <param name="PublishedOn">Day of publication in the BODACC.</param>
/// <param name="Court">Which court.</param>
/// <param name="Administrator">Null where it is not known or was erased.</param>
/// <param name="DeclareBy">Last day to declare the claim; null while nothing is published.</param>
/// <param name="RelieveBy">Last day to ask for relief from a missed declaration.</param>
/// <param name="Source">The text behind these days.</param>
/// <param name="Invoices">Open ones: frozen, or payable when due.</param>
public sealed record OpenInsolvency(
    string Number, string Kind, DateOnly JudgmentOn, DateOnly? PublishedOn, string? Court, string? Administrator, DateOnly? DeclareBy, DateOnly? RelieveBy, string? Source,
    IReadOnlyList<ClaimInInsolvency> Invoices);

/// <summary>An open invoice of a customer in insolvency proceedings.</summary>
/// <param name="Invoice">The ERP's number.</param>
/// <param name="Year">Its year.</param>
/// <param name="CausedOn">Day of its first delivery where it is known, else of issue.</param>
/// <param name="Outstanding">Still owed.</param>
/// <param name="IsFrozen">Caused before the judgment: it is declared, and neither claimed nor paid. Otherwise it is payable when due.</param>
public sealed record ClaimInInsolvency(string Invoice, int Year, DateOnly CausedOn, Amount Outstanding, bool IsFrozen);

/// <summary>What a customer that does not pay is told will happen.</summary>
/// <param name="Kind"><c>deliveries_stopped</c>, <c>works_suspended</c>, <c>orders_blocked</c> or <c>terms_shortened</c>.</param>
/// <param name="AnnouncedOn">When it was told.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="TermDays">The shorter term; of <c>terms_shortened</c> only.</param>
public sealed record Sanction(string Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays = null);

/// <summary>A day on which a sanction was executed or lifted.</summary>
/// <param name="On">When.</param>
public sealed record SanctionDay(DateOnly On);

/// <summary>A sanction as it stands after its last change.</summary>
/// <param name="Position">In the feed; ask again with the last one as <c>after</c>.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Reference">Its sender's.</param>
/// <param name="Kind">What happens.</param>
/// <param name="AnnouncedOn">When the customer was told.</param>
/// <param name="EffectiveOn">First day.</param>
/// <param name="TermDays">The shorter term.</param>
/// <param name="ExecutedOn">When the ERP confirmed that it is done.</param>
/// <param name="LiftedOn">First day without it.</param>
/// <param name="IsOverdue">Announced for an earlier day and not done: what is announced is done.</param>
public sealed record SanctionState(
    long Position, string Customer, string Reference, string Kind, DateOnly AnnouncedOn, DateOnly EffectiveOn, int? TermDays, DateOnly? ExecutedOn, DateOnly? LiftedOn, bool IsOverdue);
