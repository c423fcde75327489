using System.Diagnostics;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Requests;

/// <summary>A request to a colleague for a document or an answer (demande interne), chased until it is answered.</summary>
/// <param name="State">How far it is.</param>
/// <param name="Order">What is asked for; null before it was.</param>
/// <param name="Reminders">How often the colleague was reminded.</param>
/// <param name="RemindedOn">When last.</param>
/// <param name="EscalatedOn">When the manager heard of it; null while it has not.</param>
public sealed record ColleagueRequest(RequestState State, RequestOrder? Order, int Reminders, DateOnly? RemindedOn, DateOnly? EscalatedOn) : IDecider<ColleagueRequest, RequestCommand, RequestEvent>
{
    /// <inheritdoc/>
    public static ColleagueRequest Initial { get; } = new(RequestState.None, null, 0, null, null);

    /// <inheritdoc/>
    public static Decision<RequestEvent> Decide(ColleagueRequest state, RequestCommand command) => (state.State, command) switch
    {
        (RequestState.None, RequestCommand.Ask { Order.Item: RequestItem.Unknown })      => Refuse("item_missing", "A request says what is asked for."),
        (RequestState.None, RequestCommand.Ask ask)                                      => new RequestEvent.RequestMade(ask.Request, ask.Order, ask.By, ask.On),
        (_, RequestCommand.Ask)                                                          => Nothing,
        (RequestState.None, _)                                                           => Refuse("request_unknown", "There is no such request."),
        (RequestState.Open, RequestCommand.Chase chase)                                  => state.Chases(chase),
        (_, RequestCommand.Chase)                                                        => Nothing,
        (RequestState.Open, RequestCommand.Reply reply)                                  => new RequestEvent.RequestAnswered(reply.Request, reply.Member ?? state.Order!.Member, reply.By, reply.On),
        (RequestState.Open, RequestCommand.Decline { Reason: DeclineReason.Unknown })    => Refuse("reason_missing", "Say why it cannot be given."),
        (RequestState.Open, RequestCommand.Decline no)                                   => new RequestEvent.RequestDeclined(no.Request, no.Reason, no.Member ?? state.Order!.Member, no.By, no.On),
        (RequestState.Open, RequestCommand.Withdraw drop)                                => new RequestEvent.RequestWithdrawn(drop.Request, drop.By, drop.On),
        (RequestState.Answered, RequestCommand.Reply) or (RequestState.Declined, RequestCommand.Decline) or (RequestState.Withdrawn, RequestCommand.Withdraw) => Nothing,
        _                                                                                => Refuse("request_ended", "The request has ended."),
    };

    /// <inheritdoc/>
    public static ColleagueRequest Evolve(ColleagueRequest state, RequestEvent happened) => happened switch
    {
        RequestEvent.RequestMade e       => new(RequestState.Open, e.Order, 0, null, null),
        RequestEvent.ColleagueReminded e => state with { Reminders = e.Count, RemindedOn = e.On },
        RequestEvent.RequestEscalated e  => state with { EscalatedOn = e.On },
        RequestEvent.RequestAnswered     => state with { State = RequestState.Answered },
        RequestEvent.RequestDeclined     => state with { State = RequestState.Declined },
        RequestEvent.RequestWithdrawn    => state with { State = RequestState.Withdrawn },
        _ => throw new UnreachableException(),
    };

    // A reminder on each working day after the deadline, until the manager hears of it; where there is none, on and on. A day that was missed is not made up for.
    Decision<RequestEvent> Chases(RequestCommand.Chase chase) =>
        EscalatedOn is not null || chase.On <= Order!.DeadlineOn || !WorkingDays.IsWorkingDay(chase.On) ? Nothing
        : chase.Manager is { } manager && chase.On >= WorkingDays.AddWorkingDays(Order.DeadlineOn, Order.EscalateDays) ? new RequestEvent.RequestEscalated(chase.Request, manager, chase.On)
        : RemindedOn >= chase.On ? Nothing
        : new RequestEvent.ColleagueReminded(chase.Request, Reminders + 1, chase.On);
}
