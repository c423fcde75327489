using Recouvrement.Correspondence.Debtors;
using Recouvrement.Correspondence.Domain.Suppressions;
using Recouvrement.Platform.EventStore;

namespace Recouvrement.Correspondence.Suppressions;

/// <summary>Whether an address is one of several debtors: an accountant's mailbox, the seat of a group.</summary>
static class SharedAddresses
{
    // What narrows the search down without saying more than that: the addresses themselves are compared as suppressions compare them.
    const string Mailbox = "mailboxes_of(body) @> array[$3]", Words = "strpos(upper(body::text), $3) > 0", Digits = "strpos(regexp_replace(body::text, '[^0-9]', '', 'g'), $3) > 0";
    const int DigitsOfNumber = 8;

    /// <summary>Another debtor of the creditor has it too.</summary>
    /// <param name="session">The transaction.</param>
    /// <param name="creditor">SIREN.</param>
    /// <param name="debtor">The one that does not count.</param>
    /// <param name="way">Kind of the address.</param>
    /// <param name="address">As <see cref="AddressKey"/> writes it.</param>
    /// <param name="stop">Cancels.</param>
    public static async Task<bool> IsOfAnother(Session session, string creditor, Guid debtor, SuppressedWay way, string address, CancellationToken stop)
    {
        var (narrowed, by) = way switch
        {
            SuppressedWay.Email => (Mailbox, address),
            SuppressedWay.Sms   => (Digits, address[^Math.Min(DigitsOfNumber, address.Length)..]),
            // The line of postcode and town is the last but one; its first word is in whatever the ERP wrote.
            _                   => (Words, address.Split('\n') is [.., var town, _] ? town.Split(' ')[0] : address),
        };
        var others = await session.Read($"select body from contacts where debtor <> $2 and body->>'creditor' = $1 and {narrowed}", row => AddressBook.Of(row.GetString(0)), stop, creditor, debtor, by);
        return others.Any(other => AddressKey.All(other.Contacts, other.Seat).Contains(address));
    }
}
