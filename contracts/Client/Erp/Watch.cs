namespace Recouvrement.Client.Erp;

/// <summary>A customer that is watched.</summary>
/// <param name="Number">The ERP's customer number.</param>
/// <param name="Siren">What it is watched by.</param>
/// <param name="Reason"><c>by_choice</c>, <c>open_invoices</c> or <c>open_orders</c>.</param>
/// <param name="Sources">How far each source was asked; empty before the first time.</param>
public sealed record WatchedCustomer(string Number, string Siren, string Reason, IReadOnlyList<WatchedSource> Sources);

/// <summary>How far a source was asked about a company.</summary>
/// <param name="Source"><c>insolvency_gazette</c> or <c>company_register</c>.</param>
/// <param name="AskedAt">When it was last asked.</param>
/// <param name="AnsweredAt">When it last answered.</param>
/// <param name="SeenThrough">What it said up to this day is known.</param>
/// <param name="NextOn">When it is asked next.</param>
/// <param name="Failures">Askings in a row that came to nothing.</param>
/// <param name="Failure">Why the last one did.</param>
public sealed record WatchedSource(string Source, DateTimeOffset? AskedAt, DateTimeOffset? AnsweredAt, DateOnly? SeenThrough, DateOnly NextOn, int Failures, string? Failure);

/// <summary>What the official gazette (BODACC) announced of a customer.</summary>
/// <param name="Id">The gazette's own id of the announcement.</param>
/// <param name="Customer">The ERP's customer number.</param>
/// <param name="Effect"><c>opening</c>, <c>conversion</c>, <c>plan</c>, <c>closing</c>, <c>correction</c> or <c>other</c>.</param>
/// <param name="Kind"><c>safeguard</c>, <c>receivership</c> or <c>liquidation</c>; null where it does not say.</param>
/// <param name="JudgmentOn">Day of the judgment it speaks of.</param>
/// <param name="PublishedOn">Day of publication.</param>
/// <param name="Court">Which court.</param>
/// <param name="Outcome">Of a plan or a closing.</param>
/// <param name="Source">Who published it.</param>
/// <param name="Standing"><c>waiting</c> for a person, <c>confirmed</c> or <c>dismissed</c>.</param>
/// <param name="DeclareBy">Of an opening, the last day to declare the claim.</param>
public sealed record InsolvencySignal(
    string Id, string Customer, string Effect, string? Kind, DateOnly? JudgmentOn, DateOnly PublishedOn, string? Court, string? Outcome, string Source, string Standing, DateOnly? DeclareBy);

/// <summary>A person takes an announcement for right.</summary>
/// <param name="Kind">Which proceedings, where the announcement does not say.</param>
/// <param name="JudgmentOn">Day of the opening judgment, where the announcement does not say.</param>
public sealed record SignalConfirmation(string? Kind = null, DateOnly? JudgmentOn = null);

/// <summary>A person sets an announcement aside.</summary>
/// <param name="Reason"><c>wrong_company</c>, <c>known_already</c>, <c>annulled</c> or <c>no_effect</c>.</param>
public sealed record SignalDismissal(string Reason);
