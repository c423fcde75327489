using System.Globalization;
using Npgsql;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Identifiers;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Objectives;

/// <summary>What a team, or a member of it, aimed at in a month and what came of it.</summary>
/// <param name="Month">The month, <c>2026-03</c>.</param>
/// <param name="Measure"><c>collected_cents</c>, <c>calls</c> or <c>tasks_in_time_percent</c>.</param>
/// <param name="Member">Of this member; null for the whole team.</param>
/// <param name="Target">What was aimed at.</param>
/// <param name="Result">What came of it so far; null where there was nothing to count.</param>
/// <param name="IsReached">The result is no lower than the target.</param>
public sealed record ResultItem(string Month, string Measure, Guid? Member, long Target, long? Result, bool IsReached);

/// <summary>Objectives against results. What a member did is what came of the cases it owns: money counts for the owner of the day it came in.</summary>
static class GetResults
{
    const int MostMonths = 36;

    public static async Task<IResult> Get(string siren, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? from = null, string? to = null)
    {
        if (Siren.Parse(siren) is not { } creditor) return Problems.Invalid("siren", "is nine digits");
        var today = clock.Today;
        if (SetObjective.Month(to ?? Text(today)) is not { } last) return Problems.Invalid("to", "is a month, 2026-03");
        if (SetObjective.Month(from ?? Text(last.AddMonths(-11))) is not { } first || first > last || first < last.AddMonths(1 - MostMonths)) return Problems.Invalid("from", $"is a month before the last, at most {MostMonths} in all");
        await using var session = await Session.Open(database, stop);
        var byPerson = (await TeamTable.Of(session, creditor.Digits, stop)).Settings.PersonFigures;
        var aims = await session.Read(
            "select month, measure, member, target from objectives where creditor = $1 and month between $2 and $3 and (member is null or $4) order by month, measure, member nulls first",
            r => (Month: r.GetFieldValue<DateOnly>(0), Measure: r.GetString(1), Member: r.Value<Guid>(2), Target: r.GetInt64(3)), stop, creditor.Digits, first, last, byPerson);
        var results = new List<ResultItem>();
        foreach (var aim in aims)
        {
            var result = await Result(session, creditor.Digits, aim.Month, aim.Measure, aim.Member, today, stop);
            results.Add(new(Text(aim.Month), aim.Measure, aim.Member, aim.Target, result, result >= aim.Target));
        }

        return TypedResults.Ok(results);
    }

    static async Task<long?> Result(Session session, string creditor, DateOnly month, string measure, Guid? member, DateOnly today, CancellationToken stop)
    {
        var end = month.AddMonths(1);
        return measure switch
        {
            "collected_cents" => (await session.Read(
                "select coalesce(sum(cents), 0)::bigint from collected where creditor = $1 and on_date >= $2 and on_date < $3 and ($4::uuid is null or owner = $4)", r => r.GetInt64(0), stop, creditor, month, end, member))[0],
            "calls" => (await session.Read(
                """
                select count(*) from acts a left join case_owners o using (case_id)
                 where a.creditor = $1 and a.channel = 'call' and a.status = 'sent' and a.mode <> 'shadow' and a.sent_on >= $2 and a.sent_on < $3 and ($4::uuid is null or o.owner = $4)
                """, r => r.GetInt64(0), stop, creditor, month, end, member))[0],
            _ => KeptRate.Of(await session.Read(
                """
                select first_deadline_on, case when state = 'done' then ended_on end from tasks
                 where creditor = $1 and state <> 'cancelled' and first_deadline_on >= $2 and first_deadline_on < $3 and ($4::uuid is null or owner = $4)
                """, r => new AskedAction(r.GetFieldValue<DateOnly>(0), r.Value<DateOnly>(1)), stop, creditor, month, end, member), today).Percent,
        };
    }

    static string Text(DateOnly day) => day.ToString("yyyy-MM", CultureInfo.InvariantCulture);
}
