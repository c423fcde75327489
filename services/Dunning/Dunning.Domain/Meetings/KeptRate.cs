namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>An action that a meeting asked for.</summary>
/// <param name="DeadlineOn">The deadline as it was given: what is put off is late all the same.</param>
/// <param name="DoneOn">The day it was done; null while it is not.</param>
public readonly record struct AskedAction(DateOnly DeadlineOn, DateOnly? DoneOn);

/// <summary>How many of the actions asked for were done in time (taux de tenue des actions).</summary>
/// <param name="Due">Whose deadline had come.</param>
/// <param name="Kept">Of these, done by then.</param>
/// <param name="Late">Of these, done after it.</param>
/// <param name="Open">Of these, not done.</param>
public sealed record KeptRate(int Due, int Kept, int Late, int Open)
{
    /// <summary>Kept of due in whole percent, half-up; null where nothing was due.</summary>
    public int? Percent => Due == 0 ? null : (200 * Kept + Due) / (2 * Due);

    /// <summary>Of actions whose deadline had passed by a day.</summary>
    public static KeptRate Of(IEnumerable<AskedAction> actions, DateOnly asOf)
    {
        AskedAction[] due = [.. actions.Where(a => a.DeadlineOn < asOf || a.DoneOn is not null)];
        var kept = due.Count(a => a.DoneOn <= a.DeadlineOn);
        var late = due.Count(a => a.DoneOn > a.DeadlineOn);
        return new(due.Length, kept, late, due.Length - kept - late);
    }
}
