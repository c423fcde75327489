using System.Globalization;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Kernel.Deciding;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>When an entity meets, and from when on the list of a meeting is drawn.</summary>
public sealed class MeetingTermsTests
{
    // A Monday.
    static readonly MeetingTerms Weekly = new(20, ListedBy.Invoice, ListCriterion.Amount, new(2026, 3, 2), 1, new(9, 0), 60, 2, []);

    static DateOnly Day(string text) => DateOnly.Parse(text, CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(1, "2026-01-01", "2026-03-02")]
    [InlineData(1, "2026-03-02", "2026-03-02")]
    [InlineData(1, "2026-03-03", "2026-03-09")]
    [InlineData(2, "2026-03-03", "2026-03-16")]
    [InlineData(2, "2026-03-16", "2026-03-16")]
    // Easter Monday: the meeting is on Tuesday, and still the next one on that Tuesday.
    [InlineData(1, "2026-04-06", "2026-04-07")]
    [InlineData(1, "2026-04-07", "2026-04-07")]
    [InlineData(1, "2026-04-08", "2026-04-13")]
    public void The_next_meeting_is_on_its_weekday_or_the_working_day_after_a_holiday(int weeks, string from, string held) => Assert.Equal(Day(held), (Weekly with { EveryWeeks = weeks }).NextOn(Day(from)).HeldOn);

    [Fact]
    public void A_meeting_that_a_holiday_moves_keeps_its_place_in_the_series() => Assert.Equal(new Occurrence(new(2026, 4, 6), new(2026, 4, 7)), Weekly.NextOn(new(2026, 4, 7)));

    [Theory]
    [InlineData("2026-03-06", null)]
    [InlineData("2026-03-07", "2026-03-09")]
    [InlineData("2026-03-09", "2026-03-09")]
    [InlineData("2026-03-10", null)]
    public void A_list_is_drawn_from_its_lead_days_before_the_meeting_to_the_meeting_itself(string day, string? held) => Assert.Equal(held is null ? null : Day(held), Weekly.DueOn(Day(day))?.HeldOn);

    public static TheoryData<MeetingTerms, bool> Terms { get; } = new()
    {
        { Weekly, true },
        { Weekly with { Top = 100, EveryWeeks = 8, Minutes = 480, LeadDays = 14 }, true },
        { Weekly with { Top = 0 }, false },
        { Weekly with { Top = 101 }, false },
        { Weekly with { By = ListedBy.Unknown }, false },
        { Weekly with { Criterion = ListCriterion.Unknown }, false },
        { Weekly with { EveryWeeks = 0 }, false },
        { Weekly with { EveryWeeks = 9 }, false },
        { Weekly with { LeadDays = -1 }, false },
        { Weekly with { LeadDays = 15 }, false },
        { Weekly with { FirstOn = new(2026, 3, 7) }, false },
    };

    [Theory]
    [MemberData(nameof(Terms))]
    public void A_meeting_that_cannot_be_held_so_is_refused(MeetingTerms terms, bool isSound) =>
        Assert.Equal(isSound ? null : "terms_unsound", Meeting.Decide(Meeting.Initial, new MeetingCommand.Define(Guid.NewGuid(), "732829320", terms, "manager")).Refusal?.Code);

    [Fact]
    public void A_series_stays_that_of_its_entity_and_may_begin_anew_after_its_end()
    {
        var id = Guid.NewGuid();
        var state = Folding.Fold<Meeting, MeetingCommand, MeetingEvent>([new MeetingEvent.MeetingDefined(id, "732829320", Weekly, "manager"), new MeetingEvent.MeetingEnded(id, new(2026, 5, 1), "manager")]);
        Assert.Equal("other_entity", Meeting.Decide(state, new MeetingCommand.Define(id, "404833048", Weekly, "manager")).Refusal?.Code);
        Assert.Empty(Meeting.Decide(state, new MeetingCommand.End(id, new(2026, 5, 1), "manager")).Facts);
        Assert.Single(Meeting.Decide(state, new MeetingCommand.Define(id, "732829320", Weekly, "manager")).Facts);
    }
}
