using System.Collections.Immutable;
using Recouvrement.Dunning.Domain.Policies;

namespace Recouvrement.Dunning.Domain.Cases;

/// <summary>By which ways one contact can be reached. The addresses themselves are personal data and kept elsewhere.</summary>
/// <param name="Role">Which contact.</param>
/// <param name="Email">An e-mail address is known.</param>
/// <param name="Post">A postal address is known.</param>
/// <param name="Phone">A telephone number is known.</param>
/// <param name="Mobile">It is known to be a mobile one, or not to be; null in facts of before: it is tried.</param>
public sealed record ContactReach(ContactRole Role, bool Email, bool Post, bool Phone, bool? Mobile = null);

/// <summary>By which ways a debtor can be reached: a step meant for one contact falls back to the others.</summary>
/// <param name="Contacts">All contacts.</param>
/// <param name="Version">Of the customer account this was heard with; 0 before anything was.</param>
public sealed record Reach(ImmutableArray<ContactReach> Contacts, long Version)
{
    /// <summary>Nothing was heard yet.</summary>
    public static Reach Unknown { get; } = new([], 0);

    /// <summary>Whether the contact that a step is meant for, or another that stands in for it, can be reached by a channel.</summary>
    public bool Has(Channel channel, ContactRole meant) => channel switch
    {
        Channel.Email or Channel.ElectronicRegisteredLetter => Any(meant, c => c.Email),
        Channel.Letter or Channel.RegisteredLetter => Any(meant, c => c.Post),
        Channel.Call or Channel.Sms                => Any(meant, c => c.Phone),
        Channel.Portal                             => true,
        _                                         => false,
    };

    /// <summary>Whether a text message may be sent to the contact that a step is meant for, or to another that stands in for it.</summary>
    public bool HasMobile(ContactRole meant) => Any(meant, c => c.Mobile ?? c.Phone);

    bool Any(ContactRole meant, Func<ContactReach, bool> reaches) => Contacts.Any(c => (c.Role == meant || !c.Role.IsForItselfOnly()) && reaches(c));
}
