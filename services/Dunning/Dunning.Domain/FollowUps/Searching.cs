using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Kernel.Calendars;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.FollowUps;

/// <summary>
/// What people are to do where messages do not arrive: find an address once nothing is left to try or the notice reached nobody, ask the carrier that says nothing,
/// answer a complaint. Once for each message and finding; what was searched in vain is not asked for again before another one fails.
/// </summary>
static class Searching
{
    const int WorkingDaysToSearch = 5, WorkingDaysToAsk = 2;

    /// <summary>What the carrier has not said.</summary>
    internal const string NotPresented = "not_presented";

    /// <summary>It came back, and nobody has said why.</summary>
    internal const string Returned = "returned";

    /// <summary>Who complained of what was sent.</summary>
    internal const string Complaint = "complaint";

    /// <summary>By whom what follows from a fact alone is asked for.</summary>
    internal const string Service = "service:dunning";

    readonly record struct Search(FollowUpKind Kind, Guid Message, string Why);

    internal static void Seek(this Course course, DunningCommand.Act act)
    {
        // A rehearsal troubles nobody.
        if (act.Now.Entity.Mode != SendingMode.Live) return;
        var situation = course.Situation(act.Now, act.On);
        var wanted = course.Now.Invoices.Values.Where(invoice => invoice.IsOpen).OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Id)
            .Select(invoice => (invoice.Id, Search: situation.Wants(invoice)))
            .Where(one => one.Search is not null).GroupBy(one => one.Search!.Value, one => one.Id).ToArray();
        foreach (var search in wanted)
            if (!course.Now.IsSought(search.Key))
                course.Ask(search.Key.Kind, search.Key.Message, [.. search], WorkingDays.AddWorkingDays(act.On, search.Key.Kind == FollowUpKind.FindContact ? WorkingDaysToSearch : WorkingDaysToAsk), act.AskedBy, act.On, search.Key.Why);
    }

    /// <summary>What follows at once from what was heard of a message, or of the debtor's contacts.</summary>
    internal static void FollowUp(this Course course, DunningEvent fact, DateOnly on)
    {
        switch (fact)
        {
            case MessageBounced { Kind: BounceKind.Complaint } e when course.Now.Outgoing.GetValueOrDefault(e.Decision) is { Mode: SendingMode.Live } act && !course.Now.IsSought(new(FollowUpKind.AnswerDebtor, e.Decision, Complaint)):
                course.Ask(FollowUpKind.AnswerDebtor, e.Decision, [.. act.Covered.Select(covered => covered.Invoice)], WorkingDays.AddWorkingDays(on, WorkingDaysToAsk), Service, on, Complaint);
                break;
            // What fails again at the new contacts is searched for anew.
            case ReachChanged e when e.Version == course.Now.Reach.Version:
                course.Drop(IsSearch, on);
                break;
            // What was closed is open again: what fails there once more is searched for anew.
            case WayChanged { IsClosed: false }:
                course.Drop(search => IsSearch(search) && course.Now.Outgoing.GetValueOrDefault(search.Contact) is { ReachVersion: Outgoing.OpenAgain }, on);
                break;
        }
    }

    static bool IsSearch(FollowUp task) => task is { Kind: FollowUpKind.FindContact, Why: not null };

    static Search? Wants(this Situation situation, CaseInvoice invoice) => situation.Of(invoice) switch
    {
        NextAction.Blocked { By: var by } when by == Blocker.Undeliverable && situation.LastFailure is { } failed => new(FollowUpKind.FindContact, failed.Id, failed.Failure ?? Complaint),
        NextAction.Blocked { By: var by } when situation.NoticeOf(invoice) is { } notice                      => Of(by, notice, situation.On),
        _                                                                                                     => null,
    };

    static Search? Of(Blocker by, Outgoing notice, DateOnly on) =>
        by == Blocker.UnknownAddress ? new(FollowUpKind.FindContact, notice.Id, by.Reason)
        : by == Blocker.NoProof ? new(FollowUpKind.AskCarrier, notice.Id, by.Reason)
        : by == Blocker.AwaitingProof && notice.Letter.ContainsKey(LetterState.Returned) ? new(FollowUpKind.AskCarrier, notice.Id, Returned)
        : by == Blocker.AwaitingProof && NoticeProof.ToAskFrom(notice) <= on ? new(FollowUpKind.AskCarrier, notice.Id, NotPresented)
        : null;

    // One search at a time, and never the same twice.
    static bool IsSought(this DunningCase dunning, Search search) => dunning.FollowUps.Values.Any(known =>
        known.Kind == search.Kind && known.Why is not null && (known is { IsOpen: true, Kind: FollowUpKind.FindContact } || (known.Contact == search.Message && (known.IsOpen || known.Why == search.Why))));
}
