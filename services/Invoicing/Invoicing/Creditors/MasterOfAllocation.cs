using Recouvrement.Invoicing.Accounts;
using Recouvrement.Invoicing.Domain.Creditors;
using Recouvrement.Kernel.Deciding;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>Which source says what an entity's customers paid: money that both tell is counted once.</summary>
static class MasterOfAllocation
{
    /// <summary>Why a payment of the ERP is not booked where the bank's statements are.</summary>
    public static Refusal ErpIsCompared { get; } =
        new("bank_is_master", "Payments of this entity come from the bank's statements; those of the ERP are not counted beside them.");

    /// <summary>The bank's statements say it.</summary>
    public static async Task<bool> IsBank(Session session, string creditor, CancellationToken stop) =>
        await session.Read("select allocation_master from creditors where siren = $1", r => Words.Read<AllocationMaster>(r.GetString(0)), stop, creditor) is [AllocationMaster.Bank];
}
