using System.Collections.Immutable;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>What the list of a meeting can be told.</summary>
public abstract record UnpaidListCommand
{
    UnpaidListCommand()
    {
    }

    /// <summary>Draw the list; drawn once, it stays.</summary>
    public sealed record Draw(Guid List, Guid Meeting, string Creditor, DateOnly AsOf, DateOnly HeldOn, MeetingTerms Terms, ImmutableArray<MeetingLine> Lines) : UnpaidListCommand;

    /// <summary>Take out what is settled, and let the next ones in.</summary>
    /// <param name="List">The list.</param>
    /// <param name="Settled">Numbers of lines of which nothing overdue is owed any more.</param>
    /// <param name="Next">Who would come in, in order, none of them on the list; their numbers do not matter.</param>
    /// <param name="On">The day.</param>
    public sealed record Renew(Guid List, ImmutableArray<int> Settled, ImmutableArray<MeetingLine> Next, DateOnly On) : UnpaidListCommand;

    /// <summary>Why, what, who and by when of a line; said again, the last word holds.</summary>
    public sealed record AnswerLine(Guid List, int Number, LineAnswer Answer, Guid Task, string By, DateOnly On) : UnpaidListCommand;

    /// <summary>Hold the meeting then.</summary>
    public sealed record Move(Guid List, DateOnly HeldOn, TimeOnly StartsAt, string By, DateOnly On) : UnpaidListCommand;

    /// <summary>Do not hold it.</summary>
    public sealed record Cancel(Guid List, string By, DateOnly On) : UnpaidListCommand;

    /// <summary>It was held.</summary>
    public sealed record Close(Guid List, ImmutableArray<Guid> Present, string By, DateOnly On) : UnpaidListCommand;
}
