using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Notes;
using Recouvrement.Dunning.Domain.Pauses;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.FollowUps;

/// <summary>Does what the table of results says follows from one.</summary>
static class FollowingUp
{
    const int WorkingDaysToDo = 2;

    internal static Refusal? FollowUp(this Course course, Said said)
    {
        var (result, on) = (CallResult.Of(said.Outcome), said.On);
        if (Wrong(result, said.Day, on) is { } wrong) return wrong;
        if (result.Cause is { } cause && !said.Invoices.IsEmpty)
            course.Add(new CauseHeard(course.Now.Account!, said.Contact, [.. said.Invoices.Select(id => new InvoiceOfCause(id, course.Now.Invoices[id].Terms!.Number))], cause, on));
        if (result.Date == ResultDate.Promised)
        {
            var values = said.Now is { } around ? course.Situation(around, on).Policy?.Values : null;
            ImmutableArray<string> free = [.. said.Invoices.Where(id => course.Now.Invoices[id] is var invoice && invoice.IsFree(on) && (values is null || values.ThresholdsIn(invoice.Currency) is not null)).Select(id => id.ToString())];
            // None named would mean all of the debtor's.
            return free.IsEmpty ? Refuse("nothing_to_pay", "Nothing that was spoken of can be promised: it is contested, held, frozen or with an agency.")
                : said.Now is { } now ? course.Promise(new(free, null, said.Day!.Value, now, said.By, on)) : Refuse("no_circumstances", "A promise is taken by the policy in force.");
        }

        // A result that pauses again and again would be a pause without an end.
        if (!said.Invoices.IsEmpty && result.PausesUntil(said.Day, on) is { } until && course.Now.Pauses.Values.Count(pause => pause.Contact is not null && pause.Reason == result.Pause && pause.Episode == course.Now.EpisodeOfToday) < CallResult.MostPauses)
            course.Rest(result.Pause!.Value, said.Invoices, until, said.Contact, said.By, on);
        if (result.Task == FollowUpKind.SendInvoiceCopy) course.Copy(said);
        else if (result.Task != FollowUpKind.None) course.Ask(result.Task, said.Contact, said.Invoices, WorkingDays.AddWorkingDays(on, WorkingDaysToDo), said.By, on);
        return null;
    }

    // What is at hand goes at once by itself, a person sends the rest: the debtor gets each once.
    static void Copy(this Course course, Said said)
    {
        var gone = course.SendCopies(said with { Invoices = said.AtHand }) ? said.AtHand : [];
        if (gone.IsEmpty || gone.Length < said.Invoices.Length) course.Ask(FollowUpKind.SendInvoiceCopy, said.Contact, said.Invoices.RemoveRange(gone), said.On, said.By, said.On);
    }

    internal static Decision<DunningEvent> OrdersVisit(this DunningCase dunning, DunningCommand.OrderVisit order)
    {
        if (order.Deadline < order.On) return Refuse("deadline_is_past", "The visit is to be made today or later.");
        if (dunning.FollowUps.Values.Any(known => known is { Kind: FollowUpKind.Visit, IsOpen: true } && known.Deadline == order.Deadline)) return Nothing;
        var (invoices, unfit) = Stops.Picking.Named(dunning, order.Invoices, invoice => invoice.IsClaimable(order.On));
        if (unfit is not null) return unfit;
        if (invoices.IsEmpty) return Refuse("nothing_to_pay", "There is no invoice to speak of.");
        var course = new Course(dunning);
        course.Ask(FollowUpKind.Visit, Guid.Empty, [.. invoices.Select(invoice => invoice.Id)], order.Deadline, order.By, order.On);
        return course.Facts;
    }

