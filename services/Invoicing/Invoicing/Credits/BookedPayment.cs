using Recouvrement.Invoicing.Domain.Accounts;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Credits;

/// <summary>A payment that is known, by its reference alone.</summary>
static class BookedPayment
{
    /// <summary>On whose account it stands; null where the entity has no such payment.</summary>
    public static async Task<AccountDocument?> Of(Session session, string creditor, string reference, CancellationToken stop) => await session.Read(
        "select c.number, p.number from credits p join customers c on c.id = p.customer where p.creditor = $1 and upper(p.number) = upper($2) and p.kind = 'payment'",
        r => new AccountDocument(creditor, r.GetString(0), r.GetString(1), null), stop, creditor, reference) is [var document] ? document : null;
}
