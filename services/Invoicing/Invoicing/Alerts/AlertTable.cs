using System.Text.Json;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Alerts;

/// <summary>What somebody of the company should look at.</summary>
/// <param name="Kind">snake_case; part of the API.</param>
/// <param name="Subject">What it is about, once per kind.</param>
/// <param name="Creditor">SIREN of the creditor entity.</param>
/// <param name="Customer">Stream id of the customer account, where it is about one.</param>
/// <param name="Invoice">Stream id of the invoice, where it is about one.</param>
/// <param name="Since">The day it dates from.</param>
/// <param name="Details">By name; dates as yyyy-MM-dd.</param>
sealed record Alert(string Kind, Guid Subject, string Creditor, Guid? Customer, Guid? Invoice, DateOnly Since, IReadOnlyDictionary<string, string> Details);

/// <summary>Alerts as they can be read. Each follows from the stream it is about, and is gone when its cause is.</summary>
static class AlertTable
{
    /// <summary>Writes what one kind of alert says of some subjects: all of it, so that a subject without an alert loses its own.</summary>
    public static async Task Show(Session session, string kind, Guid[] subjects, IReadOnlyList<Alert> raised, CancellationToken stop)
    {
        await session.Run("delete from alerts where kind = $1 and subject = any($2)", stop, kind, subjects);
        if (raised.Count == 0) return;
        await session.Run(
            """
            insert into alerts (kind, subject, creditor, customer, invoice, since, details)
            select $1, * from unnest($2::uuid[], $3::text[], $4::uuid[], $5::uuid[], $6::date[], $7::jsonb[])
            """, stop, kind,
            Column(raised, a => a.Subject), Column(raised, a => a.Creditor), Column(raised, a => a.Customer), Column(raised, a => a.Invoice), Column(raised, a => a.Since),
            Column(raised, a => JsonSerializer.Serialize(a.Details)));
    }

    static T[] Column<T>(IReadOnlyList<Alert> alerts, Func<Alert, T> column) => [.. alerts.Select(column)];
}
