global using KeptHistories = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Histories.KeptHistory,
    Recouvrement.Dunning.Domain.Histories.HistoryCommand,
    Recouvrement.Dunning.Domain.Histories.HistoryEvent>;
global using CaseStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Cases.DunningCase,
    Recouvrement.Dunning.Domain.Cases.DunningCommand,
    Recouvrement.Dunning.Domain.Cases.DunningEvent>;
global using EntityStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Entities.DunningEntity,
    Recouvrement.Dunning.Domain.Entities.EntityCommand,
    Recouvrement.Dunning.Domain.Entities.EntityEvent>;
global using PolicyStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Policies.PolicyShelf,
    Recouvrement.Dunning.Domain.Policies.PolicyCommand,
    Recouvrement.Dunning.Domain.Policies.PolicyEvent>;
global using StopStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Entities.StopSwitch,
    Recouvrement.Dunning.Domain.Entities.StopCommand,
    Recouvrement.Dunning.Domain.Entities.StopEvent>;
global using MemberStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Team.Member,
    Recouvrement.Dunning.Domain.Team.MemberCommand,
    Recouvrement.Dunning.Domain.Team.MemberEvent>;
global using TeamStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Team.EntityTeam,
    Recouvrement.Dunning.Domain.Team.TeamCommand,
    Recouvrement.Dunning.Domain.Team.TeamEvent>;
global using OwnerStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Owners.CaseOwner,
    Recouvrement.Dunning.Domain.Owners.CaseOwnerCommand,
    Recouvrement.Dunning.Domain.Owners.CaseOwnerEvent>;
global using TaskStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Tasks.AssignedTask,
    Recouvrement.Dunning.Domain.Tasks.TaskCommand,
    Recouvrement.Dunning.Domain.Tasks.TaskEvent>;
global using MeetingStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Meetings.Meeting,
    Recouvrement.Dunning.Domain.Meetings.MeetingCommand,
    Recouvrement.Dunning.Domain.Meetings.MeetingEvent>;
global using UnpaidListStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Meetings.UnpaidList,
    Recouvrement.Dunning.Domain.Meetings.UnpaidListCommand,
    Recouvrement.Dunning.Domain.Meetings.UnpaidListEvent>;
global using RequestStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Requests.ColleagueRequest,
    Recouvrement.Dunning.Domain.Requests.RequestCommand,
    Recouvrement.Dunning.Domain.Requests.RequestEvent>;
global using ObjectiveStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Objectives.TeamObjectives,
    Recouvrement.Dunning.Domain.Objectives.ObjectiveCommand,
    Recouvrement.Dunning.Domain.Objectives.ObjectiveEvent>;
global using ScopeStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Scopes.ScopedUser,
    Recouvrement.Dunning.Domain.Scopes.ScopeCommand,
    Recouvrement.Dunning.Domain.Scopes.ScopeEvent>;
global using NoticeStreams = Recouvrement.Platform.EventStore.Streams<
    Recouvrement.Dunning.Domain.Notices.ColleagueNotice,
    Recouvrement.Dunning.Domain.Notices.NoticeCommand,
    Recouvrement.Dunning.Domain.Notices.NoticeEvent>;
using Recouvrement.Dunning.Cases;
using Recouvrement.Dunning.Domain.Cases;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Dunning.Domain.Histories;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Domain.Objectives;
using Recouvrement.Dunning.Domain.Owners;
using Recouvrement.Dunning.Domain.Policies;
using Recouvrement.Dunning.Domain.Requests;
using Recouvrement.Dunning.Domain.Scopes;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Dunning.Domain.Team;
using Recouvrement.Dunning.Entities;
using Recouvrement.Dunning.FollowUps;
using Recouvrement.Dunning.HandOvers;
using Recouvrement.Dunning.Meetings;
using Recouvrement.Dunning.Notices;
using Recouvrement.Dunning.Objectives;
using Recouvrement.Dunning.Owners;
using Recouvrement.Dunning.Policies;
using Recouvrement.Dunning.Requests;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Dunning.Tasks;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning;

