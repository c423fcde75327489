namespace Recouvrement.Client.Collector;

/// <summary>What comes next for an invoice on a day, and all that stands against it.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Invoice">Its id in Invoicing.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="On">The day asked for.</param>
/// <param name="DueOn">Due date of the oldest part that is open.</param>
/// <param name="OutstandingCents">Owed on that day.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Allowed">The step may be taken on that day.</param>
/// <param name="Step">The step it would be; null where none comes.</param>
/// <param name="FirstOn">The first day on which it may go as things stand; null while something stands against it whose end nobody knows.</param>
/// <param name="Blockers">All, the most lasting first; empty where it is allowed.</param>
public sealed record NextStep(
    Guid Case, Guid Invoice, string Creditor, string Number, DateOnly On, DateOnly DueOn, long OutstandingCents, string Currency, bool Allowed, string? Step, DateOnly? FirstOn,
    IReadOnlyList<StepBlocker> Blockers);

/// <summary>Something that stands against a step.</summary>
/// <param name="Rule">Stable, snake_case.</param>
/// <param name="Sentence">What the rule says.</param>
/// <param name="Owner">Who can remove it; <c>calendar</c> where only time does.</param>
/// <param name="Until">Day from which it stands no more; null where nobody knows.</param>
/// <param name="Cause">The fact since which it stands; null where none was ever heard.</param>
public sealed record StepBlocker(string Rule, string Sentence, string Owner, DateOnly? Until, BlockerCause? Cause);

/// <summary>A fact that made a blocker stand.</summary>
/// <param name="Of"><c>case</c>, <c>entity</c> (the creditor's settings or bank feed) or <c>stop_switch</c>.</param>
/// <param name="Fact">Its name, snake_case.</param>
/// <param name="Version">Its place in that stream.</param>
/// <param name="On">Business date.</param>
public sealed record BlockerCause(string Of, string Fact, long Version, DateOnly On);
