using Recouvrement.Invoicing.Alerts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Penalties;

/// <summary>Penalties that were given up and stand on a bill all the same: paid before that was heard, or owed by a public buyer, who owes them whatever was said (L2192-14).</summary>
static class WaivedWhenBilled
{
    /// <summary>What its alert is called; its subject is the invoice.</summary>
    public const string Kind = "waived_penalties_billed";

    /// <summary>The accounts of an invoice and of the bill it stands on.</summary>
    public static async Task<Guid[]> Accounts(Session session, Guid source, CancellationToken stop) =>
        [.. await session.Read("select customer from invoices where id = $1 union select customer from penalty_lines where source = $1 and stands", r => r.GetGuid(0), stop, source)];

    /// <summary>Whether an invoice stands on a bill.</summary>
    public static async Task<bool> Stands(Session session, Guid source, CancellationToken stop) =>
        await session.Read("select 1 from penalty_lines where source = $1 and stands", r => r.GetInt32(0), stop, source) is [_];

    /// <summary>Raises the alert for an invoice that still stands on a bill; it goes when its line does.</summary>
    public static async Task Tell(Session session, Guid source, DateOnly on, CancellationToken stop) => await AlertTable.Show(session, Kind, [source], await session.Read(
        """
        select b.creditor, l.customer, b.number, i.number from penalty_lines l join invoices b on b.id = l.bill join invoices i on i.id = l.source where l.source = $1 and l.stands
        """,
        r => new Alert(Kind, source, r.GetString(0), r.GetGuid(1), source, on, new Dictionary<string, string> { ["bill"] = r.GetString(2), ["waivedOn"] = on.ToString("O", System.Globalization.CultureInfo.InvariantCulture) }),
        stop, source), stop);
}
