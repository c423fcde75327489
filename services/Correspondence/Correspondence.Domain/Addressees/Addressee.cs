using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Domain.Addressees;

/// <summary>Whom a message addresses in the end.</summary>
public static class Addressee
{
    static readonly ContactRole[]
        Upwards = [ContactRole.LegalRepresentative, ContactRole.FinanceDirector, ContactRole.AccountsPayable],
        FromWhoPays = [ContactRole.AccountsPayable, ContactRole.FinanceDirector, ContactRole.LegalRepresentative];

    /// <summary>
    /// The first contact of the role asked for that the channel can reach; else of the legal representative, the finance director,
    /// accounts payable, in this order. A buyer, a site manager and a public accountant hear only what is meant for them, and who pays stands in first where
    /// they cannot be reached.
    /// </summary>
    /// <returns>Null when nobody can be reached that way: an address is never invented.</returns>
    public static Contact? For(Channel channel, ContactRole asked, IReadOnlyList<Contact> contacts)
    {
        foreach (var role in (asked is ContactRole.Buyer or ContactRole.SiteManager or ContactRole.PublicAccountant ? FromWhoPays : Upwards).Prepend(asked))
            if (contacts.FirstOrDefault(c => c.Role == role && Reaches(channel, c)) is { } found) return found;
        return null;
    }

    static bool Reaches(Channel channel, Contact contact) => channel is Channel.Email ? contact.CanBeMailed : contact.CanBePosted;
}
