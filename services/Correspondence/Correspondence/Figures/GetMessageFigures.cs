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
/// <param name="Template">Kind of the text.</param>
/// <param name="Text">The text that documents were made with, such as <c>reminder_1.fr</c>; null for those that have none yet or never had, and for those from before this was recorded.</param>
/// <param name="TextVersion">Version of the creditor's own text; null for the one that is shipped.</param>
/// <param name="Asked">Asked for in these days.</param>
/// <param name="Waiting">Not out yet.</param>
/// <param name="Sent">Taken by mail server or carrier.</param>
/// <param name="Failed">Never left.</param>
/// <param name="Withdrawn">Called back before they left.</param>
/// <param name="Bounced">Came back for good; one that was only put off is not counted.</param>
/// <param name="Complained">Reported by their recipients as unwanted.</param>
/// <param name="Delivered">Known to lie in the mailbox, or handed over against a signature. Few mail servers tell.</param>
/// <param name="LetterStates">Registered letters by what their carrier last said, <c>sent</c> where it said nothing; null where none is among them.</param>
/// <param name="MedianDaysToProof">Days from the day it left to the carrier's day of its end, the middle one of the registered letters whose proof is kept, of two the lower; null where none is.</param>
public sealed record MessageFigure(
    string Step, string Channel, string Language, string Template, string? Text, int? TextVersion, long Asked, long Waiting, long Sent, long Failed, long Withdrawn, long Bounced, long Complained, long Delivered,
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

    const string Alike = "step, channel, language, template, text_name, text_version";

    const string Counted =
        $$"""
        with asked as (
            select m.step, m.channel, coalesce(m.language, 'fr') as language, m.template, m.text_name, m.text_version, m.state, m.sent_on, m.bounced, m.complained, m.delivered, l.state as letter,
                   (select (move->>'on')::date from jsonb_array_elements(l.moves) as move
                     where l.proof_sha256 is not null and move->>'state' in ('delivered', 'refused', 'unclaimed', 'unknown_address') limit 1) as proven_on
              from ({{Asked}}) m left join letters l using (decision) where not m.redirected),
        letters_of as (
            select {{Alike}}, jsonb_object_agg(letter, n) as states
              from (select {{Alike}}, letter, count(*) as n from asked where letter is not null group by {{Alike}}, letter) s group by {{Alike}}),
        counted as (
            select {{Alike}}, count(*), count(*) filter (where state in ('requested', 'sending')) as waiting, count(*) filter (where state = 'sent') as sent,
                   count(*) filter (where state = 'failed') as failed, count(*) filter (where state = 'withdrawn') as withdrawn, count(*) filter (where bounced = 'hard') as bounced,
                   count(*) filter (where complained) as complained, count(*) filter (where delivered or letter = 'delivered') as delivered,
                   percentile_disc(0.5) within group (order by proven_on - sent_on) as median
              from asked group by {{Alike}})
        select a.step, a.channel, a.language, a.template, a.text_name, a.text_version, a.count, a.waiting, a.sent, a.failed, a.withdrawn, a.bounced, a.complained, a.delivered, s.states, a.median
          from counted a left join letters_of s on (a.step, a.channel, a.language, a.template) = (s.step, s.channel, s.language, s.template)
               and (a.text_name, a.text_version) is not distinct from (s.text_name, s.text_version)
         order by 1, 2, 3, 4, 5 nulls first, 6 nulls first
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
        row.GetString(0), row.GetString(1), row.GetString(2), row.GetString(3), row.Text(4), row.Value<int>(5),
        row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), row.GetInt64(9), row.GetInt64(10), row.GetInt64(11), row.GetInt64(12), row.GetInt64(13),
        row.IsDBNull(14) ? null : JsonSerializer.Deserialize<SortedDictionary<string, long>>(row.GetString(14)), row.Value<int>(15));
}
