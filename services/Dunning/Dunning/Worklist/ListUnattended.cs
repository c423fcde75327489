using Npgsql;
using Recouvrement.Dunning.Domain.Worklist;
using Recouvrement.Dunning.Scopes;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;
using Recouvrement.Platform.Time;

namespace Recouvrement.Dunning.Worklist;

/// <summary>An overdue invoice that nobody has in hand.</summary>
/// <param name="Case">Its case.</param>
/// <param name="Invoice">Stream id.</param>
/// <param name="Creditor">SIREN.</param>
/// <param name="CustomerNumber">The ERP's own.</param>
/// <param name="Number">The ERP's own.</param>
/// <param name="DueOn">Due date.</param>
/// <param name="OutstandingCents">Owed.</param>
/// <param name="Currency">ISO 4217.</param>
/// <param name="Fault"><c>not_looked_at</c>, <c>hint_missing</c>, <c>day_has_gone</c>, <c>owner_unknown</c> or <c>nothing_next</c>.</param>
/// <param name="LookOn">The next day on which its case is looked at.</param>
/// <param name="NextOn">The day that is shown for it.</param>
public sealed record UnattendedInvoice(
    Guid Case, Guid Invoice, string Creditor, string CustomerNumber, string Number, DateOnly DueOn, long OutstandingCents, string Currency, string Fault, DateOnly? LookOn, DateOnly? NextOn);

/// <summary>Nothing is unseen: the list is empty, or names the fault. Before the run of a day, its cases still wait for it.</summary>
static class ListUnattended
{
    const int Most = 1000, FewCases = 5000;

    // Each part has an index, and none of them holds what is well. Days go by without a word: the first two are asked with today.
    const string Suspects =
        """
        select case_id from cases where look_on < $1 and ($2::text is null or creditor = $2)
        union select case_id from cases where hint_on < $1 and ($2::text is null or creditor = $2)
        union select case_id from cases where hint_on is not null and (look_on is null or look_on > hint_on) and ($2::text is null or creditor = $2)
        union select case_id from cases where adrift and ($2::text is null or creditor = $2)
        limit $3
        """;

    public static async Task<IResult> List(CallersScope scope, NpgsqlDataSource database, BusinessClock clock, CancellationToken stop, string? creditor = null, Guid? after = null, int limit = 100)
    {
        if (limit is < 1 or > Most) return Problems.Invalid("limit", $"is 1 to {Most}");
        await using var session = await Session.Open(database, stop);
        var today = clock.Today;
        // Where very many may be at fault, as before the run of a day that follows a long rest, a walk along the invoices soon finds a page of them.
        var suspects = await session.Read(Suspects, row => row.GetGuid(0), stop, today, creditor, FewCases + 1);
        if (suspects.Count == 0) return TypedResults.Ok(Array.Empty<UnattendedInvoice>());
        // As Attention.Fault, which then names it: a case whose look is due today is only at fault once that day has gone.
        var (within, values) = scope.Narrow("c.creditor", "c.case_id", [today, creditor, after, limit, suspects.Count > FewCases ? null : suspects.ToArray()]);
        var found = await session.Read(
            $"""
            select c.case_id, i.invoice, c.creditor, c.customer_number, i.number, i.due_on, i.outstanding_cents, i.currency, i.next_step, i.next_on, i.blocked_by, i.blocker_owner, c.look_on
              from case_invoices i join cases c using (case_id)
             where i.outstanding_cents > 0 and i.due_on < $1 and ($2::text is null or c.creditor = $2) and ($3::uuid is null or i.invoice > $3)
               and ($5::uuid[] is null or i.case_id = any($5))
               and c.look_on is distinct from $1
               and (c.look_on < $1
                    or (i.blocked_by is not null and i.next_on is null and coalesce(i.blocker_owner, '') = '')
                    or (i.blocked_by is null and i.next_on is null)
                    or i.next_on < $1
                    or (i.next_on is not null and c.look_on is null)
                    or (c.look_on > i.next_on and i.next_on > $1)){within}
             order by i.invoice limit $4
            """,
            row => Read(row, today), stop, values);
        return TypedResults.Ok(found.OfType<UnattendedInvoice>().ToArray());
    }

    static UnattendedInvoice? Read(NpgsqlDataReader row, DateOnly today)
    {
        var seen = new Attended(row.Text(8), row.Value<DateOnly>(9), row.Text(10), row.Text(11), row.Value<DateOnly>(12));
        return Attention.Fault(seen, today) is { } fault
            ? new(row.GetGuid(0), row.GetGuid(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetFieldValue<DateOnly>(5), row.GetInt64(6), row.GetString(7), fault, seen.LookOn, seen.NextOn)
            : null;
    }
}
