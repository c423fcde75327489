using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Domain.Tasks;
using Recouvrement.Kernel.Amounts;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>The list of one meeting: frozen, and visibly renewed.</summary>
public sealed class UnpaidListTests
{
    static readonly Guid List = new("0197f000-0000-7000-8000-0000000000c1"), Anne = Guid.NewGuid();

    static readonly DateOnly Drawn = new(2026, 3, 7), Held = new(2026, 3, 9);

    static readonly MeetingTerms Terms = new(2, ListedBy.Invoice, ListCriterion.Amount, new(2026, 3, 2), 1, new(9, 0), 60, 2, [Anne]);

    static readonly LineAnswer Answer = new(UnpaidCause.MissingOrderNumber, TaskKind.AnswerDebtor, Anne, Held.AddDays(2));

    static MeetingLine Line(int number, int invoice) => new(
        number, new(1, 0, 0, new byte[8]), "C-1", new Guid(invoice, 1, 0, new byte[8]), $"F{invoice}", Money.Euros(1000 - invoice), new(2026, 1, 1), 65,
        new(Money.Euros(5000), Money.Euros(4000), 5, new(2026, 1, 1), 0, []), new(Money.Euros(10), Money.Euros(40), null, null));

    static UnpaidList After(params UnpaidListEvent[] facts) =>
        Folding.Fold<UnpaidList, UnpaidListCommand, UnpaidListEvent>([new UnpaidListEvent.ListDrawn(List, Guid.NewGuid(), "732829320", Drawn, Held, Terms, [Line(1, 1), Line(2, 2)]), .. facts]);

    [Fact]
    public void A_list_is_drawn_once()
    {
        var draw = new UnpaidListCommand.Draw(List, Guid.NewGuid(), "732829320", Drawn, Held, Terms, [Line(1, 1)]);
        Assert.Single(UnpaidList.Decide(UnpaidList.Initial, draw).Facts);
        Assert.Equal(default, UnpaidList.Decide(After(), draw));
    }

    [Fact]
    public void A_paid_line_leaves_and_the_next_one_enters_in_its_place_under_a_new_number()
    {
        var facts = UnpaidList.Decide(After(), new UnpaidListCommand.Renew(List, [2], [Line(1, 3)], Held)).Facts;
        Assert.Equal<UnpaidListEvent>([new UnpaidListEvent.LineSettled(List, 2, Held), new UnpaidListEvent.LineEntered(List, 2, Line(3, 3), Held)], facts);
        var state = After([.. facts]);
        Assert.Equal([1, 3], state.Current.Select(l => l.Line.Number));
        Assert.Equal((2, Held), (state.Lines[3].Replaces, state.Lines[2].LeftOn));
    }

    [Fact]
    public void Where_nothing_else_is_unpaid_a_line_leaves_without_a_successor() =>
        Assert.Equal<UnpaidListEvent>([new UnpaidListEvent.LineSettled(List, 1, Held)], UnpaidList.Decide(After(), new UnpaidListCommand.Renew(List, [1], [], Held)).Facts);

    [Fact]
    public void What_stands_on_the_list_does_not_enter_it_again_and_what_left_may()
    {
        Assert.Equal<UnpaidListEvent>([new UnpaidListEvent.LineSettled(List, 1, Held)], UnpaidList.Decide(After(), new UnpaidListCommand.Renew(List, [1], [Line(9, 2)], Held)).Facts);
        var state = After(new UnpaidListEvent.LineSettled(List, 1, Drawn));
        Assert.Contains(new UnpaidListEvent.LineEntered(List, 2, Line(3, 1), Held), UnpaidList.Decide(state, new UnpaidListCommand.Renew(List, [2], [Line(9, 1)], Held)).Facts);
    }

    [Fact]
    public void A_renewal_said_twice_adds_nothing()
    {
        var renew = new UnpaidListCommand.Renew(List, [2], [Line(1, 3)], Held);
        Assert.Empty(UnpaidList.Decide(After([.. UnpaidList.Decide(After(), renew).Facts]), renew).Facts);
    }

    [Fact]
    public void After_the_meeting_the_list_moves_no_more_closed_or_not()
    {
        Assert.Equal(default, UnpaidList.Decide(After(new UnpaidListEvent.MeetingHeld(List, [Anne], "manager", Held)), new UnpaidListCommand.Renew(List, [2], [Line(1, 3)], Held)));
        Assert.Equal(default, UnpaidList.Decide(After(), new UnpaidListCommand.Renew(List, [2], [Line(1, 3)], Held.AddDays(1))));
    }

    public static TheoryData<int, LineAnswer, string?> Answers { get; } = new()
    {
        { 1, Answer, null },
        { 2, Answer, "line_left" },
        { 7, Answer, "line_unknown" },
        { 1, Answer with { Why = UnpaidCause.Unknown }, "answer_incomplete" },
        { 1, Answer with { What = TaskKind.Unknown }, "answer_incomplete" },
        { 1, Answer with { ByWhen = Held.AddDays(-1) }, "deadline_past" },
        { 1, Answer with { ByWhen = Held }, null },
    };

    [Theory]
    [MemberData(nameof(Answers))]
    public void A_line_on_the_list_is_answered_with_all_four(int number, LineAnswer answer, string? refusal) =>
        Assert.Equal(refusal, UnpaidList.Decide(After(new UnpaidListEvent.LineSettled(List, 2, Held)), new UnpaidListCommand.AnswerLine(List, number, answer, Guid.NewGuid(), "manager", Held)).Refusal?.Code);

    [Fact]
    public void The_same_answer_twice_is_one_and_another_one_counts_anew()
    {
        var state = After(new UnpaidListEvent.LineAnswered(List, 1, Answer, Guid.NewGuid(), "manager", Held));
        Assert.Empty(UnpaidList.Decide(state, new UnpaidListCommand.AnswerLine(List, 1, Answer, Guid.NewGuid(), "manager", Held)).Facts);
        var other = UnpaidList.Decide(state, new UnpaidListCommand.AnswerLine(List, 1, Answer with { Why = UnpaidCause.Forgotten }, Guid.NewGuid(), "manager", Held));
        Assert.Equal(2, UnpaidList.Evolve(state, Assert.Single(other.Facts)).Lines[1].Answers);
    }

    [Fact]
    public void Moving_and_calling_off_raise_the_sequence_of_the_calendar_entry()
    {
        var state = After(new UnpaidListEvent.MeetingMoved(List, Held.AddDays(1), new(10, 0), "manager", Drawn), new UnpaidListEvent.MeetingCancelled(List, "manager", Held));
        Assert.Equal((2, MeetingState.Cancelled, Held.AddDays(1)), (state.Sequence, state.State, state.HeldOn));
        Assert.Equal("meeting_cancelled", UnpaidList.Decide(state, new UnpaidListCommand.Close(List, [], "manager", Held)).Refusal?.Code);
        Assert.Equal("meeting_ahead", UnpaidList.Decide(After(), new UnpaidListCommand.Close(List, [], "manager", Held.AddDays(-1))).Refusal?.Code);
        Assert.Equal("day_past", UnpaidList.Decide(After(), new UnpaidListCommand.Move(List, Drawn.AddDays(-1), new(9, 0), "manager", Drawn)).Refusal?.Code);
    }
}
