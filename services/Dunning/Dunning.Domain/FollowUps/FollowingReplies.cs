using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.FollowUps;

/// <summary>
/// A debtor who writes is answered before it is reminded again: a task of the same day, and nothing more goes out by itself until that is done, or for five working days. While one
/// task is open, further mails change nothing, and no more than <see cref="CallResult.MostPauses"/> of an episode hold anything: who writes again and again holds nothing up for ever.
/// </summary>
static class FollowingReplies
{
    const int WorkingDaysHeld = 5;
    const string Wrote = "debtor_wrote";

    internal static void TakeReply(this Course course, DunningEvent.DebtorReplied reply)
    {
        var dunning = course.Now;
        if (reply.Automatic || dunning.Account is null || dunning.FollowUps.Values.Any(task => task is { Why: Wrote, IsOpen: true })) return;
        ImmutableArray<Guid> owed = [.. dunning.Invoices.Values.Where(invoice => invoice is { Terms: not null, IsOpen: true }).Select(invoice => invoice.Id).Order()];
        course.Ask(FollowUpKind.AnswerDebtor, reply.Reply, owed, WorkingDays.Next(reply.On), "debtor", reply.On, Wrote);
        if (!owed.IsEmpty && dunning.Pauses.Values.Count(pause => pause.Reason is PauseReason.DebtorWrote && pause.Episode == dunning.EpisodeOfToday) < CallResult.MostPauses)
            course.Rest(PauseReason.DebtorWrote, [], WorkingDays.AddWorkingDays(reply.On, WorkingDaysHeld), reply.Reply, "debtor", reply.On);
    }

    /// <summary>What ends with a task: the pause that waited for it.</summary>
    internal static IEnumerable<DunningEvent> GoesOn(this DunningCase dunning, FollowUp ended, string by, DateOnly on) => ended.Why is not Wrote ? []
        : dunning.Pauses.Values.Where(pause => pause.Reason is PauseReason.DebtorWrote && pause.Contact == ended.Contact && pause.IsOn(on)).OrderBy(pause => pause.Id).Select(pause => new DunningEvent.PauseLifted(pause.Id, by, on));
}
