using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Kernel.Identifiers;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Assignments;

/// <summary>Claims are given to an agency, and taken back, by a person; whatever takes them out of dunning takes them back by itself.</summary>
static class Assigning
{
    internal static Decision<DunningEvent> Assigns(this DunningCase dunning, DunningCommand.AssignClaims assign)
    {
        if (dunning.Account is null) return Refuse("no_such_case", "There is no such case.");
        if (assign.Now.Entity.Mode != SendingMode.Live || assign.Now.Entity.Stopped) return Refuse("not_live", "Nobody is to speak with debtors of this entity now: neither does an agency.");
        if (dunning.IsUnwanted(Channel.Call, assign.On)) return Refuse(Unwanted.Reason, "The debtor does not want to be called: neither by an agency in our name.");
        if (assign.Until < assign.On) return Refuse("until_is_past", "The last day of an assignment is today or later.");
        if (assign.Until > assign.On.AddDays(Assignment.MostDays)) return Refuse("assignment_too_long", $"An assignment lasts at most {Assignment.MostDays} days: until {assign.On.AddDays(Assignment.MostDays):yyyy-MM-dd}.");
        var (invoices, unfit) = dunning.Named(assign.Invoices, invoice => Against(invoice, assign.On) is null);
        if (unfit is not null) return unfit;
        foreach (var invoice in invoices)
            if (Against(invoice, assign.On) is { } reason) return Refuse(reason, $"Invoice {invoice.Terms!.Number} cannot be given to an agency ({reason}).");
        if (dunning.Assignments.Values.FirstOrDefault(known => known.IsOpen) is { } open)
            return open.Agency == assign.Agency && open.Until == assign.Until && (invoices.IsEmpty || invoices.All(invoice => open.Has(invoice.Id))) ? Nothing
                : Refuse("assigned_already", $"{open.Agency} has claims of this case until {open.Until:yyyy-MM-dd}: one agency speaks for the creditor.");
        if (invoices.IsEmpty) return Refuse("nothing_to_assign", "Nothing of this case is overdue and free.");
        if (new Situation(dunning, assign.Now, assign.On) is { Policy: not null, FeedIsStale: true }) return Refuse(Blocker.BankFeedStale.Reason, "The bank feed is too old: a payment may have come in. Assign once the feed is up to date.");
        if (invoices.Any(invoice => invoice.Currency != invoices[0].Currency)) return Refuse("several_currencies", "What is given to an agency is of one currency: name its invoices.");

        ImmutableArray<HandedOverClaim> claims = [.. invoices.Select(invoice => HandingOver.Claim(invoice, dunning, assign.Now.Limits))];
        return new ClaimsAssigned(
            dunning.Account, NameBasedId.Of($"assignment|{dunning.Account.CaseId()}|{dunning.Assignments.Count + 1}"), dunning.EpisodeOfToday, assign.Agency, claims,
            claims.Aggregate(Money.OfCents(0, invoices[0].Currency), (sum, claim) => sum + claim.Outstanding), assign.Until, assign.By, assign.On);
    }

    internal static Decision<DunningEvent> Ends(this DunningCase dunning, DunningCommand.EndAssignment end) => dunning.Assignments.GetValueOrDefault(end.Assignment) switch
    {
        null             => Refuse("no_such_assignment", "There is no such assignment."),
        { IsOpen: true } => new AssignmentEnded(dunning.Account!, end.Assignment, Assignment.CreditorRequest, end.On),
        _                => Nothing,
    };

    /// <summary>The last day was the last.</summary>
    internal static void EndAssignments(this Course course, DateOnly on)
    {
        foreach (var over in course.Now.Assignments.Values.Where(known => known.IsOpen && known.Until < on).OrderBy(known => known.Id).ToArray())
            course.Add(new AssignmentEnded(course.Now.Account!, over.Id, Assignment.TermOver, on));
    }

    /// <summary>What nobody may act on any more no agency may in our name.</summary>
    internal static void EndFrozenAssignments(this Course course, DateOnly on)
    {
        if (course.Now.Assignments.IsEmpty) return;
        Guid[] frozen = [.. course.Now.Invoices.Values.Where(invoice => invoice is { IsOpen: true, FrozenSince: not null }).Select(invoice => invoice.Id)];
        course.EndAssignmentsOf(frozen, HandOver.Insolvent, on);
    }

    /// <summary>What was promised, agreed or paused here the agency does not know of: it stops at once, with all of it, for the creditor has one voice. Once nothing stands in the way any more, a person may give it anew.</summary>
    internal static void EndAssignmentsOf(this Course course, IEnumerable<Guid> invoices, string reason, DateOnly on)
    {
        foreach (var end in course.Now.EndsOf([.. invoices], reason, on).ToArray()) course.Add(end);
    }

    /// <summary>Ends of the assignments that have some of these invoices.</summary>
    internal static IEnumerable<DunningEvent> EndsOf(this DunningCase dunning, IReadOnlyCollection<Guid> invoices, string reason, DateOnly on) => dunning.Assignments.Values
        .Where(known => invoices.Any(known.Has)).OrderBy(known => known.Id).Select(known => new AssignmentEnded(dunning.Account!, known.Id, reason, on));

    // Overdue and free of whatever keeps us from speaking of it: an agency hears of it no sooner than the debtor does.
    static string? Against(CaseInvoice invoice, DateOnly on) =>
        !invoice.IsOpen                         ? WithdrawalReason.Settled
        : invoice.HandedOver is not null        ? Blocker.HandedOver.Reason
        : invoice.FrozenSince is not null       ? Blocker.Insolvency.Reason
        : invoice.StoppedBy(on) is { } stop     ? stop.Reason
        : !invoice.IsFree(on)                   ? "not_free"
        : invoice.DueOn >= on                   ? "not_overdue"
        : null;
}
