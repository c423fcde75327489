namespace Recouvrement.Client.Litigation;

/// <summary>A duty that an agency broke.</summary>
/// <param name="Kind"><c>remittance_late</c>, <c>receipt_missing</c>, <c>act_without_green_light</c>, <c>remitted_amount_differs</c>, <c>fee_invoiced_differs</c> or <c>fee_claimed_of_debtor</c>.</param>
/// <param name="Placement">Where.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reference">What it was broken with: the agency's own.</param>
/// <param name="DueOn">Last day on which it could have been done in time.</param>
/// <param name="ExpectedCents">Where two amounts differ: the right one.</param>
/// <param name="FoundCents">Where two amounts differ: the other.</param>
/// <param name="Currency">ISO 4217, of both.</param>
/// <param name="FoundOn">Day it was found.</param>
/// <param name="SettledOn">Day a person had dealt with it; null while nobody has.</param>
public sealed record BreachLine(
    string Kind, Guid Placement, string Creditor, string Reference, DateOnly? DueOn, long? ExpectedCents, long? FoundCents, string Currency, DateOnly FoundOn,
    DateOnly? SettledOn);

/// <summary>The account of an agency with a creditor, in one currency: collected = netted + remitted + balance, to the cent.</summary>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="CollectedCents">Received from debtors.</param>
/// <param name="FeesNettedCents">Kept back by agreement, with tax.</param>
/// <param name="RemittedCents">Passed on.</param>
/// <param name="BalanceCents">Still to be passed on.</param>
/// <param name="LateCents">Of the balance, what should have been passed on by now.</param>
/// <param name="ToCome">The balance by its days.</param>
/// <param name="FeesDueCents">By the grid, with tax, of what has one, fixed fees among them.</param>
/// <param name="FeesInvoicedCents">By the agency, with tax.</param>
/// <param name="UncheckedCents">Collected under mandates without a grid: their fees cannot be checked.</param>
public sealed record LedgerOfAgency(
    string Creditor, string Currency, long CollectedCents, long FeesNettedCents, long RemittedCents, long BalanceCents, long LateCents, IReadOnlyList<DueByDay> ToCome,
    long FeesDueCents, long FeesInvoicedCents, long UncheckedCents);

/// <summary>What is still to be passed on by a day.</summary>
/// <param name="By">Last day.</param>
/// <param name="Cents">How much; negative where too much was passed on.</param>
public sealed record DueByDay(DateOnly By, long Cents);

/// <summary>How an agency does. Claims and placements count by the day they were placed, the rest by the day it happened.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
/// <param name="Placements">Placed in that time.</param>
/// <param name="Live">Of them, still with the agency.</param>
/// <param name="PlacedCents">Owed on their claims when placed.</param>
/// <param name="CollectedCents">Received on their claims so far, whenever.</param>
/// <param name="ByAge">The same by the age of the claims.</param>
/// <param name="DaysToAcknowledge">On average, of those acknowledged, in tenths of a day; null where none was.</param>
/// <param name="Unacknowledged">Live and not acknowledged.</param>
/// <param name="DaysToRemit">From cashing to the last transfer, on average of what was cashed and passed on in full, in tenths of a day; null where nothing was.</param>
/// <param name="Breaches">By kind.</param>
/// <param name="Refusals">By reason.</param>
/// <param name="Closures">By code.</param>
public sealed record AgencyScorecard(
    string Agency, DateOnly From, DateOnly To, long Placements, long Live, long PlacedCents, long CollectedCents, IReadOnlyList<RateByAge> ByAge, long? DaysToAcknowledge,
    long Unacknowledged, long? DaysToRemit, IReadOnlyList<CountOf> Breaches, IReadOnlyList<CountOf> Refusals, IReadOnlyList<CountOf> Closures);

/// <summary>What came of claims of an age.</summary>
/// <param name="FromDays">Days overdue when placed, at least.</param>
/// <param name="ToDays">At most; null for the oldest.</param>
/// <param name="Claims">Placed.</param>
/// <param name="PlacedCents">Owed on them when placed.</param>
/// <param name="CollectedCents">Received on them so far.</param>
/// <param name="RateBasisPoints">Received of what was placed, in hundredths of a percent; null where nothing was placed.</param>
public sealed record RateByAge(int FromDays, int? ToDays, long Claims, long PlacedCents, long CollectedCents, long? RateBasisPoints);

/// <summary>How many of a kind.</summary>
/// <param name="Word">The kind, reason or code.</param>
/// <param name="Count">How many.</param>
public sealed record CountOf(string Word, long Count);

/// <summary>A claim with an agency.</summary>
/// <param name="Placement">Its placement.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="CustomerNumber">The creditor's own customer number.</param>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="PlacedOn">First day with the agency.</param>
/// <param name="Status"><c>live</c>, <c>recalled</c> or <c>ended</c>.</param>
/// <param name="Phase"><c>amicable</c>, <c>pre_litigation</c> or <c>judicial</c>.</param>
/// <param name="Reference">The agency's own of the placement; null until it acknowledges.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="PlacedCents">Owed when placed.</param>
/// <param name="OutstandingCents">Still owed by the creditor's accounts.</param>
/// <param name="CollectedCents">Received by the agency.</param>
/// <param name="RemittedCents">Passed on.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
/// <param name="EndReason">Why it ended; the agency's code where it closed the placement.</param>
public sealed record PortfolioLine(
    Guid Placement, string Creditor, string CustomerNumber, Guid ClaimId, string Number, DateOnly DueOn, DateOnly PlacedOn, string Status, string Phase,
    string? Reference, string Currency, long PlacedCents, long OutstandingCents, long CollectedCents, long RemittedCents, DateOnly? EndedOn, string? EndReason);

/// <summary>What a person has to do about an agency.</summary>
/// <param name="Task">Its id; null where another call does it.</param>
/// <param name="Kind">Kind of breach, <c>question</c> (answered at <c>/placements/{id}/answers</c>), <c>green_light</c> (at <c>/placements/{id}/green-lights</c>), <c>dispute</c> or <c>finding</c> (at <c>/placements/{id}/findings</c>).</param>
/// <param name="Placement">The placement it is about.</param>
/// <param name="Agency">Name in the register.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Reference">The agency's own, of what it is about.</param>
/// <param name="Since">Day it was found or asked.</param>
/// <param name="Owner">Role that deals with it.</param>
/// <param name="Deadline">Last day in time.</param>
/// <param name="ExpectedCents">Where two amounts differ: the right one.</param>
/// <param name="FoundCents">Where two amounts differ: the other.</param>
/// <param name="Currency">ISO 4217, of both.</param>
/// <param name="ClaimId">Of a dispute: the claim.</param>
/// <param name="Detail">Of a dispute its reason, of a finding what was found.</param>
public sealed record AgencyTask(
    Guid? Task, string Kind, Guid Placement, string Agency, string Creditor, string Reference, DateOnly Since, string Owner, DateOnly Deadline,
    long? ExpectedCents, long? FoundCents, string Currency, Guid? ClaimId = null, string? Detail = null);

/// <summary>A person has dealt with it.</summary>
/// <param name="Words">1 to 1000 characters: what was done; kept where they can be erased.</param>
public sealed record TaskDone(string Words);
