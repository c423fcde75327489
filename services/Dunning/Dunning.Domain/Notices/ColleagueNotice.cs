using System.Diagnostics;
using Recouvrement.Dunning.Domain.Entities;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Notices;

/// <summary>The facts of a notice to a colleague. Names, addresses and what was written lie where they can be erased.</summary>
public abstract record NoticeEvent
{
    NoticeEvent()
    {
    }

    /// <summary>A mail to a colleague was asked for.</summary>
    /// <param name="Notice">Its id.</param>
    /// <param name="Order">What is told to whom.</param>
    /// <param name="Mode">How real it is: redirected, it goes to the mailbox of the entity.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticeAsked(Guid Notice, NoticeOrder Order, SendingMode Mode, DateOnly On) : NoticeEvent;

    /// <summary>Nobody is mailed, and why; it is not made up for.</summary>
    /// <param name="Notice">Its id.</param>
    /// <param name="Order">What would have been told to whom.</param>
    /// <param name="Reason">Why not.</param>
    /// <param name="On">Business date.</param>
    public sealed record NoticeWithheld(Guid Notice, NoticeOrder Order, WithheldReason Reason, DateOnly On) : NoticeEvent;
}

/// <summary>What a notice can be told.</summary>
public abstract record NoticeCommand
{
    NoticeCommand()
    {
    }

    /// <summary>Tell a colleague.</summary>
    /// <param name="Notice">Its id.</param>
    /// <param name="Order">What to whom.</param>
    /// <param name="Mode">How the entity sends now.</param>
    /// <param name="Stopped">Everything of the entity is stopped.</param>
    /// <param name="Standing">How the recipient can be reached.</param>
    /// <param name="On">Business date.</param>
    public sealed record Tell(Guid Notice, NoticeOrder Order, SendingMode Mode, bool Stopped, Standing Standing, DateOnly On) : NoticeCommand;
}

/// <summary>How a colleague can be reached.</summary>
/// <param name="IsMember">It is still in the team.</param>
/// <param name="HasAddress">A mail address is known.</param>
public readonly record struct Standing(bool IsMember, bool HasAddress);

/// <summary>A notice to a colleague (avis à un collègue): asked for once, or withheld once; who is reachable only later is not told of what is old.</summary>
/// <param name="IsKnown">It was decided about.</param>
public sealed record ColleagueNotice(bool IsKnown) : IDecider<ColleagueNotice, NoticeCommand, NoticeEvent>
{
    /// <inheritdoc/>
    public static ColleagueNotice Initial { get; } = new(IsKnown: false);

    /// <inheritdoc/>
    public static Decision<NoticeEvent> Decide(ColleagueNotice state, NoticeCommand command) => command switch
    {
        NoticeCommand.Tell when state.IsKnown                           => Nothing,
        NoticeCommand.Tell { Order.Kind: NoticeKind.Unknown }           => Refuse("kind_missing", "A notice says what it is about."),
        NoticeCommand.Tell tell when WhyNot(tell) is { } reason         => new NoticeEvent.NoticeWithheld(tell.Notice, tell.Order, reason, tell.On),
        NoticeCommand.Tell tell                                         => new NoticeEvent.NoticeAsked(tell.Notice, tell.Order, tell.Mode, tell.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static ColleagueNotice Evolve(ColleagueNotice state, NoticeEvent happened) => happened switch
    {
        NoticeEvent.NoticeAsked or NoticeEvent.NoticeWithheld => new(IsKnown: true),
        _ => throw new UnreachableException(),
    };

    // What is wrong with the recipient is said in redirect mode too: that mode is there to find it out.
    static WithheldReason? WhyNot(NoticeCommand.Tell tell) => tell switch
    {
        { Order.Recipient: null }                                => WithheldReason.Nobody,
        { Stopped: true }                                        => WithheldReason.Stopped,
        { Mode: not (SendingMode.Redirect or SendingMode.Live) } => WithheldReason.Shadow,
        { Standing.IsMember: false }                             => WithheldReason.HasLeft,
        { Standing.HasAddress: false }                           => WithheldReason.NoAddress,
        _                                                        => null,
    };
}
