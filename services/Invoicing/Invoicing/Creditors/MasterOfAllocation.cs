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

    /// <summary>By the day of the money.</summary>
    public static async Task<AllocationPeriods> Of(Session session, string creditor, CancellationToken stop) => new([.. await session.Read(
        "select from_on, master from allocation_masters where creditor = $1 order by from_on", r => new AllocationPeriod(r.GetFieldValue<DateOnly>(0), Words.Read<AllocationMaster>(r.GetString(1))), stop, creditor)]);

    /// <summary>The bank's statements say it of this day's money.</summary>
    public static async Task<bool> IsBank(Session session, string creditor, DateOnly on, CancellationToken stop) => (await Of(session, creditor, stop)).On(on) is AllocationMaster.Bank;
}
