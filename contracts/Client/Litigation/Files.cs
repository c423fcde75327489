namespace Recouvrement.Client.Litigation;

/// <summary>A litigation file.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Case">Stream id of the dunning case.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Debtor">Stream id of the customer account.</param>
/// <param name="CustomerNumber">The creditor's own customer number.</param>
/// <param name="Episode">Episode of the case, from 1.</param>
/// <param name="Status"><c>waiting</c>, <c>placed</c>, <c>returned</c> or <c>closed</c>.</param>
/// <param name="Blocker">Of a waiting or returned file.</param>
/// <param name="OpenedOn">Day of the hand-over.</param>
/// <param name="Placement">Null until it is placed.</param>
/// <param name="Agency">Name in the register; null until it is placed.</param>
/// <param name="ClosedOn">Null until it is closed.</param>
/// <param name="CloseReason"><c>settled</c> or <c>claims_elsewhere</c>.</param>
/// <param name="Claims">Number of claims that are in this file.</param>
/// <param name="OutstandingCents">Still owed on them.</param>
/// <param name="BackFrom">Agency that gave them back last.</param>
/// <param name="BackReason">Why: its code of refusal or closure.</param>
/// <param name="WhiteLabel">The claims are still dunned, and an agency works on them in the creditor's name.</param>
public sealed record FileSummary(
    Guid File, Guid Case, string Creditor, Guid Debtor, string CustomerNumber, int Episode, string Status, FileBlocker? Blocker, DateOnly OpenedOn, Guid? Placement,
    string? Agency, DateOnly? ClosedOn, string? CloseReason, long Claims, long OutstandingCents, string? BackFrom, string? BackReason,
    bool WhiteLabel);

/// <summary>Why a file does not get on, and who can end that.</summary>
/// <param name="Reason"><c>no_agency</c>: the creditor has not chosen one; <c>no_agency_fits</c>: none of those it has chosen can take it; <c>no_rule</c>: none of its rules is for it; <c>agency_closed</c>: an agency is done with the claims, and a person says what comes next; <c>in_court</c>: a proceeding is proposed or under way; <c>route_…</c>: a person has sent it another way than to an agency.</param>
/// <param name="Owner">Role.</param>
/// <param name="Agencies">Those that were asked, with what speaks against each.</param>
public sealed record FileBlocker(string Reason, string Owner, IReadOnlyList<TurnedDown> Agencies);

/// <summary>An agency that was asked and could not take a file.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Because">Codes of what spoke against it, each once.</param>
public sealed record TurnedDown(string Agency, IReadOnlyList<string> Because);

/// <summary>A file with its claims.</summary>
/// <param name="Summary">As in the list.</param>
/// <param name="Claims">Its claims.</param>
public sealed record FileDetail(FileSummary Summary, IReadOnlyList<ClaimInFile> Claims);

/// <summary>A claim in a file.</summary>
/// <param name="ClaimId">Stream id of the invoice.</param>
/// <param name="Number">The ERP's own number.</param>
/// <param name="Reference">Shown to people.</param>
/// <param name="IssuedOn">Date of issue.</param>
/// <param name="DueOn">Last day on which payment was in time.</param>
/// <param name="AmountCents">Including tax.</param>
/// <param name="HandedOverCents">Owed at the hand-over.</param>
/// <param name="OutstandingCents">Still owed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Placement">Where it is; null while it is with no agency.</param>
/// <param name="Elsewhere">The file that had it before, where it stayed.</param>
/// <param name="ReturnedOn">Day on which nothing of it was owed and it went back to dunning; null while it is here.</param>
public sealed record ClaimInFile(
    Guid ClaimId, string Number, string Reference, DateOnly IssuedOn, DateOnly DueOn, long AmountCents, long HandedOverCents, long OutstandingCents, string Currency,
    Guid? Placement, Guid? Elsewhere, DateOnly? ReturnedOn);

/// <summary>What can be done with a file by what is known: conditions to check, never a legal opinion.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="On">As of this day.</param>
/// <param name="Conditions">The three checks before court first: dispute, papers, notice.</param>
/// <param name="Routes">All there are.</param>
/// <param name="Chosen">Null until a person has qualified.</param>
public sealed record ReadinessAnswer(Guid File, DateOnly On, IReadOnlyList<ConditionAnswer> Conditions, IReadOnlyList<RouteAnswer> Routes, ChosenRoute? Chosen);

/// <summary>A condition to check, with what is known of it.</summary>
/// <param name="Code">snake_case.</param>
/// <param name="Found"><c>met</c>, <c>not_met</c> or <c>unknown</c>, by what is known here; no word on the law.</param>
/// <param name="Says">In words.</param>
/// <param name="Source">Where the condition comes from.</param>
public sealed record ConditionAnswer(string Code, string Found, string Says, string Source);

/// <summary>A way the file can go.</summary>
/// <param name="Route"><c>payment_order</c>, <c>small_claim</c>, <c>interim_payment</c>, <c>lawyer</c>, <c>agency</c>, <c>european_order</c>, <c>uncontested_claims</c> or <c>claim_declaration</c>.</param>
/// <param name="IsOpen">Nothing that is known speaks against it.</param>
/// <param name="Where">Court or person, in French.</param>
/// <param name="Source">The text.</param>
/// <param name="Objections">What speaks against it.</param>
/// <param name="ToCheck">What a person has to look at before.</param>
/// <param name="Costs">So far as figures are confirmed.</param>
/// <param name="MonthsLow">Expected at least, by experience; null where nothing is known.</param>
/// <param name="MonthsHigh">Expected at most.</param>
public sealed record RouteAnswer(
    string Route, bool IsOpen, string Where, string Source, IReadOnlyList<ObjectionAnswer> Objections, IReadOnlyList<string> ToCheck, IReadOnlyList<CostAnswer> Costs,
    int? MonthsLow, int? MonthsHigh);

