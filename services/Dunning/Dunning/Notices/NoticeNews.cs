using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Notices;

/// <summary>Who is to be told what of a fact. What a fact leaves out is read from its own stream up to it; the invoices are told as they stand.</summary>
sealed class NoticeNews(RequestStreams requests, UnpaidListStreams lists, TaskStreams tasks)
{
    /// <summary>The notices of a fact; none where it concerns no colleague.</summary>
    public async Task<ImmutableArray<NoticeOrder>> Of(Session session, StoredEvent stored, Roster roster, DateOnly day, CancellationToken stop) =>
        EventNames<RequestEvent>.Knows(stored.Type)      ? await OfRequest(session, stored, roster, day, stop)
        : EventNames<UnpaidListEvent>.Knows(stored.Type) ? await OfList(session, stored, roster, day, stop)
        : EventNames<TaskEvent>.Knows(stored.Type)       ? await OfTask(session, stored, roster, day, stop)
        : EventNames<DunningEvent>.Knows(stored.Type)    ? OfCase(stored, roster, day)
        : [];

    async Task<ImmutableArray<NoticeOrder>> OfRequest(Session session, StoredEvent stored, Roster roster, DateOnly day, CancellationToken stop)
    {
        var until = (await requests.History(session, stored.Stream, stop)).Where(h => h.Stored.Version <= stored.Version).Select(h => h.Fact).Aggregate(ColleagueRequest.Initial, ColleagueRequest.Evolve);
        var (kind, meant) = Streams.RequestFacts.Read(stored) switch
        {
            RequestEvent.RequestMade e       => (NoticeKind.RequestAsked, e.Order.Member),
            RequestEvent.ColleagueReminded   => (NoticeKind.RequestReminded, until.Order!.Member),
            RequestEvent.RequestEscalated e  => (NoticeKind.RequestEscalated, e.Manager),
            _                                => default,
        };
        if (kind == NoticeKind.Unknown || until.Order is not { } order) return [];
        var facts = await About(session, order.Case, order.Invoice, stop) with
        {
            Item = Spelling.Of(order.Item), Deadline = order.DeadlineOn, Count = until.Reminders == 0 ? null : until.Reminders, Colleague = kind == NoticeKind.RequestEscalated ? order.Member : null,
        };
        return Orders(kind, order.Creditor, stored, [meant], facts, roster, day);
    }

    async Task<ImmutableArray<NoticeOrder>> OfList(Session session, StoredEvent stored, Roster roster, DateOnly day, CancellationToken stop)
    {
        var kind = Streams.UnpaidListFacts.Read(stored) switch
        {
            UnpaidListEvent.ListDrawn        => NoticeKind.MeetingList,
            UnpaidListEvent.MeetingMoved     => NoticeKind.MeetingMoved,
            UnpaidListEvent.MeetingCancelled => NoticeKind.MeetingCancelled,
            UnpaidListEvent.MeetingHeld      => NoticeKind.MeetingMinutes,
            _                                => NoticeKind.Unknown,
        };
        if (kind == NoticeKind.Unknown) return [];
        var list = await ListUpTo(lists, session, stored.Stream, stored.Version, stop);
        if (list.Drawn is not { } drawn) return [];
        var current = list.Current.ToArray();
        var facts = NoticeFacts.None with { Day = list.HeldOn, Time = list.StartsAt, Lines = current.Length, Total = current.Aggregate(Money.Zero, (sum, l) => sum + l.Line.Owed) };
        return Orders(kind, drawn.Creditor, stored, [.. drawn.Terms.Participants, .. drawn.Terms.Organizer is { } host ? [host] : ImmutableArray<Guid>.Empty, .. list.Present], facts, roster, day);
    }

    async Task<ImmutableArray<NoticeOrder>> OfTask(Session session, StoredEvent stored, Roster roster, DateOnly day, CancellationToken stop)
    {
        if (Streams.TaskFacts.Read(stored) is not (TaskEvent.TaskOpened or TaskEvent.TaskReassigned)) return [];
        var task = (await tasks.History(session, stored.Stream, stop)).Where(h => h.Stored.Version <= stored.Version).Select(h => h.Fact).Aggregate(AssignedTask.Initial, AssignedTask.Evolve);
        // What other parts of the service ask for is seen in the list of tasks; a manager's decision about a request is told with that request.
        if (task.Order is not { Owner: { } owner, Origin: "person" or "meeting" } order) return [];
        var facts = await About(session, order.Case, order.Invoice, stop) with { Item = Spelling.Of(order.Kind), Deadline = order.DeadlineOn };
        return Orders(NoticeKind.TaskGiven, order.Creditor, stored, [owner], facts, roster, day);
    }

    // All that the mail says stands in the fact.
    static ImmutableArray<NoticeOrder> OfCase(StoredEvent stored, Roster roster, DateOnly day) => Streams.CaseFacts.Read(stored) is DunningEvent.SalesToldOfThreat e
        ? new SalesNews(
            stored.Stream, stored.Version, e.Account.Creditor, e.Account.Debtor, e.Account.CustomerNumber, e.Step,
            [.. e.Invoices.Select(one => new NoticeInvoice(one.Number, one.Claimed, one.DueOn))], e.MayGoOn, e.SalesPerson).Orders(roster, day)
        : [];

    /// <summary>A list as it stood after a fact of it.</summary>
    public static async Task<UnpaidList> ListUpTo(UnpaidListStreams lists, Session session, Guid list, long version, CancellationToken stop) =>
        (await lists.History(session, list, stop)).Where(h => h.Stored.Version <= version).Select(h => h.Fact).Aggregate(UnpaidList.Initial, UnpaidList.Evolve);

    static ImmutableArray<NoticeOrder> Orders(NoticeKind kind, string creditor, StoredEvent stored, ImmutableArray<Guid> meant, NoticeFacts facts, Roster roster, DateOnly day) =>
        [.. Audience.Of(meant, roster, day).Select(told => new NoticeOrder(kind, creditor, stored.Stream, stored.Version, told.Member, told.Recipient, facts))];

    static async Task<NoticeFacts> About(Session session, Guid? dunningCase, Guid? invoice, CancellationToken stop)
    {
        if (dunningCase is not { } of) return NoticeFacts.None;
        var known = await session.Read("select debtor, customer_number from cases where case_id = $1", r => (Debtor: r.GetGuid(0), Number: r.GetString(1)), stop, of);
        var invoices = invoice is null ? [] : await session.Read(
            "select number, outstanding_cents, currency, due_on from case_invoices where case_id = $1 and invoice = $2",
            r => new NoticeInvoice(r.GetString(0), Money.OfCents(r.GetInt64(1), r.GetString(2)), r.GetFieldValue<DateOnly>(3)), stop, of, invoice);
        return new([.. invoices], of, known is [var (debtor, _)] ? debtor : null, known is [var (_, number)] ? number : null);
    }
}
