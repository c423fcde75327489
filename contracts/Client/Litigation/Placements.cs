namespace Recouvrement.Client.Litigation;

/// <summary>A placement as staff see it.</summary>
/// <param name="Placement">Its id.</param>
/// <param name="File">The file it belongs to.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The creditor's own customer number.</param>
/// <param name="Agency">Name in the register.</param>
/// <param name="Status"><c>live</c> or <c>ended</c>.</param>
/// <param name="Currency">ISO 4217, of every amount.</param>
/// <param name="TotalCents">Owed when placed.</param>
/// <param name="PlacedOn">First day of the mandate.</param>
/// <param name="AcknowledgedOn">Null until the agency acknowledges.</param>
/// <param name="AcknowledgedAs">The agency's reference of the whole.</param>
/// <param name="EndedOn">Last day of the mandate.</param>
/// <param name="EndReason"><c>settled</c>, <c>insolvent</c>, <c>refused</c>, <c>closed_by_agency</c> or the reason of a recall.</param>
/// <param name="Claims">Number of claims.</param>
/// <param name="OutstandingCents">Still owed by the creditor's accounts.</param>
/// <param name="CollectedCents">Reported by the agency.</param>
/// <param name="ExcessCents">Of that, beyond what was known to be owed: a person must look.</param>
/// <param name="Phase"><c>amicable</c>, <c>pre_litigation</c> or <c>judicial</c>.</param>
/// <param name="Closure">The agency's code, when it has closed the placement.</param>
/// <param name="Refusal">Why the agency did not take the claims on.</param>
public sealed record PlacementSummary(
    Guid Placement, Guid File, Guid Case, string Creditor, Guid Debtor, string CustomerNumber, string Agency, string Status, string Currency, long TotalCents,
    DateOnly PlacedOn, DateOnly? AcknowledgedOn, string? AcknowledgedAs, DateOnly? EndedOn, string? EndReason, long Claims, long OutstandingCents, long CollectedCents,
    long ExcessCents, string Phase, string? Closure, string? Refusal);

/// <summary>Claims that went to agencies so far, whatever became of them.</summary>
/// <param name="Count">Claims.</param>
/// <param name="AmountCents">Owed on them when they were placed.</param>
public sealed record ClaimsPlacedSoFar(long Count, long AmountCents);

/// <summary>A placement with all that its agency reported and asked, and where the money is.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Claims">Its claims, by due date.</param>
/// <param name="Reports">What the agency reported, the oldest first.</param>
/// <param name="Questions">What it asked, with the answers.</param>
/// <param name="GreenLights">Acts it asked for, with the answers.</param>
/// <param name="Collections">Money it took in, with what became of it.</param>
public sealed record PlacementDetail(
    PlacementSummary Summary, IReadOnlyList<ClaimOfPlacement> Claims, IReadOnlyList<ReportLine> Reports, IReadOnlyList<QuestionLine> Questions,
    IReadOnlyList<GreenLightLine> GreenLights, IReadOnlyList<CollectionLine> Collections);

/// <summary>A claim with an agency.</summary>
/// <param name="ClaimId">Stream id of the invoice; names the claim in every report.</param>
/// <param name="Number">The creditor's invoice number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="PlacedCents">Principal when placed.</param>
/// <param name="OutstandingCents">Principal still owed by the creditor's accounts.</param>
public sealed record ClaimOfPlacement(
    Guid ClaimId, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long PlacedCents, long OutstandingCents);

/// <summary>Something the agency reported.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Kind"><c>letter</c>, <c>call</c>, <c>visit</c>, <c>court_action</c>, <c>enforcement</c>, <c>collection</c>, <c>refusal</c>, <c>question</c>, <c>phase</c>, <c>promise</c>, <c>plan</c>, <c>dispute</c>, <c>finding</c>, <c>receipt</c>, <c>green_light</c> or <c>closure</c>.</param>
/// <param name="ClaimId">The claim it is about; null where it is about all.</param>
/// <param name="AmountCents">Money received, promised, agreed or contested.</param>
/// <param name="ExcessCents">Of that, beyond what was known to be owed.</param>
/// <param name="ActedOn">Day of the act or the payment.</param>
/// <param name="ReportedOn">Day it was reported.</param>
/// <param name="Note">Free words; null when there are none or they were erased.</param>
/// <param name="Detail">Its word: phase, reason, finding, act or code; the day of a promise, the number of instalments of a plan, the collection of a receipt.</param>
public sealed record ReportLine(
    string Reference, string Kind, Guid? ClaimId, long? AmountCents, long? ExcessCents, DateOnly ActedOn, DateOnly ReportedOn, string? Note, string? Detail);

