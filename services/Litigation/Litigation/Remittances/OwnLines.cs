using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Litigation.Remittances;

/// <summary>Lines over many placements: all of them the agency's own, for the creditor that is named.</summary>
static class OwnLines
{
    /// <summary>Null when all are. Those of others do not exist.</summary>
    public static async Task<IResult?> Foreign(Session session, string agency, string creditor, IEnumerable<Guid> placements, CancellationToken stop)
    {
        var asked = placements.Distinct().ToArray();
        var own = await session.Read("select placement from placements where agency = $1 and creditor = $2 and placement = any ($3)", row => row.GetGuid(0), stop, agency, creditor, asked);
        return asked.Except(own).Select(one => (Guid?)one).FirstOrDefault() is { } foreign ? Problems.Invalid("lines", $"name {foreign}, which is no placement of yours for this creditor") : null;
    }
}
