using System.Text;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Tests.Domain.People;

/// <summary>A meeting as a calendar file (RFC 5545).</summary>
public sealed class CalendarEntryTests
{
    static readonly CalendarEntry Entry = new(
        "1@dunning.recouvrement", 0, ParisTime.StartOf(new(2026, 3, 7)), ParisTime.At(new(2026, 3, 9), new(9, 0)), 60, "Réunion", "Liste", IsCancelled: false, null, [new("Anne", "anne@creancier.invalid")]);

    static string[] Lines(CalendarEntry entry) => entry.Write().Split("\r\n");

    static string[] Unfolded(CalendarEntry entry) => entry.Write().Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");

    [Theory]
    [InlineData("2026-03-09", "20260309T080000Z", "20260309T090000Z")]
    [InlineData("2026-03-30", "20260330T070000Z", "20260330T080000Z")]
    [InlineData("2026-10-26", "20261026T080000Z", "20261026T090000Z")]
    public void The_hour_is_that_of_Paris_on_both_sides_of_the_clock_change(string day, string from, string to)
    {
        var lines = Lines(Entry with { StartsAt = ParisTime.At(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture), new(9, 0)) });
        Assert.Contains($"DTSTART:{from}", lines);
        Assert.Contains($"DTEND:{to}", lines);
    }

    [Fact]
    public void No_line_is_longer_than_75_octets_and_no_character_is_cut()
    {
        var text = string.Concat(Enumerable.Repeat("Créances échues € 😀 ", 30));
        var entry = Entry with { Description = text };
        Assert.All(Lines(entry), line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 0, 75));
        Assert.Contains($"DESCRIPTION:{text}", Unfolded(entry));
        Assert.DoesNotContain('\uFFFD', entry.Write());
    }

    [Fact]
    public void Text_is_escaped_so_that_nothing_of_it_becomes_a_line_of_its_own()
    {
        var entry = Entry with { Description = "a;b,c\\d\r\nEND:VEVENT\nx" };
        Assert.Contains(@"DESCRIPTION:a\;b\,c\\d\nEND:VEVENT\nx", Unfolded(entry));
        Assert.Single(Lines(entry), "END:VEVENT");
    }

    [Fact]
    public void Without_an_organizer_it_is_a_plain_entry_that_names_nobody()
    {
        var lines = Unfolded(Entry);
        Assert.DoesNotContain(lines, l => l.StartsWith("METHOD", StringComparison.Ordinal) || l.StartsWith("ATTENDEE", StringComparison.Ordinal));
        Assert.Contains("STATUS:CONFIRMED", lines);
    }

    [Fact]
    public void With_an_organizer_it_invites_and_called_off_it_takes_the_invitation_back_under_the_same_uid()
    {
        var invited = Entry with { Organizer = new("Dupont, \"Chef\"\r\nX:1", "chef@creancier.invalid") };
        Assert.Contains("METHOD:REQUEST", Unfolded(invited));
        Assert.Contains("ORGANIZER;CN=\"Dupont, ChefX:1\":mailto:chef@creancier.invalid", Unfolded(invited));
        Assert.Contains("ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE;CN=\"Anne\":mailto:anne@creancier.invalid", Unfolded(invited));
        string[] off = Unfolded(invited with { IsCancelled = true, Sequence = 1 });
        Assert.Contains("METHOD:CANCEL", off);
        Assert.Contains("STATUS:CANCELLED", off);
        Assert.Contains("SEQUENCE:1", off);
        Assert.Contains("UID:1@dunning.recouvrement", off);
    }
}
