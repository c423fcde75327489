using Recouvrement.Litigation.Domain.Placements;
using Recouvrement.Litigation.Placements;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Litigation.Files;

/// <summary>Claims that agencies work on in the creditor's name.</summary>
sealed class WhiteLabel(PlacementDesk placements)
{
    /// <summary>Reason of a recall: the claims have left the house.</summary>
    public const string HandedOver = "handed_over";

    /// <summary>Ends the placements that have some of these claims, all of each: one agency speaks in the creditor's name. The agencies are told at once.</summary>
    public async Task TakeBack(Session session, Guid[] invoices, string reason, DateOnly on, EventContext context, CancellationToken stop)
    {
        var held = await session.Read(
            """
            select o.placement, o.invoice from claims o join files f using (file)
             where f.white_label and o.live and o.placement is not null and o.file in (select file from claims where live and invoice = any ($1)) order by o.invoice for update of o
            """, row => (Placement: row.GetGuid(0), Invoice: row.GetGuid(1)), stop, (object)invoices);
        foreach (var of in held.GroupBy(claim => claim.Placement, claim => claim.Invoice))
            await placements.Hear(session, of.Key, new PlacementCommand.RecallClaims([.. of], reason, on), context, stop);
    }
}
