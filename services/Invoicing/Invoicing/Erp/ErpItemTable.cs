using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Erp;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Erp;

/// <summary>What the ERP has acknowledged, as it can be read.</summary>
static class ErpItemTable
{
    public static async Task Show(Session session, IReadOnlyList<Shown<ErpItem>> changed, CancellationToken stop)
    {
        await session.Run(
            "insert into erp_acknowledgements (item, reference, acknowledged_on, version) select * from unnest($1::uuid[], $2::text[], $3::date[], $4::bigint[]) " +
            "on conflict (item) do update set reference = excluded.reference, version = excluded.version", stop,
            changed.Column(i => i.Id), changed.Column(i => i.State.Reference!), changed.Column(i => i.State.On!.Value), changed.Column(i => i.Version));
        await session.Run("update erp_items set acknowledged = true where id = any($1)", stop, changed.Column(i => i.Id));
    }
}
