using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Invoicing.Creditors;

/// <summary>Nothing is booked for an entity that nobody registered.</summary>
static class KnownCreditor
{
    public static async Task<bool> IsKnown(Session session, string siren, CancellationToken stop) =>
        await session.Read("select 1 from creditors where siren = $1", r => r.GetInt32(0), stop, siren) is [_];

    public static IResult Unknown(string siren) => Problems.Of(409, "creditor_unknown", $"The creditor entity {siren} is not registered: PUT /creditors/{siren} first.");
}
