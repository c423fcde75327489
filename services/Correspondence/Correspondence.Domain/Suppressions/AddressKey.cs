using System.Text;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;
using Recouvrement.Kernel.Identifiers;

namespace Recouvrement.Correspondence.Domain.Suppressions;

/// <summary>An address as it is compared: how it is written does not make it another one. Personal data.</summary>
public static class AddressKey
{
    /// <summary>The address that a channel takes to a contact; null where it has none.</summary>
    public static string? Of(Channel channel, Contact contact) => BarredWays.WayOf(channel) switch
    {
        SuppressedWay.Email  => OfEmail(contact.Email),
        SuppressedWay.Letter => OfPost(contact),
        SuppressedWay.Sms    => MobileNumber.Parse(contact.Phone)?.ToString(),
        _                    => null,
    };

    /// <summary>A mailbox; null where it is none. Capitals make no other mailbox: no server in use tells them apart.</summary>
    public static string? OfEmail(string? email) => EmailAddress.Parse(email)?.Text.ToLowerInvariant();

    /// <summary>A postal address, without the person: who has moved has left it whatever the role. Null where no letter gets there.</summary>
    public static string? OfPost(Contact contact) => contact.CanBePosted
        ? string.Join('\n', contact.Address.Where(line => !string.IsNullOrWhiteSpace(line)).Select(Plain).Append($"{Plain(contact.Postcode ?? "")} {Plain(contact.City!)}".Trim()).Append(contact.IsAbroad ? Plain(contact.Country!) : "FR"))
        : null;

    /// <summary>Every address of a debtor.</summary>
    public static IReadOnlyList<string> All(IEnumerable<Contact> contacts, Seat? seat) =>
        [.. contacts.SelectMany(contact => new[] { OfEmail(contact.Email), OfPost(contact), Of(Channel.Sms, contact) }).Append(seat is null ? null : OfPost(new(ContactRole.None, null, null, seat.Address, seat.Postcode, seat.City, seat.Country))).OfType<string>()];

    static string Plain(string line) => string.Join(' ', line.Normalize(NormalizationForm.FormKC).ToUpperInvariant().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