/// <summary>What speaks against a route.</summary>
/// <param name="Code">snake_case.</param>
/// <param name="Says">In words.</param>
public sealed record ObjectionAnswer(string Code, string Says);

/// <summary>What a route costs.</summary>
/// <param name="Cost">What is paid for, snake_case.</param>
/// <param name="Low">At least; null where no figure is confirmed.</param>
/// <param name="High">At most.</param>
/// <param name="Unit"><c>euros</c> or <c>percent</c>.</param>
/// <param name="Basis"><c>file</c>, <c>act</c> or <c>collected</c>.</param>
/// <param name="Source">Where it comes from, and what is doubtful about it.</param>
public sealed record CostAnswer(string Cost, decimal? Low, decimal? High, string Unit, string Basis, string Source);

/// <summary>The route that a person has chosen.</summary>
/// <param name="Route">Which.</param>
/// <param name="By">Who.</param>
/// <param name="On">When.</param>
/// <param name="Words">Why; null when nothing was said or it was erased.</param>
public sealed record ChosenRoute(string Route, string By, DateOnly On, string? Words);

/// <summary>Which way a file goes.</summary>
/// <param name="Route">One of those that <c>GET /files/{id}/readiness</c> lists: <c>payment_order</c>, <c>small_claim</c>, <c>interim_payment</c>, <c>lawyer</c>, <c>agency</c>, <c>european_order</c>, <c>uncontested_claims</c> or <c>claim_declaration</c>.</param>
/// <param name="IgnoreObjections">True once what speaks against it was read.</param>
/// <param name="Words">Why, at most 500 characters; may be erased.</param>
public sealed record RouteChoice(string Route, bool IgnoreObjections = false, string? Words = null);

/// <summary>How the agency of a file is or was chosen.</summary>
/// <param name="File">Key of the hand-over.</param>
/// <param name="Status">Of the file.</param>
/// <param name="Agency">That has it; null while it waits.</param>
/// <param name="Why">How that one was chosen on its day; null while it waits, and of files from before this was kept.</param>
/// <param name="Today">What the rules say today of a file that waits.</param>
public sealed record FileChoice(Guid File, string Status, string? Agency, WhyAgency? Why, ChoiceToday? Today);

/// <summary>How the agency of a file was chosen.</summary>
/// <param name="Rule">Number of the creditor's rule, from 1; null where it is the fallback or was chosen by hand.</param>
/// <param name="ByHand">A person sends everything to this agency.</param>
/// <param name="Warnings">Codes of what was not as it should be and did not stop it.</param>
/// <param name="TurnedDown">Agencies that were asked before.</param>
public sealed record WhyAgency(int? Rule, bool ByHand, IReadOnlyList<string> Warnings, IReadOnlyList<TurnedDown> TurnedDown);

/// <summary>What a creditor's rules say of a file today.</summary>
/// <param name="Agency">Which they choose; null where none can take it.</param>
/// <param name="ByHand">The creditor has no rules: somebody chose one agency for everything, or none.</param>
/// <param name="OwedCents">On the file.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="OldestDays">Days the oldest claim is overdue.</param>
/// <param name="Country">Of the debtor; null where it is not known.</param>
/// <param name="Department">Of the debtor in France; null where it is not known.</param>
/// <param name="Language">Of the debtor; null where it is not known.</param>
/// <param name="DebtorKind">Null where it is not known.</param>
/// <param name="Rules">Every rule, with the conditions that the file does not meet.</param>
/// <param name="Agencies">Every agency that was asked, in that order, with every reason against it.</param>
public sealed record ChoiceToday(
    string? Agency, bool ByHand, long OwedCents, string Currency, int OldestDays, string? Country, string? Department, string? Language, string? DebtorKind,
    IReadOnlyList<RuleMet> Rules, IReadOnlyList<Verdict> Agencies);

/// <summary>How a rule meets a file.</summary>
/// <param name="Rule">Its number, from 1.</param>
/// <param name="Unmet">Conditions that the file does not meet; empty where the rule is for it.</param>
public sealed record RuleMet(int Rule, IReadOnlyList<string> Unmet);

/// <summary>What is to be said of an agency for a file.</summary>
/// <param name="Agency">Name in the register.</param>
/// <param name="Rule">Number of the rule that names it, from 1; null where it is the fallback or was chosen by hand.</param>
/// <param name="Against">Every reason against it; empty where it can take the file.</param>
/// <param name="Warnings">What does not stop it.</param>
public sealed record Verdict(string Agency, int? Rule, IReadOnlyList<Remark> Against, IReadOnlyList<Remark> Warnings);

/// <summary>Something that speaks against an agency, or that somebody should know who chose it.</summary>
/// <param name="Code">snake_case, part of the API.</param>
/// <param name="Text">In words.</param>
public sealed record Remark(string Code, string Text);
