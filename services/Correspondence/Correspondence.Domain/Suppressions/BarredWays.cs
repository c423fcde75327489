using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Addressees;
using Recouvrement.Correspondence.Domain.Messages;

namespace Recouvrement.Correspondence.Domain.Suppressions;

/// <summary>What is closed of one debtor on a day. Holds addresses: never in a fact or a log.</summary>
/// <param name="Wishes">Ways that the whole debtor does not want.</param>
/// <param name="Addresses">Single addresses, as <see cref="AddressKey"/> writes them, each with why.</param>
public sealed record BarredWays(ImmutableHashSet<SuppressedWay> Wishes, ImmutableDictionary<(SuppressedWay Way, string Address), SuppressionReason> Addresses)
{
    /// <summary>Everything is open.</summary>
    public static BarredWays None { get; } = new([], ImmutableDictionary<(SuppressedWay, string), SuppressionReason>.Empty);

    /// <summary>The way that a channel takes.</summary>
    public static SuppressedWay WayOf(Channel channel) => channel switch
    {
        Channel.Email or Channel.ElectronicRegisteredLetter => SuppressedWay.Email,
        Channel.Sms                                         => SuppressedWay.Sms,
        Channel.Letter or Channel.RegisteredLetter          => SuppressedWay.Letter,
        _                                                   => SuppressedWay.None,
    };

    /// <summary>Whom a message addresses in the end, and where: the first contact that the channel reaches and that may be written to.</summary>
    /// <returns>Nobody, and why: <c>no_address</c>, or why the one that is meant may not be.</returns>
    public (Recipient? Recipient, string? Failure) Choose(Channel channel, ContactRole asked, IReadOnlyList<Contact> contacts, Seat? seat = null) =>
        Addressee.Of(channel, asked, contacts, seat) is not { } meant ? (null, SendingFailure.NoAddress)
        : Addressee.Of(channel, asked, contacts, seat, contact => Against(channel, AddressKey.Of(channel, contact)) is null) is { } open ? (open, null)
        : (null, Against(channel, AddressKey.Of(channel, meant.Contact)));

    /// <summary>
    /// Why an address may not be written to by a channel; null where it may. A wish stops no registered letter, which gives formal notice (C. civ. 1344) and can be refused at the
    /// door; where nobody lives, none is sent.
    /// </summary>
    public string? Against(Channel channel, string? address)
    {
        var way = WayOf(channel);
        var fault = address is not null && Addresses.TryGetValue((way, address), out var reason) ? reason : SuppressionReason.Unknown;
        if (!channel.IsRegistered() && (Wishes.Contains(way) || fault.IsWish())) return SuppressionReason.OptedOut.Failure();
        return fault is SuppressionReason.Unknown || fault.IsWish() ? null : fault.Failure();
    }
}