    internal static Decision<DunningEvent> Does(this DunningCase dunning, DunningCommand.DoFollowUp done) => dunning.FollowUps.GetValueOrDefault(done.FollowUp) switch
    {
        null                     => Refuse("no_such_task", "There is no such task."),
        { DoneOn: not null }     => Nothing,
        { IsOpen: false }        => Refuse("task_cancelled", "The task was cancelled."),
        var asked when done.Report is { } report => Accept<DunningEvent>([new FollowUpDone(done.FollowUp, done.By, done.On), new NoteWritten(report, NoteKind.VisitReport, done.By, done.On), .. dunning.GoesOn(asked, done.By, done.On)]),
        var asked                => Accept<DunningEvent>([new FollowUpDone(done.FollowUp, done.By, done.On), .. dunning.GoesOn(asked, done.By, done.On)]),
    };

    internal static Decision<DunningEvent> Drops(this DunningCase dunning, DunningCommand.DropFollowUp drop) => dunning.FollowUps.GetValueOrDefault(drop.FollowUp) switch
    {
        null                  => Refuse("no_such_task", "There is no such task."),
        { DoneOn: not null }  => Refuse("task_done", "The task is done."),
        { IsOpen: false }     => Nothing,
        var asked             => Accept<DunningEvent>([new FollowUpDropped(drop.FollowUp, drop.Reason, drop.By, drop.On), .. dunning.GoesOn(asked, drop.By, drop.On)]),
    };

    internal static void Ask(this Course course, FollowUpKind kind, Guid contact, ImmutableArray<Guid> invoices, DateOnly deadline, string by, DateOnly on, string? why = null)
    {
        var id = NameBasedId.Of($"follow-up|{course.Now.Account!.CaseId()}|{course.Now.FollowUps.Count + 1}");
        course.Add(new FollowUpAsked(id, kind, contact == Guid.Empty ? id : contact, invoices, deadline, by, on, why));
    }

    /// <summary>Ends open tasks that nobody has to do any more.</summary>
    internal static void Drop(this Course course, Func<FollowUp, bool> which, DateOnly on)
    {
        foreach (var task in course.Now.FollowUps.Values.Where(task => task.IsOpen && which(task)).OrderBy(task => task.Id).ToArray())
            course.Add(new FollowUpDropped(task.Id, TaskCancellation.NoLongerNeeded, Searching.Service, on));
    }

    static Refusal? Wrong(CallResult result, DateOnly? day, DateOnly on) => (result.Date, day) switch
    {
        (ResultDate.None, not null)                     => Refuse("day_not_wanted", "No day is said with this result."),
        (not ResultDate.None, null)                     => Refuse("day_missing", "This result is said with its day."),
        (ResultDate.Ahead, { } ahead) when ahead < on || ahead > on.AddDays(CallResult.MostDays) => Refuse("day_out_of_bounds", $"The day lies from today to {CallResult.MostDays} days ahead."),
        (ResultDate.Past, { } past) when past > on || past < on.AddDays(-CallResult.MostDays)    => Refuse("day_out_of_bounds", $"The day lies from {CallResult.MostDays} days ago to today."),
        _                                               => null,
    };
}

/// <summary>What was said in a contact.</summary>
/// <param name="Contact">Key of the contact.</param>
/// <param name="Outcome">The result.</param>
/// <param name="Day">The day said with it.</param>
/// <param name="Invoices">What it was about.</param>
/// <param name="Now">What holds around the case; needed for a promise.</param>
/// <param name="By">Who was told.</param>
/// <param name="On">When.</param>
sealed record Said(Guid Contact, CallOutcome Outcome, DateOnly? Day, ImmutableArray<Guid> Invoices, Circumstances? Now, string By, DateOnly On)
{
    /// <summary>Invoices whose copies are at hand; null where nobody looked: a person sends them.</summary>
    public ImmutableHashSet<Guid>? Copies { get; init; }

    /// <summary>The invoices whose copies are at hand.</summary>
    public ImmutableArray<Guid> AtHand => Copies is { } kept ? [.. Invoices.Where(kept.Contains)] : [];
}