/// <summary>The kinds of streams of this service, each with its stored names and what it shows in read tables.</summary>
static class Streams
{
    public const string CaseType = "dunning_case";

    public static EventNames<DunningEvent> CaseFacts { get; } = new();

    public static EventNames<EntityEvent> EntityFacts { get; } = new();

    public static EventNames<StopEvent> StopFacts { get; } = new();

    public static EventNames<PolicyEvent> PolicyFacts { get; } = new();

    public static EventNames<MemberEvent> MemberFacts { get; } = new();

    public static EventNames<TeamEvent> TeamFacts { get; } = new();

    public static EventNames<CaseOwnerEvent> OwnerFacts { get; } = new();

    public static EventNames<TaskEvent> TaskFacts { get; } = new();

    public static EventNames<MeetingEvent> MeetingFacts { get; } = new();

    public static EventNames<UnpaidListEvent> UnpaidListFacts { get; } = new();

    public static EventNames<RequestEvent> RequestFacts { get; } = new();

    public static EventNames<ObjectiveEvent> ObjectiveFacts { get; } = new();

    public static EventNames<ScopeEvent> ScopeFacts { get; } = new();

    public static EventNames<NoticeEvent> NoticeFacts { get; } = new();

    public static EventNames<HistoryEvent> HistoryFacts { get; } = new();

    public static void AddStreams(this IServiceCollection services)
    {
        services.AddStreamsShownBy<DunningCase, DunningCommand, DunningEvent>(CaseType, CaseFacts, parts =>
        {
            var tasks = parts.GetRequiredService<FollowUpTasks>();
            return async (session, stream, state, facts, context, stop) =>
            {
                await CaseView.ShowNews(session, stream, state, facts, context, stop);
                await tasks.Follow(session, [(state, facts.Select(f => f.Fact))], context, stop);
            };
        });
        services.AddStreams<DunningEntity, EntityCommand, EntityEvent>("dunning_entity", EntityFacts, EntityTable.Show);
        services.AddStreams<PolicyShelf, PolicyCommand, PolicyEvent>("dunning_policy", PolicyFacts, PolicyTable.Show);
        services.AddStreams<StopSwitch, StopCommand, StopEvent>("stop_switch", StopFacts, null);
        // A run writes what it has seen of every case it looked at, moved or not, by itself; and reads of each only what came since it last did.
        services.AddStreams<DunningCase, DunningCommand, DunningEvent>(CaseType, CaseFacts, null, new("case_snapshots"), key: "run");
        services.AddStreams<Member, MemberCommand, MemberEvent>("member", MemberFacts, MemberTable.Show);
        services.AddStreams<EntityTeam, TeamCommand, TeamEvent>("entity_team", TeamFacts, TeamTable.Show);
        services.AddStreams<CaseOwner, CaseOwnerCommand, CaseOwnerEvent>("case_owner", OwnerFacts, CaseOwnerTable.Show);
        services.AddStreams<AssignedTask, TaskCommand, TaskEvent>("task", TaskFacts, TaskTable.Show);
        services.AddStreams<Meeting, MeetingCommand, MeetingEvent>("meeting", MeetingFacts, MeetingTable.Show);
        services.AddStreams<UnpaidList, UnpaidListCommand, UnpaidListEvent>("unpaid_list", UnpaidListFacts, MeetingTable.ShowList);
        services.AddStreams<ColleagueRequest, RequestCommand, RequestEvent>("colleague_request", RequestFacts, RequestTable.Show);
        services.AddStreams<TeamObjectives, ObjectiveCommand, ObjectiveEvent>("objectives", ObjectiveFacts, SetObjective.Show);
        services.AddStreams<ScopedUser, ScopeCommand, ScopeEvent>("user_scope", ScopeFacts, ScopeTable.Show);
        services.AddStreams<ColleagueNotice, NoticeCommand, NoticeEvent>("colleague_notice", NoticeFacts, NoticeTable.Show);
        services.AddStreams<KeptHistory, HistoryCommand, HistoryEvent>("kept_history", HistoryFacts, HistoriesOfTheDay.Show);
    }
}
