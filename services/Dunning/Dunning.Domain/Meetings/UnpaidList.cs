using System.Collections.Immutable;
using System.Diagnostics;
using Recouvrement.Kernel.Deciding;
using static Recouvrement.Kernel.Deciding.Decisions;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>How far a meeting is.</summary>
public enum MeetingState
{
    /// <summary>Its list is not drawn.</summary>
    None,

    /// <summary>To come: its list follows what is paid.</summary>
    Ahead,

    /// <summary>Held.</summary>
    Held,

    /// <summary>Not held.</summary>
    Cancelled,
}

/// <summary>A line as it stands.</summary>
/// <param name="Line">As it was drawn.</param>
/// <param name="EnteredOn">Since when it is on the list.</param>
/// <param name="Replaces">Number of the line in whose place it came; null for one of the first.</param>
/// <param name="LeftOn">Since when it is off the list; null while it is on it.</param>
/// <param name="Answer">The last word of the meeting; null while it has said nothing.</param>
/// <param name="Task">The task that came of it.</param>
/// <param name="Answers">How often it was answered.</param>
public sealed record ListedLine(MeetingLine Line, DateOnly EnteredOn, int? Replaces, DateOnly? LeftOn = null, LineAnswer? Answer = null, Guid? Task = null, int Answers = 0);

/// <summary>The list of one meeting. What was drawn stays; a line that is paid leaves visibly, and the next one enters visibly.</summary>
public sealed record UnpaidList : IDecider<UnpaidList, UnpaidListCommand, UnpaidListEvent>
{
    /// <summary>How far it is.</summary>
    public MeetingState State { get; init; }

    /// <summary>What was drawn; null before.</summary>
    public UnpaidListEvent.ListDrawn? Drawn { get; init; }

    /// <summary>Day of the meeting.</summary>
    public DateOnly HeldOn { get; init; }

    /// <summary>By the clock of Paris.</summary>
    public TimeOnly StartsAt { get; init; }

    /// <summary>How often the time changed or the meeting was called off: SEQUENCE of its calendar entry (RFC 5545, 3.8.7.4).</summary>
    public int Sequence { get; init; }

    /// <summary>Day of the last such change, or of the drawing.</summary>
    public DateOnly ChangedOn { get; init; }

    /// <summary>Who was there.</summary>
    public ImmutableArray<Guid> Present { get; init; } = [];

    /// <summary>All lines that ever stood on it, by number.</summary>
    public ImmutableSortedDictionary<int, ListedLine> Lines { get; init; } = ImmutableSortedDictionary<int, ListedLine>.Empty;

    /// <inheritdoc/>
    public static UnpaidList Initial { get; } = new();

    /// <summary>Lines that are on it now.</summary>
    public IEnumerable<ListedLine> Current => Lines.Values.Where(l => l.LeftOn is null);

    /// <inheritdoc/>
    public static Decision<UnpaidListEvent> Decide(UnpaidList state, UnpaidListCommand command) => (state.State, command) switch
    {
        (MeetingState.None, UnpaidListCommand.Draw draw)      => new UnpaidListEvent.ListDrawn(draw.List, draw.Meeting, draw.Creditor, draw.AsOf, draw.HeldOn, draw.Terms, draw.Lines),
        (_, UnpaidListCommand.Draw)                           => Nothing,
        (MeetingState.None, _)                                => Refuse("list_unknown", "There is no such list."),
        (MeetingState.Ahead, UnpaidListCommand.Renew renew)   => state.Renews(renew),
        (_, UnpaidListCommand.Renew)                          => Nothing,
        (MeetingState.Cancelled, UnpaidListCommand.Cancel)    => Nothing,
        (MeetingState.Cancelled, _)                           => Refuse("meeting_cancelled", "The meeting was called off."),
        (_, UnpaidListCommand.AnswerLine answer)              => state.Answers(answer),
        (MeetingState.Held, UnpaidListCommand.Close)          => Nothing,
        (MeetingState.Held, _)                                => Refuse("meeting_held", "The meeting was held."),
        (_, UnpaidListCommand.Move move) when move.HeldOn < move.On => Refuse("day_past", "A meeting is moved to a day that lies ahead."),
        (_, UnpaidListCommand.Move move)                      => (state.HeldOn, state.StartsAt) == (move.HeldOn, move.StartsAt) ? Nothing : new UnpaidListEvent.MeetingMoved(move.List, move.HeldOn, move.StartsAt, move.By, move.On),
        (_, UnpaidListCommand.Cancel cancel)                  => new UnpaidListEvent.MeetingCancelled(cancel.List, cancel.By, cancel.On),
        (_, UnpaidListCommand.Close close) when close.On < state.HeldOn => Refuse("meeting_ahead", "A meeting is held on its day or after it."),
        (_, UnpaidListCommand.Close close)                    => new UnpaidListEvent.MeetingHeld(close.List, close.Present, close.By, close.On),
        _ => throw new UnreachableException(),
    };

