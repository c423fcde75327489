using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Domain.Addressees;

/// <summary>Where a letter is addressed to.</summary>
public enum AddressKind
{
    /// <summary>Nowhere: an e-mail.</summary>
    None,

    /// <summary>The address of the contact itself.</summary>
    Contact,

    /// <summary>The registered seat of the debtor (siège social).</summary>
    Seat,
}

/// <summary>The registered seat of a debtor. Personal data where it is a sole trader.</summary>
/// <param name="Address">Street lines.</param>
/// <param name="Postcode">Or null.</param>
/// <param name="City">Or null.</param>
/// <param name="Country">ISO 3166-1 alpha-2, or null for France.</param>
public sealed record Seat(IReadOnlyList<string> Address, string? Postcode, string? City, string? Country);

/// <summary>Whom a message addresses, and where.</summary>
/// <param name="Contact">The contact, at the address that is used.</param>
/// <param name="At">Whose address that is.</param>
public sealed record Recipient(Contact Contact, AddressKind At);

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
    /// <param name="channel">The way.</param>
    /// <param name="asked">Whom it is meant for.</param>
    /// <param name="contacts">All that are known.</param>
    /// <param name="isOpen">Whether one may be written to that way; without it, all may.</param>
    /// <returns>Null when nobody can be reached that way: an address is never invented.</returns>
    public static Contact? For(Channel channel, ContactRole asked, IReadOnlyList<Contact> contacts, Func<Contact, bool>? isOpen = null)
    {
        foreach (var role in (asked is ContactRole.Buyer or ContactRole.SiteManager or ContactRole.PublicAccountant ? FromWhoPays : Upwards).Prepend(asked))
            if (contacts.FirstOrDefault(c => c.Role == role && Reaches(channel, c) && isOpen?.Invoke(c) is not false) is { } found) return found;
        return null;
    }

    /// <summary>
    /// As <see cref="For"/>, and where to: a formal notice (mise en demeure) goes to the registered seat where that is known, to the attention of whom it is meant for;
    /// so does any letter to a legal representative without a postal address of its own. Where the seat is not known the contact's own address is used.
    /// A public accountant (comptable public) has an office of its own: it is never looked for at the seat.
    /// </summary>
    /// <param name="channel">The way.</param>
    /// <param name="asked">Whom it is meant for.</param>
    /// <param name="contacts">All that are known.</param>
    /// <param name="seat">The registered seat, where it is known.</param>
    /// <param name="isOpen">Whether one may be written to that way, at the address it has; without it, all may. A seat that may not is as one that is not known.</param>
    /// <returns>Null when nobody can be reached that way: an address is never invented.</returns>
    public static Recipient? Of(Channel channel, ContactRole asked, IReadOnlyList<Contact> contacts, Seat? seat, Func<Contact, bool>? isOpen = null)
    {
        if (channel is Channel.Email or Channel.ElectronicRegisteredLetter or Channel.Sms) return For(channel, asked, contacts, isOpen) is { } mailed ? new(mailed, AddressKind.None) : null;
        var legal = contacts.FirstOrDefault(c => c.Role == ContactRole.LegalRepresentative) ?? new(ContactRole.LegalRepresentative, null, null, [], null, null, null);
        if (seat is null || !At(seat, legal).CanBePosted || isOpen?.Invoke(At(seat, legal)) is false) return For(channel, asked, contacts, isOpen) is { } own ? new(own, AddressKind.Contact) : null;

        if (channel is Channel.RegisteredLetter && asked is not ContactRole.PublicAccountant)
            return new(At(seat, asked is ContactRole.LegalRepresentative ? legal : contacts.FirstOrDefault(c => c.Role == asked) ?? legal), AddressKind.Seat);
        // The representative at the seat takes the place that its own address would have had.
        IReadOnlyList<Contact> reached = contacts.Any(c => c.Role == ContactRole.LegalRepresentative && c.CanBePosted) ? contacts : [.. contacts.Where(c => c != legal), At(seat, legal)];
        return For(channel, asked, reached, isOpen) is { } found ? new(found, contacts.Contains(found) ? AddressKind.Contact : AddressKind.Seat) : null;
    }

    static Contact At(Seat seat, Contact contact) => contact with { Address = seat.Address, Postcode = seat.Postcode, City = seat.City, Country = seat.Country };

    static bool Reaches(Channel channel, Contact contact) => channel switch
    {
        Channel.Email or Channel.ElectronicRegisteredLetter => contact.CanBeMailed,
        Channel.Sms                                         => contact.CanBeTexted,
        _                                                   => contact.CanBePosted,
    };
}
