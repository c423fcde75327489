using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Limits;

/// <summary>An alert that was raised.</summary>
/// <param name="Days">The threshold.</param>
/// <param name="LastDay">The day it warns of: where an interruption moves that, alerts begin anew.</param>
/// <param name="On">When.</param>
/// <param name="JudgmentOn">Of a declaration: the opening judgment.</param>
public sealed record RaisedAlert(int Days, DateOnly LastDay, DateOnly On, DateOnly? JudgmentOn = null);

/// <summary>
/// Warns of limits of time, once per threshold and last day; the run of the day does. Of several thresholds that lie behind, only the nearest is told: an
/// invoice first seen three weeks before its end is one alert, not three.
/// </summary>
public static class LimitAlerts
{
    /// <summary>Days before a claim is time-barred (rule R3, suggested).</summary>
    public static ImmutableArray<int> Limitation { get; } = [365, 180, 90, 30, 8];

    /// <summary>Days before the end of the time to declare in insolvency proceedings.</summary>
    public static ImmutableArray<int> Declaration { get; } = [45, 30, 15, 8, 3];

    internal static void WarnOfLimits(this Course course, DunningCommand.Act act)
    {
        var (dunning, limits) = (course.Now, act.Now.Limits);
        foreach (var invoice in Open(dunning))
            if (InvoiceLimits.Of(invoice, dunning, limits)?.SafeOn is { } safe && Reached(Limitation, safe, act.On) is { } days && IsNew(invoice.Alerts, days, safe))
                course.Add(new LimitationAlertRaised(invoice.Id, invoice.Terms!.Number, days, safe, act.On));
        foreach (var (judgment, by) in Declarations.Open(dunning, limits))
            if (Reached(Declaration, by, act.On) is { } days && IsNew(dunning.DeclarationAlerts.RemoveAll(alert => alert.JudgmentOn != judgment), days, by))
                course.Add(new DeclarationAlertRaised(judgment, days, by, act.On));
    }

    /// <summary>The next day after this one on which an alert comes; null for none.</summary>
    internal static DateOnly? NextAfter(DunningCase dunning, Circumstances now, DateOnly on)
    {
        DateOnly? next = null;
        foreach (var invoice in Open(dunning)) Consider(Limitation, InvoiceLimits.Of(invoice, dunning, now.Limits)?.SafeOn);
        foreach (var (_, by) in Declarations.Open(dunning, now.Limits)) Consider(Declaration, by);
        return next;

        void Consider(ImmutableArray<int> thresholds, DateOnly? lastDay)
        {
            if (lastDay is not { } last || last <= on) return;
            foreach (var days in thresholds)
                if (last.DayNumber - days > on.DayNumber && !(next <= last.AddDays(-days))) next = last.AddDays(-days);
        }
    }

    static IEnumerable<CaseInvoice> Open(DunningCase dunning) =>
        dunning.Invoices.Values.Where(i => i.IsOpen).OrderBy(i => i.DueOn).ThenBy(i => i.Id);

    static int? Reached(ImmutableArray<int> thresholds, DateOnly last, DateOnly on)
    {
        int? reached = null;
        foreach (var days in thresholds)
            if (last.DayNumber - on.DayNumber <= days) reached = days;
        return reached;
    }

    static bool IsNew(ImmutableList<RaisedAlert> raised, int days, DateOnly last) => !raised.Any(alert => alert.LastDay == last && alert.Days <= days);
}
