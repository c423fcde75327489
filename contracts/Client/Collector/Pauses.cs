namespace Recouvrement.Client.Collector;

/// <summary>A pause that is asked for.</summary>
/// <param name="Reason">One of a fixed list: free text would bring personal data into the events.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
/// <param name="Invoices">Numbers or ids; without it, the whole case, invoices to come included.</param>
public sealed record PauseToSet(string Reason, DateOnly Until, IReadOnlyList<string>? Invoices = null);

/// <summary>A pause of many cases.</summary>
/// <param name="Cases">1 to 500.</param>
/// <param name="Reason">One of a fixed list.</param>
/// <param name="Until">Last day; at most 92 days ahead.</param>
public sealed record PausesToSet(IReadOnlyList<Guid> Cases, string Reason, DateOnly Until);

/// <summary>What came of a pause of one case.</summary>
/// <param name="Case">The case.</param>
/// <param name="Outcome"><c>paused</c>, <c>paused_already</c>, <c>not_found</c> or <c>refused</c>.</param>
/// <param name="Reason">Why it was refused.</param>
public sealed record PauseReport(Guid Case, string Outcome, string? Reason = null);

/// <summary>A pause.</summary>
/// <param name="Pause">Its key.</param>
/// <param name="Case">The case.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Reason">Why.</param>
/// <param name="Until">Last day.</param>
/// <param name="Invoices">The ERP's own numbers; none: the whole case.</param>
/// <param name="On">Business date on which it began.</param>
/// <param name="By">Who.</param>
/// <param name="Contact">The contact whose result it follows from.</param>
/// <param name="LiftedOn">Day on which a person lifted it.</param>
public sealed record DunningPause(
    Guid Pause, Guid Case, string Creditor, string CustomerNumber, string Reason, DateOnly Until, IReadOnlyList<string> Invoices, DateOnly On, string By, Guid? Contact, DateOnly? LiftedOn);
