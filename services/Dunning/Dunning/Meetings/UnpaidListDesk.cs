using Npgsql;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Meetings;

/// <summary>Draws the lists of meetings, lets paid lines leave and the next ones in. Doing it twice adds nothing.</summary>
sealed class UnpaidListDesk(MeetingStreams meetings, UnpaidListStreams lists, Unpaid unpaid, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal)
{
    /// <summary>The list of one meeting of a series.</summary>
    public static Guid IdOf(Guid meeting, DateOnly planned) => NameBasedId.Of($"unpaid_list|{meeting}|{planned:yyyy-MM-dd}");

    /// <summary>Draws the list of the next meeting, where it is time for it or a person asks for it; drawn, it stays.</summary>
    /// <returns>The list; null where it is too early, or the series has ended.</returns>
    public Task<Guid?> Draw(Guid meeting, DateOnly today, bool ahead, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var (series, _) = await meetings.Load(session, meeting, stop);
        if (series is not { HasEnded: false, Terms: { } terms, Creditor: { } creditor }) return null;
        if ((ahead ? terms.NextOn(today) : terms.DueOn(today)) is not { } next) return null;
        var list = IdOf(meeting, next.PlannedOn);
        if ((await lists.Load(session, list, stop)).State.State != MeetingState.None) return list;
        var team = (await TeamTable.Of(session, creditor, stop)).Settings;
        var lines = await unpaid.Lines(session, await Unpaid.Top(session, creditor, terms, today, [], terms.Top, stop), today, team, stop);
        await lists.Hear(session, list, new UnpaidListCommand.Draw(list, meeting, creditor, today, next.HeldOn, terms, [.. lines]), context, stop);
        return (Guid?)list;
    }, stop);

    /// <summary>Lets lines that are paid leave a list whose meeting is to come, and the next ones in.</summary>
    public Task Renew(Guid list, DateOnly today, EventContext context, CancellationToken stop) => UnitOfWork.Run(database, signal, async session =>
    {
        var (state, _) = await lists.Load(session, list, stop);
        if (state is not { State: MeetingState.Ahead, Drawn: { } drawn } || today > state.HeldOn) return;
        var settled = await Unpaid.Settled(session, state, today, stop);
        if (settled.Count == 0) return;
        var team = (await TeamTable.Of(session, drawn.Creditor, stop)).Settings;
        Guid[] standing = [.. state.Current.Select(l => l.Line.Invoice ?? l.Line.Case)];
        var next = await unpaid.Lines(session, await Unpaid.Top(session, drawn.Creditor, drawn.Terms, today, standing, settled.Count, stop), today, team, stop);
        await lists.Handle(session, list, new UnpaidListCommand.Renew(list, [.. settled], [.. next], today), context, stop);
        foreach (var paid in settled.Select(number => state.Lines[number]).Where(l => l.Answers > 0))
            await tasks.Cancel(session, KeyOf(list, paid.Line.Number, paid.Answers), TaskCancellation.NoLongerNeeded, context, today, stop);
    }, stop);

    /// <summary>The task of the n-th answer to a line.</summary>
    public static string KeyOf(Guid list, int number, int answer) => $"meeting|{list}|{number}|{answer}";
}
