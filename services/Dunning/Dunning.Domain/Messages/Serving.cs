using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Plans;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Statements;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.PaymentTerms;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;

namespace Recouvrement.Dunning.Domain.Messages;

/// <summary>
/// What all messages have in common that are a service to the debtor: no step, no grace, no budget. What stops the case stops them too: the stop switch, shadow mode,
/// a debtor that no policy follows (consumers, until a person puts theirs in force) and insolvency.
/// </summary>
static class Serving
{
    /// <summary>The debtor may be written to by itself.</summary>
    internal static bool MayServe(this Course course, Circumstances now, DateOnly on) =>
        !now.Entity.Stopped && now.Entity.Mode is SendingMode.Live or SendingMode.Redirect && course.Situation(now, on).Policy is not null && !course.Now.Insolvency.IsOpen;

    /// <summary>By e-mail, else by letter; null where the debtor has neither or wants neither.</summary>
    internal static Channel? WayToServe(this DunningCase dunning, ContactRole meant, DateOnly on)
    {
        foreach (var way in (ReadOnlySpan<Channel>)[Channel.Email, Channel.Letter])
            if (dunning.Reach.Has(way, meant) && !dunning.IsUnwanted(way, on)) return way;
        return null;
    }

    /// <summary>Invoices with what is said of each, without late interest and compensation: nothing is claimed with them.</summary>
    /// <param name="invoices">At least one, all of one currency.</param>
    /// <param name="on">As of this day.</param>
    /// <param name="law">Version of the legal parameters in force.</param>
    internal static Statement Listing(IEnumerable<(CaseInvoice Invoice, Money Said)> invoices, DateOnly on, string law)
    {
        StatementLine[] lines =
        [
            .. invoices.OrderBy(i => i.Invoice.DueOn).ThenBy(i => i.Invoice.Terms!.Number, StringComparer.Ordinal).Select(i => new StatementLine(
                i.Invoice.Id, i.Invoice.Terms!.Number, i.Invoice.Terms.Reference, i.Invoice.Terms.IssuedOn, i.Invoice.DueOn, i.Invoice.Terms.Amount, i.Said, Lateness.DaysLate(i.Invoice.DueOn, on),
                Money.OfCents(0, i.Invoice.Currency), Money.OfCents(0, i.Invoice.Currency))),
        ];
        var nothing = Money.OfCents(0, lines[0].Outstanding.Currency);
        return new(on, [.. lines], [], [], null, law, lines.Aggregate(nothing, (sum, line) => sum + line.Outstanding), nothing, nothing);
    }

    /// <summary>Calls back what has lost its object or may no longer be sent by itself, and ends the tasks of what has lost it.</summary>
    internal static void CallBackServices(this Course course, DateOnly on)
    {
        foreach (var (decision, message) in course.Now.OpenServices())
            if (course.Now.Against(message, on) is { } reason) course.Recall(decision, message, reason, on);
        course.DropTasksOfServices(on);
    }

    /// <summary>The same, and what the entity no longer sends, or sends elsewhere.</summary>
    internal static void CallBackServices(this Course course, DunningCommand.Act act)
    {
        course.CallBackServices(act.On);
        foreach (var (decision, message) in course.Now.OpenServices())
            if (act.Now.Entity.NoLongerSends(message.Mode) is { } reason) course.Recall(decision, message, reason, act.On);
    }

    /// <summary>Calls one back. A debtor who asked for copies has asked all the same, and what the entity no longer sends has not lost its object: a person tells the debtor.</summary>
    internal static void Recall(this Course course, Guid decision, ServiceMessage message, string reason, DateOnly on)
    {
        course.Add(new MessageWithdrawn(course.Now.Account!, decision, reason, on));
        if (message.Kind == ServiceKind.Copies || reason is WithdrawalReason.Stopped or WithdrawalReason.ModeChanged) course.HandToPerson(decision, message, reason, on);
    }

    /// <summary>Those that may not have left, in an order that does not depend on how they were stored.</summary>
    internal static IReadOnlyList<KeyValuePair<Guid, ServiceMessage>> OpenServices(this DunningCase dunning) =>
        dunning.ServiceMessages.IsEmpty ? [] : [.. dunning.ServiceMessages.Where(message => message.Value.IsOpen).OrderBy(message => message.Key)];

    /// <summary>What stands against a service message; null where nothing does.</summary>
    internal static string? Against(this DunningCase dunning, ServiceMessage message, DateOnly on) => message.Kind switch
    {
        _ when dunning.Insolvency.IsOpen => Blocker.Insolvency.Reason,
        ServiceKind.Copies               => dunning.AgainstCopies(message, on),
        ServiceKind.PlanConfirmation     => dunning.Plans[message.About].Status == PlanStatus.Agreed ? null : WithdrawalReason.PlanEnded,
        ServiceKind.HandOverNotice       => dunning.AgainstTelling(dunning.HandOvers[message.About]),
        _                                => null,
    };

    static string? AgainstCopies(this DunningCase dunning, ServiceMessage copies, DateOnly on)
    {
        CaseInvoice[] invoices = [.. copies.Invoices.Select(id => dunning.Invoices[id])];
        return invoices.Any(invoice => invoice.IsDisputed) ? WithdrawalReason.Disputed
             : invoices.Select(invoice => invoice.HeldBy(on)).FirstOrDefault(hold => hold is not null) is { } held ? Blocker.Held(held).Reason
             : null;
    }
}
