using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Pauses;

/// <summary>Pauses, and their lifting. The same one told again adds nothing.</summary>
static class Pausing
{
    internal static Decision<DunningEvent> TakesPause(this DunningCase dunning, DunningCommand.PauseCase pause)
    {
        if (dunning.Account is null) return Refuse("no_such_case", "There is no such case.");
        if (pause.Reason == PauseReason.Unknown) return Refuse("reason_missing", "Dunning is paused for a reason.");
        if (pause.Until < pause.On) return Refuse("until_is_past", "The last day of a pause is today or later.");
        if (pause.Until > pause.On.AddDays(Pause.MostDays)) return Refuse("pause_too_long", $"A pause lasts at most {Pause.MostDays} days: until {pause.On.AddDays(Pause.MostDays):yyyy-MM-dd}.");
        var (invoices, unfit) = dunning.Named(pause.Invoices, unnamed: _ => false);
        if (unfit is not null) return unfit;

        var course = new Course(dunning);
        course.Rest(pause.Reason, [.. invoices.Select(invoice => invoice.Id)], pause.Until, contact: null, pause.By, pause.On);
        return course.Facts;
    }

    internal static void Rest(this Course course, PauseReason reason, ImmutableArray<Guid> invoices, DateOnly until, Guid? contact, string by, DateOnly on)
    {
        var dunning = course.Now;
        if (dunning.Pauses.Values.Any(known => known.IsOn(on) && known.Reason == reason && known.Until == until && known.Invoices.ToHashSet().SetEquals(invoices))) return;
        var fact = new DunningPaused(NameBasedId.Of($"pause|{dunning.Account!.CaseId()}|{dunning.Pauses.Count + 1}"), dunning.EpisodeOfToday, reason, invoices, until, contact, by, on);
        course.Add(fact);
        ImmutableArray<Guid> resting = invoices.IsEmpty ? [.. dunning.Invoices.Keys.Order()] : invoices;
        foreach (var invoice in resting) course.CallBack(invoice, fact.Stop.Reason, on);
        // The debtor's own letters pause for days, and answer what the agency writes in our name: no person has said that it is to stop.
        if (reason is not PauseReason.DebtorWrote) course.EndAssignmentsOf(resting, Assignment.Paused, on);
    }

    internal static Decision<DunningEvent> Lifts(this DunningCase dunning, DunningCommand.LiftPause lift) => dunning.Pauses.GetValueOrDefault(lift.Pause) switch
    {
        null                             => Refuse("no_such_pause", "There is no such pause."),
        var pause when pause.IsOn(lift.On) => new PauseLifted(lift.Pause, lift.By, lift.On),
        _                                => Nothing,
    };
}
