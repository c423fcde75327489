using Npgsql;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Meetings;

/// <summary>How an entity meets about its unpaid invoices.</summary>
/// <param name="Creditor">SIREN.</param>
/// <param name="FirstOn">Day of the first meeting; the others are on the same day of the week.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
/// <param name="Participants">Members of the team.</param>
/// <param name="Top">So many lines, 1 to 100.</param>
/// <param name="By"><c>invoice</c> or <c>debtor</c>.</param>
/// <param name="Criterion"><c>amount</c>, <c>age</c> or <c>broken_promises</c>.</param>
/// <param name="EveryWeeks">A meeting every so many weeks, 1 to 8.</param>
/// <param name="Minutes">How long it lasts, 1 to 480.</param>
/// <param name="LeadDays">So many calendar days before it the list is drawn, 0 to 14.</param>
/// <param name="Organizer">The member who invites; null where the calendar file is only for taking note.</param>
public sealed record MeetingAsked(
    string Creditor, DateOnly FirstOn, TimeOnly StartsAt, IReadOnlyList<Guid> Participants, int Top = MeetingTerms.UsualTop, ListedBy By = ListedBy.Invoice, ListCriterion Criterion = ListCriterion.Amount,
    int EveryWeeks = 1, int Minutes = 60, int LeadDays = 2, Guid? Organizer = null);

/// <summary>A series of meetings.</summary>
/// <param name="Meeting">Its id.</param>
/// <param name="Terms">How the entity meets.</param>
/// <param name="HasEnded">No further list is drawn.</param>
/// <param name="NextOn">Day of the next meeting; null once it has ended.</param>
public sealed record MeetingItem(Guid Meeting, MeetingAsked Terms, bool HasEnded, DateOnly? NextOn);

/// <summary>Meetings of an entity, under ids of the caller's.</summary>
static class DefineMeeting
{
    const int Most = 100;

    public static void MapMeetings(this IEndpointRouteBuilder routes)
    {
        var meetings = routes.MapGroup("/meetings").WithTags("meetings");
        meetings.MapGet("", List).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithSummary("Meetings of an entity about its unpaid invoices").Produces<MeetingItem[]>();
        meetings.MapPut("/{meeting:guid}", Define).RequireRole(Roles.Manager).WithSummary("How an entity meets; lists that are drawn already stay").TakesCommand();
        meetings.MapPost("/{meeting:guid}/end", End).RequireRole(Roles.Manager).WithSummary("No further list is drawn").TakesCommand();
        UnpaidListEndpoints.Map(meetings);
    }

    static async Task<IResult> Define(Guid meeting, MeetingAsked asked, HttpContext http, CallersScope scope, MeetingStreams meetings, NpgsqlDataSource database, LogSignal signal, BusinessClock clock, CancellationToken stop)
    {
        if (CallersId.Wrong(meeting) is { } notFree) return notFree;
        if (Siren.Parse(asked.Creditor) is not { } creditor) return Problems.Invalid("creditor", "is nine digits");
        if (!scope.Value.HoldsAllOf(creditor.Digits)) return CallersScope.Beyond();
        if (BusinessDays.Wrong("firstOn", asked.FirstOn) is { } wrong) return wrong;
        if (asked.Participants.Count > MeetingTerms.MostParticipants) return Problems.Invalid("participants", $"are at most {MeetingTerms.MostParticipants}");
        if (asked.StartsAt.Ticks % TimeSpan.TicksPerMinute != 0) return Problems.Invalid("startsAt", "is a full minute");
        var terms = new MeetingTerms(
            asked.Top, asked.By, asked.Criterion, asked.FirstOn, asked.EveryWeeks, asked.StartsAt, asked.Minutes, asked.LeadDays, [.. asked.Participants.Distinct()], asked.Organizer);
        return await UnitOfWork.Run(database, signal, async session =>
            await MemberTable.Stranger(session, asked.Participants.Select(p => (Guid?)p).Append(asked.Organizer), stop) is { } stranger ? Problems.Invalid("participants", $"name {stranger}, who is not in the team")
            : Answer.From(await meetings.Handle(session, meeting, new MeetingCommand.Define(meeting, creditor.Digits, terms, http.Actor()), http.EventContext(clock), stop)), stop);
    }

    static async Task<IResult> End(Guid meeting, HttpContext http, MeetingStreams meetings, BusinessClock clock, CancellationToken stop)
    {
        var outcome = await meetings.Execute(meeting, new MeetingCommand.End(meeting, clock.Today, http.Actor()), http.EventContext(clock), null, stop);
        return outcome.Decision.Refusal?.Code == "meeting_unknown" ? Problems.NotFound("meeting") : Answer.From(outcome);
    }

    static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = Most)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var (within, values) = scope.Narrow("meetings.creditor", null, [creditor, after, limit]);
        return TypedResults.Ok(await session.Read(
            $"select meeting, creditor, terms, ended from meetings where ($1::text is null or creditor = $1) and ($2::uuid is null or meeting > $2){within} order by meeting limit $3",
            row =>
            {
                var (of, ended) = (MeetingTable.Terms(row.GetString(2)), row.GetBoolean(3));
                return new MeetingItem(
                    row.GetGuid(0), new(row.GetString(1), of.FirstOn, of.StartsAt, of.Participants, of.Top, of.By, of.Criterion, of.EveryWeeks, of.Minutes, of.LeadDays, of.Organizer),
                    ended, ended ? null : of.NextOn(clock.Today).HeldOn);
            }, stop, values));
    }
}
