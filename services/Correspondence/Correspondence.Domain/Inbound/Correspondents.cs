using System.Collections.Immutable;
using Recouvrement.Correspondence.Domain.Suppressions;

namespace Recouvrement.Correspondence.Domain.Inbound;

/// <summary>Who has been written to in a case, by whom a mail that answers is known for whose word it is. Mailboxes as <see cref="AddressKey"/> compares them. Personal data: never in a fact or a log.</summary>
/// <param name="Recipient">Mailbox that the message itself went to; null where it went to none, or that was erased.</param>
/// <param name="Debtor">Mailboxes of the debtor: its contacts, and all that its messages went to.</param>
/// <param name="Copied">Mailboxes that got copies: of who sells to the debtor.</param>
public sealed record Correspondents(string? Recipient, ImmutableHashSet<string> Debtor, ImmutableHashSet<string> Copied)
{
    /// <summary>Nobody is known.</summary>
    public static Correspondents None { get; } = new(null, [], []);

    /// <summary>
    /// A colleague who got a copy has written it. A mailbox that is the debtor's as well is the debtor's: to take the debtor for a colleague would leave its word unheard.
    /// </summary>
    /// <param name="author">As the mail names its author; null where it names none.</param>
    public bool IsColleague(string? author) => AddressKey.OfEmail(author) is { } mailbox && Copied.Contains(mailbox) && !Debtor.Contains(mailbox);

    /// <summary>
    /// What a report or a complaint says of the recipient of the message; null where it is about others only. Where the address was erased, nothing
    /// is left to doubt a report by but that it names a colleague who got a copy, and nobody of the debtor. A complaint is the
    /// debtor's unless it names none but colleagues: who passes it on may have disguised the name.
    /// </summary>
    public ReceivedMail? Believed(ReceivedMail report) => report switch
    {
        { Feedback: not null, ComplainedBy: [_, ..] by } => by.All(IsColleague) ? null : report,
        { Feedback: not null }                           => report,
        _                                                => Recipient is null ? report.But(AreOfColleague) : report.About(Recipient),
    };

    bool AreOfColleague(IReadOnlyList<string> named) => named.Any(IsColleague) && !named.Any(address => AddressKey.OfEmail(address) is { } mailbox && Debtor.Contains(mailbox));
}
