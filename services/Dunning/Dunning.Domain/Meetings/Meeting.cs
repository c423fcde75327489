using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>The facts of a series of meetings.</summary>
public abstract record MeetingEvent
{
    MeetingEvent()
    {
    }

    /// <summary>How the entity meets was laid down; lists that are drawn already stay.</summary>
    public sealed record MeetingDefined(Guid Meeting, string Creditor, MeetingTerms Terms, string By) : MeetingEvent;

    /// <summary>No further list is drawn.</summary>
    public sealed record MeetingEnded(Guid Meeting, DateOnly On, string By) : MeetingEvent;
}

/// <summary>What a series of meetings can be told.</summary>
public abstract record MeetingCommand
{
    MeetingCommand()
    {
    }

    /// <summary>Meet like this.</summary>
    public sealed record Define(Guid Meeting, string Creditor, MeetingTerms Terms, string By) : MeetingCommand;

    /// <summary>Meet no more.</summary>
    public sealed record End(Guid Meeting, DateOnly On, string By) : MeetingCommand;
}

/// <summary>A series of meetings about the unpaid invoices of an entity.</summary>
/// <param name="Creditor">SIREN; null before it was laid down.</param>
/// <param name="Terms">How it meets.</param>
/// <param name="HasEnded">No further list is drawn.</param>
public sealed record Meeting(string? Creditor, MeetingTerms? Terms, bool HasEnded) : IDecider<Meeting, MeetingCommand, MeetingEvent>
{
    /// <inheritdoc/>
    public static Meeting Initial { get; } = new(null, null, HasEnded: false);

    /// <inheritdoc/>
    public static Decision<MeetingEvent> Decide(Meeting state, MeetingCommand command) => command switch
    {
        MeetingCommand.Define { Terms.IsSound: false }                                    => Refuse("terms_unsound", "A list has 1 to 100 lines, a meeting is every 1 to 8 weeks on a day from Monday to Friday, lasts up to 8 hours, and its list is drawn up to 14 days before."),
        MeetingCommand.Define define when state.Creditor is { } of && of != define.Creditor => Refuse("other_entity", "A meeting stays that of its entity."),
        MeetingCommand.Define define when !state.HasEnded && state.Terms == define.Terms  => Nothing,
        MeetingCommand.Define define                                                      => new MeetingEvent.MeetingDefined(define.Meeting, define.Creditor, define.Terms, define.By),
        MeetingCommand.End when state.Creditor is null                                    => Refuse("meeting_unknown", "There is no such meeting."),
        MeetingCommand.End end                                                            => state.HasEnded ? Nothing : new MeetingEvent.MeetingEnded(end.Meeting, end.On, end.By),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static Meeting Evolve(Meeting state, MeetingEvent happened) => happened switch
    {
        MeetingEvent.MeetingDefined e => new(e.Creditor, e.Terms, HasEnded: false),
        MeetingEvent.MeetingEnded     => state with { HasEnded = true },
        _ => throw new UnreachableException(),
    };
}
