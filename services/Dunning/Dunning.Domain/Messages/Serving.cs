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

    /// <summary>Calls back what tells of something that has ended, or of a debtor that fell insolvent.</summary>
    internal static void CallBackServices(this Course course, DateOnly on)
    {
        foreach (var (decision, message) in course.Now.OpenServices())
            if (course.Now.Against(message) is { } reason) course.Add(new MessageWithdrawn(course.Now.Account!, decision, reason, on));
    }

    /// <summary>The same, and what the entity no longer sends, or sends elsewhere.</summary>
    internal static void CallBackServices(this Course course, DunningCommand.Act act)
    {
        course.CallBackServices(act.On);
        foreach (var (decision, message) in course.Now.OpenServices())
            if (act.Now.Entity.NoLongerSends(message.Mode) is { } reason) course.Add(new MessageWithdrawn(course.Now.Account!, decision, reason, act.On));
    }

    /// <summary>Those that may not have left, in an order that does not depend on how they were stored.</summary>
    internal static IReadOnlyList<KeyValuePair<Guid, ServiceMessage>> OpenServices(this DunningCase dunning) =>
        dunning.ServiceMessages.IsEmpty ? [] : [.. dunning.ServiceMessages.Where(message => message.Value.IsOpen).OrderBy(message => message.Key)];

    static string? Against(this DunningCase dunning, ServiceMessage message) =>
        dunning.Insolvency.IsOpen ? Blocker.Insolvency.Reason
        : dunning.Plans.GetValueOrDefault(message.About) is { Status: not PlanStatus.Agreed } ? WithdrawalReason.PlanEnded
        : dunning.HandOvers.GetValueOrDefault(message.About) is { } handOver ? dunning.AgainstTelling(handOver)
        : null;
}
