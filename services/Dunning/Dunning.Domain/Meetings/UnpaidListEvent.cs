using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>The facts of the list of one meeting. What was written with an answer may name persons: it lies with the task, where it can be erased.</summary>
public abstract record UnpaidListEvent
{
    UnpaidListEvent()
    {
    }

    /// <summary>The list was drawn.</summary>
    /// <param name="List">Its id.</param>
    /// <param name="Meeting">The series.</param>
    /// <param name="Creditor">SIREN.</param>
    /// <param name="AsOf">The day as of which it is frozen.</param>
    /// <param name="HeldOn">Day of the meeting.</param>
    /// <param name="Terms">How the entity met then.</param>
    /// <param name="Lines">In the order of the criterion.</param>
    public sealed record ListDrawn(Guid List, Guid Meeting, string Creditor, DateOnly AsOf, DateOnly HeldOn, MeetingTerms Terms, ImmutableArray<MeetingLine> Lines) : UnpaidListEvent;

    /// <summary>A line left the list: nothing overdue is owed of it any more, or it has left the house.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Number">Number of the line.</param>
    /// <param name="On">The day.</param>
    public sealed record LineSettled(Guid List, int Number, DateOnly On) : UnpaidListEvent;

    /// <summary>The next one came in the place of a line that left.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Replaces">Number of the line that left.</param>
    /// <param name="Line">The new one, as it stood that day.</param>
    /// <param name="On">The day.</param>
    public sealed record LineEntered(Guid List, int Replaces, MeetingLine Line, DateOnly On) : UnpaidListEvent;

    /// <summary>The meeting said of a line why, what, who and by when.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Number">Number of the line.</param>
    /// <param name="Answer">The four answers.</param>
    /// <param name="Task">The task that came of it.</param>
    /// <param name="By">With whose key.</param>
    /// <param name="On">The day.</param>
    public sealed record LineAnswered(Guid List, int Number, LineAnswer Answer, Guid Task, string By, DateOnly On) : UnpaidListEvent;

    /// <summary>The meeting is on another day or at another hour: calendars are told.</summary>
    public sealed record MeetingMoved(Guid List, DateOnly HeldOn, TimeOnly StartsAt, string By, DateOnly On) : UnpaidListEvent;

    /// <summary>The meeting is not held: calendars are told.</summary>
    public sealed record MeetingCancelled(Guid List, string By, DateOnly On) : UnpaidListEvent;

    /// <summary>The meeting was held: its list moves no more.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Present">Members who were there.</param>
    /// <param name="By">With whose key.</param>
    /// <param name="On">The day.</param>
    public sealed record MeetingHeld(Guid List, ImmutableArray<Guid> Present, string By, DateOnly On) : UnpaidListEvent;
}