    /// <inheritdoc/>
    public static UnpaidList Evolve(UnpaidList state, UnpaidListEvent happened) => happened switch
    {
        UnpaidListEvent.ListDrawn e => state with
        {
            State = MeetingState.Ahead, Drawn = e, HeldOn = e.HeldOn, StartsAt = e.Terms.StartsAt, ChangedOn = e.AsOf,
            Lines = e.Lines.ToImmutableSortedDictionary(l => l.Number, l => new ListedLine(l, e.AsOf, null)),
        },
        UnpaidListEvent.LineSettled e      => state.With(e.Number, line => line with { LeftOn = e.On }),
        UnpaidListEvent.LineEntered e      => state with { Lines = state.Lines.SetItem(e.Line.Number, new(e.Line, e.On, e.Replaces)) },
        UnpaidListEvent.LineAnswered e     => state.With(e.Number, line => line with { Answer = e.Answer, Task = e.Task, Answers = line.Answers + 1 }),
        UnpaidListEvent.MeetingMoved e     => state with { HeldOn = e.HeldOn, StartsAt = e.StartsAt, Sequence = state.Sequence + 1, ChangedOn = e.On },
        UnpaidListEvent.MeetingCancelled e => state with { State = MeetingState.Cancelled, Sequence = state.Sequence + 1, ChangedOn = e.On },
        UnpaidListEvent.MeetingHeld e      => state with { State = MeetingState.Held, Present = e.Present },
        _ => throw new UnreachableException(),
    };

    // After the day of the meeting the list stays as it was spoken of, though nobody has closed it yet.
    Decision<UnpaidListEvent> Renews(UnpaidListCommand.Renew renew)
    {
        if (renew.On > HeldOn) return Nothing;
        var facts = ImmutableArray.CreateBuilder<UnpaidListEvent>();
        // What left may come back later as a new line: it is unpaid anew.
        var next = new Queue<MeetingLine>(renew.Next.Where(n => !Current.Any(l => l.Line.Subject == n.Subject)));
        var number = Lines.Keys.LastOrDefault();
        foreach (var gone in renew.Settled.Distinct().Order().Where(n => Lines.TryGetValue(n, out var line) && line.LeftOn is null))
        {
            facts.Add(new UnpaidListEvent.LineSettled(renew.List, gone, renew.On));
            if (next.TryDequeue(out var line)) facts.Add(new UnpaidListEvent.LineEntered(renew.List, gone, line with { Number = ++number }, renew.On));
        }

        return facts.ToImmutable();
    }

    Decision<UnpaidListEvent> Answers(UnpaidListCommand.AnswerLine asked) =>
        !Lines.TryGetValue(asked.Number, out var line)            ? Refuse("line_unknown", "No line of this number stands on the list.")
        : line.LeftOn is not null                                 ? Refuse("line_left", "The line is off the list: it is paid.")
        : asked.Answer is { Why: UnpaidCause.Unknown } or { What: Tasks.TaskKind.Unknown } ? Refuse("answer_incomplete", "Say why, what, who and by when.")
        : asked.Answer.ByWhen < asked.On                          ? Refuse("deadline_past", "A deadline lies ahead.")
        : line.Answer == asked.Answer                             ? Nothing
        : new UnpaidListEvent.LineAnswered(asked.List, asked.Number, asked.Answer, asked.Task, asked.By, asked.On);

    UnpaidList With(int number, Func<ListedLine, ListedLine> change) => Lines.TryGetValue(number, out var line) ? this with { Lines = Lines.SetItem(number, change(line)) } : this;
}