/// <summary>A question of the agency.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Kind"><c>document</c>, <c>address</c>, <c>contact</c> or <c>explanation</c>.</param>
/// <param name="ClaimId">The claim it is about; null for all.</param>
/// <param name="Question">Its words; null when they were erased.</param>
/// <param name="AskedOn">When.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
/// <param name="Answer">Words of the creditor; null while it is open, or when they were erased.</param>
public sealed record QuestionLine(string Reference, string Kind, Guid? ClaimId, string? Question, DateOnly AskedOn, DateOnly? AnsweredOn, string? Answer);

/// <summary>A green light that was asked for.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="Act"><c>court_action</c>, <c>visit</c>, <c>enforcement</c> or <c>settlement</c>.</param>
/// <param name="Note">Words of the agency; null when there are none or they were erased.</param>
/// <param name="AskedOn">When.</param>
/// <param name="Given">Null while it is open.</param>
/// <param name="Reason">Why it was refused.</param>
/// <param name="AnsweredOn">Null while it is open.</param>
/// <param name="Answer">Words of the creditor; null when there are none or they were erased.</param>
public sealed record GreenLightLine(string Reference, string Act, string? Note, DateOnly AskedOn, bool? Given, string? Reason, DateOnly? AnsweredOn, string? Answer);

/// <summary>Money the agency received, and what became of it.</summary>
/// <param name="Reference">The agency's own.</param>
/// <param name="ClaimId">The claim.</param>
/// <param name="AmountCents">Received.</param>
/// <param name="CollectedOn">Day of effective cashing.</param>
/// <param name="FeeCents">By the grid, without tax; null where the mandate has none: it cannot be checked.</param>
/// <param name="FeeVatCents">Its tax.</param>
/// <param name="ToRemitCents">To be passed on.</param>
/// <param name="RemitBy">Last day for it.</param>
/// <param name="RemittedCents">Passed on so far.</param>
/// <param name="RemittedOn">Day of the last transfer.</param>
/// <param name="ReceiptOn">Day of the debtor's receipt; null while there is none.</param>
/// <param name="InvoicedCents">Fee invoiced, without tax.</param>
/// <param name="InvoicedVatCents">Its tax.</param>
public sealed record CollectionLine(
    string Reference, Guid ClaimId, long AmountCents, DateOnly CollectedOn, long? FeeCents, long? FeeVatCents, long ToRemitCents, DateOnly RemitBy, long RemittedCents,
    DateOnly? RemittedOn, DateOnly? ReceiptOn, long InvoicedCents, long InvoicedVatCents);

/// <summary>More claims join a placement.</summary>
/// <param name="File">A waiting file of the same case.</param>
public sealed record ClaimsToAdd(Guid File);

/// <summary>The creditor answers a question.</summary>
/// <param name="Question">Reference of the question.</param>
/// <param name="Words">1 to 1000 characters; kept where they can be erased. The agency reads them while the mandate lives.</param>
public sealed record AnswerGiven(string Question, string Words);

/// <summary>The creditor agrees to an act, or does not.</summary>
/// <param name="Reference">Of what was asked.</param>
/// <param name="Given">Whether the agency may act.</param>
/// <param name="Reason">Of a refusal: <c>uneconomic</c>, <c>customer_relation</c>, <c>evidence_missing</c>, <c>negotiating</c>, <c>done_otherwise</c> or <c>other</c>.</param>
/// <param name="Words">At most 1000 characters; kept where they can be erased.</param>
public sealed record GreenLightAnswer(string Reference, bool Given, string? Reason = null, string? Words = null);

/// <summary>The agency is to leave the debtor alone for a while.</summary>
/// <param name="Key">Names the pause; its end names it too.</param>
/// <param name="Reason">snake_case, for the agency to read.</param>
/// <param name="ClaimId">The claim; without one, all.</param>
/// <param name="Until">Last day; without one, until it is ended.</param>
public sealed record PauseAsked(string Key, string Reason, Guid? ClaimId = null, DateOnly? Until = null);

/// <summary>A pause is over.</summary>
/// <param name="Key">Of the pause.</param>
public sealed record ResumeAsked(string Key);

/// <summary>The creditor takes claims back.</summary>
/// <param name="Reason">snake_case, for the agency to read: <c>creditor_request</c>, <c>disputed</c>, <c>settled</c>…</param>
/// <param name="ClaimIds">Which; without a list, all of them.</param>
public sealed record RecallAsked(string Reason, IReadOnlyList<Guid>? ClaimIds = null);

/// <summary>The agency claims its fees or costs of the debtor.</summary>
/// <param name="Reference">Of the letter or message that shows it.</param>
/// <param name="Words">At most 1000 characters; kept where they can be erased.</param>
public sealed record FeeClaimSeen(string Reference, string? Words = null);

/// <summary>A dispute, or another finding of the agency, was dealt with.</summary>
/// <param name="Reference">The agency's own, of its report.</param>
/// <param name="Words">1 to 1000 characters: what was done; kept where they can be erased.</param>
public sealed record FindingDealtWith(string Reference, string Words);
