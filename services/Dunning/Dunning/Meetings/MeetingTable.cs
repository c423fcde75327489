using System.Text.Json;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Messaging;

namespace Recouvrement.Dunning.Meetings;

/// <summary>Meetings and their lists as the service finds them.</summary>
static class MeetingTable
{
    public static async Task Show(Session session, Guid stream, Meeting state, IReadOnlyList<Appended<MeetingEvent>> facts, EventContext context, CancellationToken stop) =>
        await session.Run(
            "insert into meetings (meeting, creditor, terms, ended) values ($1, $2, $3::jsonb, $4) on conflict (meeting) do update set terms = $3::jsonb, ended = $4",
            stop, stream, state.Creditor!, JsonSerializer.Serialize(state.Terms, EventJson.Options), state.HasEnded);

    public static async Task ShowList(Session session, Guid stream, UnpaidList state, IReadOnlyList<Appended<UnpaidListEvent>> facts, EventContext context, CancellationToken stop) =>
        await session.Run(
            "insert into unpaid_lists (list, meeting, creditor, as_of, held_on, state) values ($1, $2, $3, $4, $5, $6) on conflict (list) do update set held_on = $5, state = $6",
            stop, stream, state.Drawn!.Meeting, state.Drawn.Creditor, state.Drawn.AsOf, state.HeldOn, Spelling.Of(state.State));

    public static MeetingTerms Terms(string json) => JsonSerializer.Deserialize<MeetingTerms>(json, EventJson.Options)!;
}
