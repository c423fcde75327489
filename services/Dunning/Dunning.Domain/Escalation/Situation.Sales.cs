using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Sales;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Dunning.Domain.Escalation;

/// <summary>A threat of which the debtor's sales person is still to be told.</summary>
/// <param name="Step">A step of the policy, or <c>hand_over</c>.</param>
/// <param name="Invoice">The invoice it threatens.</param>
/// <param name="GoesOn">The first day on which it may go, told in time.</param>
/// <param name="TellOn">The day to tell, today at the earliest.</param>
readonly record struct ThreatAhead(string Step, CaseInvoice Invoice, DateOnly GoesOn, DateOnly TellOn);

/// <summary>When a step may go, sales people considered.</summary>
/// <param name="GoesOn">The first day.</param>
/// <param name="TellOn">The day on which to tell them, today at the earliest; null where nobody is to be told, or everybody was.</param>
readonly record struct SalesWait(DateOnly GoesOn, DateOnly? TellOn = null);

// Sales people are told days before each threat, and may object.
public sealed partial class Situation
{
    /// <summary>What stands against a threat to an invoice for the longest; null where sales does not object.</summary>
    internal SalesObjection? ObjectionTo(string step, Guid invoice) => Case.Objections.IsEmpty ? null : Case.Objections.Values
        .Where(objection => objection.IsOn(On) && objection.IsAgainst(step, invoice)).OrderByDescending(objection => objection.Until).ThenBy(objection => objection.Id).FirstOrDefault();

    /// <summary>The same as a blocker.</summary>
    internal IEnumerable<NextAction.Blocked> ObjectionsTo(string step, CaseInvoice invoice)
    {
        if (ObjectionTo(step, invoice.Id) is { } objection) yield return new(Blocker.SalesObjection, objection.Until.AddDays(1));
    }

    /// <summary>The day from which a threat may go where sales objects until then: sales is told for that day.</summary>
    internal DateOnly AfterObjections(string step, CaseInvoice invoice, DateOnly from) => ObjectionTo(step, invoice.Id) is { } objection ? Later(from, objection.Until.AddDays(1)) : from;

    /// <summary>An act that has not gone out threatens an invoice for which sales objects.</summary>
    internal bool IsObjectedTo(Outgoing act) => !Case.Objections.IsEmpty && Policy is not null && Policy.RankOf(act.Step) >= 0 && StepOf(act).IsThreat && act.Covered.Any(covered => ObjectionTo(act.Step, covered.Invoice) is not null);

    /// <summary>A threat waits of which sales is to be told anew: it has waited for too long, or somebody else sells to the debtor now. What a person has rejected is that person's to take up again.</summary>
    internal bool IsUntold(Outgoing act) => act.Status is OutgoingStatus.AwaitingApproval or OutgoingStatus.Approved && StepOf(act).IsThreat
        && act.Covered.Any(covered => SalesBefore(act.Step, Case.Invoices[covered.Invoice], On, day => Later(day, On)).TellOn is not null);

    /// <summary>When a threat may go. Where the debtor has no sales person, or the policy asks for none, when it may go anyway.</summary>
    /// <param name="step">The threat.</param>
    /// <param name="invoice">The invoice.</param>
    /// <param name="from">Its own day.</param>
    /// <param name="ready">The first day on or after a day on which it could go out.</param>
    internal SalesWait SalesBefore(string step, CaseInvoice invoice, DateOnly from, Func<DateOnly, DateOnly> ready)
    {
        var days = Policy!.Values.SalesNoticeDays;
        if (days == 0 || Case.SalesPerson is not { } person) return new(ready(from));
        var told = Case.SalesNotices.Values
            .Where(notice => notice.Episode == Case.EpisodeOfToday && notice.SalesPerson == person && notice.Mode >= Now.Entity.Mode && notice.Names(step, invoice.Id))
            .Select(notice => (Notice: notice, On: ready(Later(from, notice.MayGoOn)))).Where(told => told.On <= told.Notice.GoodThrough).Select(told => (DateOnly?)told.On).Min();
        if (told is { } day) return new(day);
        var goes = ready(Later(from, WorkingDays.AddWorkingDays(On, days)));
        // From the last working day up to it, back by the days of the policy.
        return new(goes, Later(On, WorkingDays.AddWorkingDays(goes.AddDays(1), -(days + 1))));
    }

    /// <summary>Threats that come next for an invoice and of which the debtor's sales person is to be told. While something else is being said to the debtor no day is sure.</summary>
    internal IEnumerable<ThreatAhead> Untold(CaseInvoice invoice)
    {
        if (Policy is not { Values.SalesNoticeDays: > 0 } || Case.SalesPerson is null || !invoice.IsOpen || Standing(invoice) is not null) return [];
        if (Notice(invoice) is { } notice) return this.UntoldHandOver(notice, invoice);
        if (voiceIsHeld || (Covering(invoice) is { } covering && covering.Status != OutgoingStatus.CallToMake)) return [];
        return ladder!.Untold(invoice, withTasks: !callIsPending);
    }

    /// <summary>The fact that the sales person is told.</summary>
    internal DunningEvent.SalesToldOfThreat Telling(string step, IEnumerable<CaseInvoice> invoices, DateOnly on)
    {
        ThreatenedInvoice[] threatened = [.. invoices.DistinctBy(invoice => invoice.Id).OrderBy(invoice => invoice.DueOn).ThenBy(invoice => invoice.Terms!.Number, StringComparer.Ordinal)
            .Select(invoice => new ThreatenedInvoice(invoice.Id, invoice.Terms!.Number, invoice.DueOn, invoice.ClaimedOn(On)))];
        return new(
            NameBasedId.Of($"sales-notice|{Case.Account!.CaseId()}|{step}|{on:yyyy-MM-dd}|{Case.SalesNotices.Count + 1}"), Case.Account!, Case.EpisodeOfToday, step, Case.SalesPerson!, [.. threatened],
            threatened.Aggregate(Money.Zero, (sum, one) => sum + one.Claimed), WorkingDays.AddWorkingDays(on, Policy!.Values.SalesNoticeDays), Now.Entity.Mode, on);
    }

    /// <summary>The next day on which sales is to be told of something, or an objection has ended; null where none is known.</summary>
    DateOnly? SalesLook() => Case.Invoices.Values.SelectMany(Untold).Select(threat => (DateOnly?)(threat.TellOn > On ? threat.TellOn : On.AddDays(1)))
        .Concat(Case.Objections.Values.Where(objection => objection.IsOn(On)).Select(objection => (DateOnly?)objection.Until.AddDays(1)))
        .Concat(Case.SalesNotices.Values.Where(notice => notice.GoodThrough >= On && (unsent.Length > 0 || Case.HandOvers.Values.Any(handOver => handOver.IsOpen))).Select(notice => (DateOnly?)notice.GoodThrough.AddDays(1))).Min();

    // The case as the runs up to a day will have left it: sales was told.
    DunningCase Foretold(CaseInvoice invoice, DateOnly by) =>
        Untold(invoice).Where(threat => threat.TellOn <= by).DistinctBy(threat => threat.Step).Aggregate(Case, (state, threat) => DunningCase.Evolve(state, Telling(threat.Step, [invoice], threat.TellOn)));

    internal static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;
}
