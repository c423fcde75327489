using Npgsql;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Invoicing.GeneralTerms;

/// <summary>
/// Raises an alert for each customer that owes something and has not accepted the general terms in force: without acceptance neither the agreed
/// rate nor a retention of title holds against it. Once a day, and whenever an acceptance of the customer changes.
/// </summary>
sealed class TermsAlerts(NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    const string Kind = "terms_not_accepted";

    /// <inheritdoc/>
    public string Name => "general terms not accepted";

    /// <inheritdoc/>
    public async Task Do(DateOnly day, CancellationToken stop)
    {
        await using var session = await Session.Open(database, stop);
        foreach (var creditor in await session.Read("select distinct creditor from general_terms order by creditor", r => r.GetString(0), stop))
            await UnitOfWork.Run(database, signal, work => Refresh(work, creditor, null, day, stop), stop);
    }

    /// <summary>What is said of one customer, or of all of an entity.</summary>
    public static async Task Refresh(Session session, string creditor, Guid? customer, DateOnly day, CancellationToken stop)
    {
        // Two that refresh at once would both insert.
        await session.Run("select pg_advisory_xact_lock(hashtextextended('terms_alerts|' || $1, 0))", stop, creditor);
        await session.Run("delete from alerts where kind = $1 and creditor = $2 and ($3::uuid is null or subject = $3)", stop, Kind, creditor, customer);
        await session.Run(
            """
            insert into alerts (kind, subject, creditor, customer, since, details)
            select $1, c.id, c.creditor, c.id, t.valid_from, jsonb_build_object('version', t.version)
              from customers c
              join lateral (select version, valid_from from general_terms where creditor = c.creditor and valid_from <= $4 order by valid_from desc limit 1) t on true
             where c.creditor = $2 and ($3::uuid is null or c.id = $3)
               and exists (select from invoices i where i.customer = c.id and i.outstanding_cents > 0)
               and not exists (select from terms_acceptances a where a.customer = c.id and upper(a.version) = upper(t.version) and a.accepted_on <= $4)
            """, stop, Kind, creditor, customer, day);
    }
}
