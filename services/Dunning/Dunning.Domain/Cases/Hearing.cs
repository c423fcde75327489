using Recouvrement.Dunning.Domain.Assignments;
using Recouvrement.Dunning.Domain.Escalation;
using Recouvrement.Dunning.Domain.FollowUps;
using Recouvrement.Dunning.Domain.HandOvers;
using Recouvrement.Dunning.Domain.Messages;
using Recouvrement.Dunning.Domain.Promises;
using Recouvrement.Dunning.Domain.Stops;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Dunning.Domain.Cases.DunningCommand;
using static Recouvrement.Dunning.Domain.Cases.DunningEvent;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>
/// What a fact from elsewhere changes at once. It is taken in whatever order it comes; one that is late is kept for the history and moves nothing.
/// A payment, a credit note, a dispute, a hold, a correction or another penalty clause calls back everything that speaks of its invoice and has not gone out; insolvency, of all that it freezes, and what an agency has of it comes back.
/// </summary>
static class Hearing
{
    internal static Decision<DunningEvent> Hears(this DunningCase dunning, Hear heard)
    {
        if (heard.Fact is not IHeardFact fact) throw new ArgumentException($"{heard.Fact.GetType().Name} is no fact from elsewhere.", nameof(heard));
        if (dunning.Heard.Contains(HeardFrom.Of(fact))) return Nothing;

        var course = new Course(dunning);
        if (dunning.Account is null && heard.Account is { } account) course.Add(new CaseOpened(account));
        course.Add(heard.Fact);
        if (heard.Fact is DebtorReplied reply) course.TakeReply(reply);
        foreach (var invoice in InvoicesOf(heard.Fact, course.Now))
            if (Change(dunning, course.Now, invoice, heard.On) is { } reason) course.CallBack(invoice, reason, heard.On);
        if (heard.Fact is AgencyPromised promised && course.Now.PromisedTo(promised) is not null) course.CallBack(promised.Invoice, Stop.Promised(heard.On).Reason, heard.On);
        course.FollowPromises(heard.On);
        course.FollowUp(heard.Fact, heard.On);
        course.KeepFrom(heard.Fact, heard.On);
        course.FollowServices(dunning, heard.Fact, heard.On);
        course.CallBackServices(heard.On);
        course.EndFrozenAssignments(heard.On);
        foreach (var handOver in course.Now.Forbidden()) course.Add(new ClaimsRecalled(course.Now.Account!, handOver.Id, HandOver.Insolvent, heard.On));
        return course.Facts;
    }

    // What an agency would do from the opening judgment on is forbidden to it as to us (L622-21); a later debt that left with a frozen one comes back as well, and can leave anew.
    static IEnumerable<HandOver> Forbidden(this DunningCase dunning) => dunning.HandOvers.Values
        .Where(handOver => handOver.Status == HandOverStatus.Done && handOver.Invoices.Any(id => dunning.Invoices[id] is { IsOpen: true, FrozenSince: not null } claim && claim.HandedOver == handOver.Id))
        .OrderBy(handOver => handOver.Id);

    static IEnumerable<Guid> InvoicesOf(DunningEvent fact, DunningCase dunning) => fact switch
    {
        InvoiceEntered e  => [e.Invoice],
        InvoiceAmended e  => [e.Invoice],
        BalanceChanged e  => [e.Invoice],
        InvoiceDisputed e => [e.Invoice],
        DisputeResolved e => [e.Invoice],
        InvoiceHeld e     => [e.Invoice],
        HoldLifted e      => [e.Invoice],
        InsolvencyOpened or InsolvencyClosed or PenaltiesAgreed => dunning.Invoices.Keys.Order(),
        _                 => [],
    };

    // The reason follows from the state, not from the fact: of two facts of one day, either may come first.
    static string? Change(DunningCase before, DunningCase after, Guid invoice, DateOnly on)
    {
        var now = after.Invoices[invoice];
        if (!before.Invoices.TryGetValue(invoice, out var was)) return null;
        var same = was.Outstanding == now.Outstanding && was.Undisputed == now.Undisputed && was.HasDispute == now.HasDispute && was.HeldBy(on) == now.HeldBy(on) && was.Terms == now.Terms && was.FrozenSince == now.FrozenSince
            && before.ClauseOf(was) == after.ClauseOf(now);
        return same               ? null
             : !now.IsOpen        ? WithdrawalReason.Settled
             : now.FrozenSince is not null ? Blocker.Insolvency.Reason
             : (now.HasDispute && !was.HasDispute) || now.IsDisputed ? WithdrawalReason.Disputed
             : now.HeldBy(on) is { } hold ? Blocker.Held(hold).Reason
             : was.Terms == now.Terms ? WithdrawalReason.AmountChanged
             : WithdrawalReason.Amended;
    }
}
