namespace Recouvrement.Kernel.Limitation;

/// <summary>What is known of a claim before the law of limitation.</summary>
/// <param name="BornOn">The earlier of completion and invoice: on that day at the latest the creditor could act (rule R3.2).</param>
/// <param name="DueOn">Its due date: a debt with a term does not prescribe before it (C. civ. 2233, 3°).</param>
/// <param name="Limit">Which period runs.</param>
public sealed record LimitedClaim(DateOnly BornOn, DateOnly DueOn, LimitKind Limit)
{
    /// <summary>Years that a contract sets in the place of the law's; only of a commercial claim.</summary>
    public int? AgreedYears { get; init; }

    /// <summary>What interrupted it.</summary>
    public IReadOnlyCollection<InterruptingAct> Acts { get; init; } = [];

    /// <summary>Part payments and the like, which may be acknowledgements: they move the possible date only (rule R3.3).</summary>
    public IReadOnlyCollection<DateOnly> Hints { get; init; } = [];

    /// <summary>When it stood still.</summary>
    public IReadOnlyCollection<Suspension> Suspensions { get; init; } = [];
}

/// <summary>The last days of a claim, each to its end.</summary>
/// <param name="SafeOn">Nothing later is safe; null while the period stands still (a claim is pending, say).</param>
/// <param name="PossibleOn">What can be argued: from the due date, with what may be an acknowledgement; null while it stands still.</param>
/// <param name="Period">The period and its source.</param>
public sealed record LimitationDates(DateOnly? SafeOn, DateOnly? PossibleOn, TimeLimit Period);

/// <summary>
/// When a claim is time-barred (prescription). It shows the text and the sum and concludes nothing: what a debtor can plead is for a lawyer.
/// </summary>
public static class LimitationClock
{
    /// <summary>The last days of a claim; null where the table knows no period for it.</summary>
    public static LimitationDates? Of(LimitedClaim claim, TimeLimits limits)
    {
        if (limits.Find(claim.Limit, claim.BornOn) is not { } legal) return null;
        var period = claim is { AgreedYears: { } years, Limit: LimitKind.Commercial } ? limits.Agreed(years, claim.BornOn) : legal;
        var acts = claim.Acts.Where(act => act.Interrupts(claim.Limit)).ToArray();
        var hinted = acts.Concat(claim.Hints.Select(day => new InterruptingAct(InterruptionKind.Acknowledgement, day)));
        var safe = Run(claim, claim.BornOn, period, acts, limits);
        var possible = Run(claim, claim.DueOn > claim.BornOn ? claim.DueOn : claim.BornOn, period, [.. hinted], limits);
        return new(safe, safe is null || possible < safe ? safe : possible, period);
    }

    static DateOnly? Run(LimitedClaim claim, DateOnly start, TimeLimit period, InterruptingAct[] acts, TimeLimits limits)
    {
        var (last, outlives) = (Suspended(claim, start, period.LastDay(start), limits), false);
        foreach (var act in acts.OrderBy(act => act.On))
        {
            // What comes after the last day interrupts nothing any more; what lies before the period has begun anew, neither.
            if (act.On > last) break;
            outlives |= act.OutlivesLongStop;
            if (act.Lasts && act.EndedOn is null) return null;
            var again = act.Lasts ? act.EndedOn!.Value : act.On;
            if (Suspended(claim, again, period.LastDay(again), limits) is var renewed && !(renewed < last)) last = renewed;
            if (last is null) return null;
        }

        return last is null || outlives || limits.Find(LimitKind.LongStop, claim.BornOn)?.LastDay(claim.BornOn) is not { } stop || last < stop ? last : stop;
    }

    // Days of a suspension are added; what stands still has no last day.
    static DateOnly? Suspended(LimitedClaim claim, DateOnly start, DateOnly last, TimeLimits limits)
    {
        var from = start;
        foreach (var pause in claim.Suspensions.OrderBy(pause => pause.From))
        {
            if (pause.From > last) break;
            if (pause.Until is not { } until) return null;
            var first = pause.From > from ? pause.From : from.AddDays(1);
            if (until < first) continue;
            last = last.AddDays(until.DayNumber - first.DayNumber + 1);
            from = until;
            if (pause.IsAmicable && limits.Find(LimitKind.AfterSuspension, until)?.LastDay(until) is { } least && least > last) last = least;
        }

        return last;
    }
}
