using Npgsql;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Meetings;

/// <summary>The four answers to a line.</summary>
/// <param name="Why">Why it is unpaid.</param>
/// <param name="What">Which action is taken.</param>
/// <param name="Who">The member who takes it.</param>
/// <param name="ByWhen">Last day on which it is in time.</param>
/// <param name="Note">One line; kept with the task, where it can be erased.</param>
public sealed record AnswerAsked(UnpaidCause Why, TaskKind What, Guid Who, DateOnly ByWhen, string? Note = null);

/// <summary>Another day or hour.</summary>
/// <param name="HeldOn">Day of the meeting.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
public sealed record MeetingTime(DateOnly HeldOn, TimeOnly StartsAt);

/// <summary>A meeting was held.</summary>
/// <param name="Present">Members who were there.</param>
public sealed record Attendance(IReadOnlyList<Guid> Present);

/// <summary>What becomes of a meeting and of the lines of its list.</summary>
static class FollowMeeting
{
    public static void Map(RouteGroupBuilder meetings)
    {
        string[] people = [Roles.Collector, Roles.Manager];
        meetings.MapPut("/lists/{list:guid}/lines/{number:int}/answer", Say).RequireRole(people).WithSummary("Why it is unpaid, which action, who, by when: a task comes of it; the last word holds").TakesCommand().ProducesProblem(404);
        meetings.MapPost("/lists/{list:guid}/renewal", Renew).RequireRole(people).WithSummary("Lets paid lines leave and the next ones in, as every day does").Produces(204).ProducesProblem(404);
        meetings.MapPost("/lists/{list:guid}/move", Move).RequireRole(Roles.Manager).WithSummary("The meeting is at another time; its calendar entry follows").TakesCommand().ProducesProblem(404);
        meetings.MapPost("/lists/{list:guid}/cancellation", Cancel).RequireRole(Roles.Manager).WithSummary("The meeting is called off; its calendar entry follows").TakesCommand().ProducesProblem(404);
        meetings.MapPost("/lists/{list:guid}/closure", Close).RequireRole(people).WithSummary("The meeting was held: its list moves no more, and there are minutes").TakesCommand().ProducesProblem(404);
    }

    static async Task<IResult> Say(
        Guid list, int number, AnswerAsked asked, HttpContext http, UnpaidListStreams lists, TaskDesk tasks, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Why == UnpaidCause.Unknown) return Problems.Invalid("why", "is missing");
        if (asked.What == TaskKind.Unknown) return Problems.Invalid("what", "is missing");
        if (asked.ByWhen < clock.Today || asked.ByWhen.Year > 2100) return Problems.Invalid("byWhen", "is today or later");
        if (OneLine.Wrong("note", asked.Note, GiveTask.Longest, needed: asked.What == TaskKind.Other) is { } wrong) return wrong;
        return await UnitOfWork.Run(database, signal, async session =>
        {
            if (await MemberTable.Stranger(session, [asked.Who], stop) is not null) return Problems.Invalid("who", "is not in the team");
            var before = (await lists.Load(session, list, stop)).State.Lines.GetValueOrDefault(number);
            var (answer, context) = (new LineAnswer(asked.Why, asked.What, asked.Who, asked.ByWhen), http.EventContext(clock));
            var key = UnpaidListDesk.KeyOf(list, number, (before?.Answers ?? 0) + 1);
            var outcome = await lists.Handle(session, list, new UnpaidListCommand.AnswerLine(list, number, answer, TaskDesk.IdOf(key), http.Actor(), clock.Today), context, stop);
            if (outcome.Decision.Facts.IsEmpty) return From(outcome);
            // Two answers at once would mean the same task: the second is asked again with the next number.
            if (outcome.State.Lines[number].Answers != (before?.Answers ?? 0) + 1) throw new StreamMoved("The line was answered meanwhile.");
            var line = outcome.State.Lines[number].Line;
            if (before is { Answers: > 0 }) await tasks.Cancel(session, UnpaidListDesk.KeyOf(list, number, before.Answers), TaskCancellation.Duplicate, context, clock.Today, stop);
            await tasks.Open(session, new(asked.What, outcome.State.Drawn!.Creditor, line.Case, line.Invoice, asked.Who, asked.ByWhen, "meeting"), key, context, clock.Today, stop, OneLine.Of(asked.Note));
            return From(outcome);
        }, stop);
    }

    static async Task<IResult> Renew(Guid list, HttpContext http, UnpaidListDesk desk, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop)
    {
        await using (var session = await Session.Open(database, stop))
            if (await session.Read("select 1 from unpaid_lists where list = $1", r => r.GetInt32(0), stop, list) is []) return Problems.NotFound("list");
        await desk.Renew(list, clock.Today, http.EventContext(clock), stop);
        return Results.NoContent();
    }

    static async Task<IResult> Move(Guid list, MeetingTime asked, HttpContext http, UnpaidListStreams lists, BusinessClock clock, CancellationToken stop) =>
        BusinessDays.Wrong("heldOn", asked.HeldOn) ?? From(await lists.Execute(list, new UnpaidListCommand.Move(list, asked.HeldOn, asked.StartsAt, http.Actor(), clock.Today), http.EventContext(clock), null, stop));

    static async Task<IResult> Cancel(Guid list, HttpContext http, UnpaidListStreams lists, BusinessClock clock, CancellationToken stop) =>
        From(await lists.Execute(list, new UnpaidListCommand.Cancel(list, http.Actor(), clock.Today), http.EventContext(clock), null, stop));

    static async Task<IResult> Close(Guid list, Attendance asked, HttpContext http, UnpaidListStreams lists, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (asked.Present.Count > MeetingTerms.MostParticipants) return Problems.Invalid("present", $"are at most {MeetingTerms.MostParticipants}");
        return await UnitOfWork.Run(database, signal, async session =>
            await MemberTable.Stranger(session, asked.Present.Select(p => (Guid?)p), stop) is not null ? Problems.Invalid("present", "name somebody who is not in the team")
            : From(await lists.Handle(session, list, new UnpaidListCommand.Close(list, [.. asked.Present.Distinct()], http.Actor(), clock.Today), http.EventContext(clock), stop)), stop);
    }

    static IResult From(Outcome<UnpaidList, UnpaidListEvent> outcome) => outcome.Decision.Refusal?.Code is "list_unknown" or "line_unknown" ? Problems.NotFound("line") : Answer.From(outcome);
}
