using System.Text.Json;
using Microsoft.Extensions.Options;
using Npgsql;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Correspondence.Domain.QuietTimes;
using Recouvrement.Correspondence.Sending;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.QuietTimes;

/// <summary>
/// Lets messages to debtors wait for the hour at which they may leave, where people see them wait and a withdrawal finds them. Mails to colleagues and what a debtor asked for wait for nothing. A virtual clock
/// has no hours: there only the days count.
/// </summary>
sealed class QuietTime(IOptions<QuietOptions> options, BusinessClock clock)
{
    /// <summary>Why such a message still waits.</summary>
    public const string Fault = "quiet_time";

    // Copies that a debtor has just asked for: who asks at night is not disturbed by the answer.
    const string AskedByDebtor = "invoice_copy";

    readonly SendingTimes shipped = Read(options.Value);

    /// <summary>When messages of an entity leave.</summary>
    public async Task<(SendingTimes Times, int Version)> Of(Session session, string creditor, CancellationToken stop) =>
        await session.Read(
            "select body, version from sending_times where creditor = $1 order by version desc limit 1",
            row => (Body: JsonSerializer.Deserialize<SendingTimesSetting>(row.GetString(0), JsonSerializerOptions.Web)!, Version: row.GetInt32(1)), stop, creditor) is [var said]
            ? (said.Body.Over(shipped), said.Version)
            : (shipped, 0);

    /// <summary>Gives a message back until it may leave; false where that is now. A quiet time is not the recipient's: how long its mailbox has put the message off begins anew after it.</summary>
    public async Task<bool> Holds(Session session, Claim claim, About about, CancellationToken stop)
    {
        if (options.Value.Off || about.Step == AskedByDebtor) return false;
        var (times, _) = await Of(session, about.Creditor, stop);
        if (times.WaitsUntil(about.Channel, clock.GetUtcNow(), daysOnly: clock.IsVirtual) is not { } until) return false;
        var day = ParisTime.DateOf(until);
        // Real time does not tell when a virtual day comes: its work does.
        await session.Run(
            """
            update outgoing set claimed_by = null, deferred_since = null, fault = $3, waits_until = $4, quiet_through = $5, due_on = greatest(due_on, $5), next_try_at = case when $6 then 'infinity' else $4 end
             where decision = $1 and claimed_by = $2
            """, stop, claim.Decision, claim.Owner, Fault, until, day, clock.IsVirtual);
        return true;
    }

    /// <summary>Looks again at what waits: of an entity whose times are others now, or of a virtual day that has come.</summary>
    public static Task<int> Wake(Session session, string? creditor, DateOnly? day, CancellationToken stop) => session.Run(
        """
        update outgoing o set next_try_at = clock_timestamp(), quiet_through = null
         where o.quiet_through is not null and ($2::date is null or o.quiet_through <= $2) and ($1::text is null or exists (select from messages m where m.decision = o.decision and m.creditor = $1))
        """, stop, creditor, new NpgsqlParameter { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Date });

    /// <exception cref="InvalidDataException">A setting is not written as it should be.</exception>
    static SendingTimes Read(QuietOptions options)
    {
        var setting = new SendingTimesSetting(options.Email, options.Sms, options.Days.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), null, options.AlsaceMoselle);
        return setting.Fault() is { } fault ? throw new InvalidDataException($"QuietTime:{fault.Field} {fault.Reason}.") : setting.Over(SendingTimes.Shipped);
    }
}
