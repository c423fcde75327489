using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Correspondence.Messages;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Suppressions;

/// <summary>Closes ways and opens them again, in the caller's transaction: what is about to leave has begun to, or never will.</summary>
sealed class SuppressionDesk(SuppressionStreams streams)
{
    /// <summary>By whom what follows from a fact alone is said.</summary>
    public const string Service = "service:correspondence";

    /// <summary>Closes a way.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="close">What, and why.</param>
    /// <param name="address">The address as it is compared; null for the whole debtor.</param>
    /// <param name="context">Who, when.</param>
    /// <param name="stop">Cancels.</param>
    public async Task<(Guid Id, Outcome<Suppression, SuppressionEvent> Outcome)> Close(Session session, SuppressionCommand.Suppress close, string? address, EventContext context, CancellationToken stop)
    {
        var subject = close.Subject;
        await SuppressionTable.Take(session, subject.Creditor, stop);
        var id = address is null
            ? NameBasedId.Of($"suppression|{subject.Creditor}|{subject.Debtor}|{WireNames.Of(subject.Way)}")
            : await SuppressionTable.Of(session, subject.Creditor, subject.Way, address, stop);
        return (id, await streams.Handle(session, id, close, context, stop));
    }

    /// <summary>Closes the address that a message went to.</summary>
    public async Task CloseTaken(Session session, Guid decision, SuppressionReason reason, DateOnly on, EventContext context, CancellationToken stop)
    {
        if (await session.Read(
            "select m.creditor, m.debtor, m.customer_number, t.way, t.address from messages m join taken_addresses t using (decision) where m.decision = $1 and not m.redirected",
            row => (Subject: new SuppressionSubject(row.GetString(0), row.GetGuid(1), row.GetString(2), WireNames.Known<SuppressedWay>(row.GetString(3)) ?? SuppressedWay.None, IsWhole: false), Address: row.GetString(4)),
            stop, decision) is [{ Subject.Way: not SuppressedWay.None } taken])
        {
            await Close(session, new(taken.Subject, reason, null, decision, Service, on), taken.Address, context, stop);
            // STOP means every text message, at whichever number; only what is closed of the whole debtor keeps Dunning from planning it.
            if (reason.IsWish() && taken.Subject.Way is SuppressedWay.Sms) await Close(session, new(taken.Subject with { IsWhole = true }, reason, null, decision, Service, on), null, context, stop);
        }
    }

    /// <summary>Opens the postal address again that was closed for a letter whose carrier takes its word back: somebody of that name is there.</summary>
    public async Task OpenTaken(Session session, Guid decision, DateOnly on, EventContext context, CancellationToken stop)
    {
        if (await session.Read("select creditor from messages where decision = $1 and creditor is not null", row => row.GetString(0), stop, decision) is not [var creditor]) return;
        await SuppressionTable.Take(session, creditor, stop);
        // What was said of the address since, by another letter or a person, stays.
        var closed = await session.Read(
            """
            select s.suppression from taken_addresses t join suppressed_addresses a on a.creditor = $2 and a.way = t.way and a.address = t.address join suppressions s on s.suppression = a.suppression
             where t.decision = $1 and s.message = $1 and s.lifted_on is null and s.reason = $3
            """, row => row.GetGuid(0), stop, decision, creditor, WireNames.Of(SuppressionReason.UnknownAddress));
        foreach (var id in closed) await Open(session, id, new(SuppressionEnd.AddressWorks, Service, on), context, stop);
    }

    /// <summary>Opens a way again.</summary>
    public Task<Outcome<Suppression, SuppressionEvent>> Open(Session session, Guid id, SuppressionCommand.Lift lift, EventContext context, CancellationToken stop) =>
        streams.Handle(session, id, lift, context, stop);

    /// <summary>Faults of addresses that a debtor no longer has are over, unless another debtor of the creditor has one still; the addresses are forgotten. Wishes stay.</summary>
    public async Task Correct(Session session, string creditor, Guid debtor, DateOnly on, EventContext context, CancellationToken stop)
    {
        // Few have any: for the others nobody who sends is kept waiting.
        if ((await Faults(session, creditor, debtor, stop)).Count == 0 || await AddressBook.Debtor(session, debtor, stop) is not { } known) return;
        await SuppressionTable.Take(session, creditor, stop);
        var kept = AddressKey.All(known.Contacts, known.Seat);
        foreach (var (id, way, address) in await Faults(session, creditor, debtor, stop))
        {
            if (kept.Contains(address) || await SharedAddresses.IsOfAnother(session, creditor, debtor, way, address, stop)) continue;
            await Open(session, id, new(SuppressionEnd.ContactCorrected, Service, on), context, stop);
            await Forget(session, id, stop);
        }
    }

    static Task<List<(Guid Id, SuppressedWay Way, string Address)>> Faults(Session session, string creditor, Guid debtor, CancellationToken stop) => session.Read(
        """
        select s.suppression, a.way, a.address from suppressions s join suppressed_addresses a using (suppression)
         where s.creditor = $1 and s.debtor = $2 and s.lifted_on is null and not s.whole and s.reason <> all($3) order by 1
        """, row => (row.GetGuid(0), WireNames.Known<SuppressedWay>(row.GetString(1)) ?? SuppressedWay.None, row.GetString(2)),
        stop, creditor, debtor, new[] { WireNames.Of(SuppressionReason.OptedOut), WireNames.Of(SuppressionReason.Complaint) });

    /// <summary>Erases which address a suppression is of: that there was one stays in the history, and nothing is kept from it any more.</summary>
    public static Task<int> Forget(Session session, Guid id, CancellationToken stop) => session.Run("delete from suppressed_addresses where suppression = $1", stop, id);
}
