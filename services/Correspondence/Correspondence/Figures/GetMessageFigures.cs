using System.Text.Json;
using Npgsql;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.Figures;

/// <summary>How far the messages have come that were asked for in a time.</summary>
/// <param name="From">First day on which they were asked for.</param>
/// <param name="To">Last day on which they were asked for.</param>
/// <param name="Messages">By step, channel, language and text.</param>
/// <param name="Redirected">Messages of these days that were for a mailbox of the creditor; they are in none of the figures.</param>
public sealed record MessageFigures(DateOnly From, DateOnly To, IReadOnlyList<MessageFigure> Messages, long Redirected);

/// <summary>How far messages have come that are alike: asked for are those that wait, were sent, failed or were withdrawn.</summary>
/// <param name="Step">Step of the policy.</param>
/// <param name="Channel">By which way.</param>
/// <param name="Language">ISO 639-1, as asked for.</param>
/// <param name="Template">Name of the text.</param>
/// <param name="Asked">Asked for in these days.</param>
/// <param name="Waiting">Not out yet.</param>
/// <param name="Sent">Taken by mail server or carrier.</param>
/// <param name="Failed">Never left.</param>
/// <param name="Withdrawn">Called back before they left.</param>
/// <param name="LetterStates">Registered letters by what their carrier last said, <c>sent</c> where it said nothing; null where none is among them.</param>
/// <param name="MedianDaysToProof">Days from the day it left to the carrier's day of its end, the middle one of the registered letters whose proof is kept, of two the lower; null where none is.</param>
public sealed record MessageFigure(
    string Step, string Channel, string Language, string Template, long Asked, long Waiting, long Sent, long Failed, long Withdrawn,
    IReadOnlyDictionary<string, long>? LetterStates, int? MedianDaysToProof);

/// <summary>Messages counted by what they are and how far they have come by now. Neither a debtor nor who asked for one stands in it.</summary>
static class GetMessageFigures
{
    const int MostMonths = 36;

    public static void MapMessageFigures(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/figures/messages", Get).RequireRole(Roles.Collector, Roles.Manager, Roles.Ops).WithTags("figures")
            .WithSummary("How far the messages of some days have come, by step, channel, language and text").Produces<MessageFigures>().ProducesProblem(422);

    // What was withdrawn before it was heard of has no day and is not there.
    const string Asked = "select * from messages where requested_on between $2 and $3 and ($1::text is null or creditor = $1)";

    const string Counted =
        $$"""
        with asked as (
            select m.step, m.channel, coalesce(m.language, 'fr') as language, m.template, m.state, m.sent_on, l.state as letter,
                   (select (move->>'on')::date from jsonb_array_elements(l.moves) as move
                     where l.done and move->>'state' in ('delivered', 'refused', 'unclaimed', 'unknown_address') limit 1) as proven_on
              from ({{Asked}}) m left join letters l using (decision) where not m.redirected),
        letters_of as (
            select step, channel, language, template, jsonb_object_agg(letter, n) as states
              from (select step, channel, language, template, letter, count(*) as n from asked where letter is not null group by 1, 2, 3, 4, 5) s group by 1, 2, 3, 4)
        select a.step, a.channel, a.language, a.template, count(*), count(*) filter (where a.state in ('requested', 'sending')), count(*) filter (where a.state = 'sent'),
               count(*) filter (where a.state = 'failed'), count(*) filter (where a.state = 'withdrawn'), s.states, percentile_disc(0.5) within group (order by a.proven_on - a.sent_on)
          from asked a left join letters_of s using (step, channel, language, template)
         group by a.step, a.channel, a.language, a.template, s.states order by 1, 2, 3, 4
        """;

    static async Task<IResult> Get(NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, DateOnly? from = null, DateOnly? to = null)
    {
        if (creditor is not null && Siren.Parse(creditor) is null) return Problems.Invalid("creditor", "Nine digits.");
        var last = to ?? clock.Today;
        if (last < DateOnly.MinValue.AddMonths(MostMonths)) return Problems.Invalid("to", "A day of these times.");
        var first = from ?? last.AddMonths(-12);
        if (first > last || first < last.AddMonths(-MostMonths)) return Problems.Invalid("from", $"A day before the last, at most {MostMonths} months.");
        await using var session = await Session.Open(database, stop);
        var messages = await session.Read(Counted, Row, stop, creditor, first, last);
        var redirected = await session.Read($"select count(*) from ({Asked}) m where redirected", row => row.GetInt64(0), stop, creditor, first, last);
        return TypedResults.Ok(new MessageFigures(first, last, messages, redirected[0]));
    }

    static MessageFigure Row(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetInt64(4), row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8),
        row.IsDBNull(9) ? null : JsonSerializer.Deserialize<SortedDictionary<string, long>>(row.GetString(9)), row.IsDBNull(10) ? null : row.GetInt32(10));
}
