using Recouvrement.Dunning.Domain.Notices;
using Recouvrement.Dunning.Team;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Dunning.Messages;

/// <summary>Where a copy of a message goes: to who sells to the debtor, or who answers for that one on the day. Read when it is published: the address can be erased.</summary>
static class CopyToSales
{
    /// <summary>The mailbox; null where nobody with one has the code.</summary>
    public static async Task<string?> Mailbox(Session session, string? salesPerson, DateOnly day, CancellationToken stop)
    {
        if (salesPerson is null) return null;
        var roster = await MemberTable.Roster(session, stop);
        var recipients = Audience.Of(Audience.SellsUnder(salesPerson, roster, day), roster, day).Select(told => told.Recipient).ToArray();
        var names = await MemberTable.Names(session, recipients, stop);
        return recipients.Select(recipient => names.GetValueOrDefault(recipient).Email).FirstOrDefault(email => !string.IsNullOrWhiteSpace(email));
    }
}
