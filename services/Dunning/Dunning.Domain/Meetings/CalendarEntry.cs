using System.Collections.Immutable;
using System.Globalization;
using System.Text;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>Somebody at a meeting, as a calendar knows people.</summary>
/// <param name="Name">Display name.</param>
/// <param name="Email">Plain mailbox.</param>
public sealed record CalendarPerson(string Name, string Email);

/// <summary>
/// A meeting as a calendar file (RFC 5545). With an organizer it invites (RFC 5546, REQUEST and CANCEL); without one it is a plain entry. The same meeting
/// always has the same UID; whoever reads it again with a higher SEQUENCE moves or drops what it has.
/// </summary>
/// <param name="Uid">For ever.</param>
/// <param name="Sequence">Counts the changes that matter.</param>
/// <param name="StampedAt">When it was last changed.</param>
/// <param name="StartsAt">The instant it begins.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Summary">One line.</param>
/// <param name="Description">Any text.</param>
/// <param name="IsCancelled">It is not held.</param>
/// <param name="Organizer">Who invites, or null.</param>
/// <param name="Attendees">Who is invited; only with an organizer.</param>
public sealed record CalendarEntry(
    string Uid, int Sequence, DateTimeOffset StampedAt, DateTimeOffset StartsAt, int Minutes, string Summary, string Description, bool IsCancelled, CalendarPerson? Organizer, ImmutableArray<CalendarPerson> Attendees)
{
    // In octets, without the line break (RFC 5545, 3.1).
    const int LongestLine = 75;

    /// <summary>The file.</summary>
    public string Write()
    {
        var text = new StringBuilder();
        foreach (var line in Lines()) Fold(text, line);
        return text.ToString();
    }

    IEnumerable<string> Lines()
    {
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//Recouvrement//Dunning//FR";
        if (Organizer is not null) yield return IsCancelled ? "METHOD:CANCEL" : "METHOD:REQUEST";
        yield return "BEGIN:VEVENT";
        yield return $"UID:{Uid}";
        yield return string.Create(CultureInfo.InvariantCulture, $"SEQUENCE:{Sequence}");
        yield return $"DTSTAMP:{Instant(StampedAt)}";
        // In UTC: a reader needs no rules of any time zone, and the hour in Paris is right on both sides of the clock change.
        yield return $"DTSTART:{Instant(StartsAt)}";
        yield return $"DTEND:{Instant(StartsAt.AddMinutes(Minutes))}";
        yield return $"SUMMARY:{Escaped(Summary)}";
        yield return $"DESCRIPTION:{Escaped(Description)}";
        yield return IsCancelled ? "STATUS:CANCELLED" : "STATUS:CONFIRMED";
        if (Organizer is { } organizer)
        {
            yield return $"ORGANIZER;CN={Parameter(organizer.Name)}:mailto:{organizer.Email}";
            foreach (var person in Attendees) yield return $"ATTENDEE;ROLE=REQ-PARTICIPANT;RSVP=TRUE;CN={Parameter(person.Name)}:mailto:{person.Email}";
        }

        yield return "END:VEVENT";
        yield return "END:VCALENDAR";
    }

    static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    static string Escaped(string text) => text
        .Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal).Replace(",", "\\,", StringComparison.Ordinal)
        .Replace("\r\n", "\\n", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "\\n", StringComparison.Ordinal);

    // A parameter holds neither quotes nor control characters, whatever is done with them.
    static string Parameter(string text) => $"\"{string.Concat(text.Where(c => c != '"' && !char.IsControl(c)))}\"";

    // Never within a character: a rune goes to the next line as a whole.
    static void Fold(StringBuilder text, string line)
    {
        var used = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (used + rune.Utf8SequenceLength > LongestLine)
            {
                text.Append("\r\n ");
                used = 1;
            }

            text.Append(rune.ToString());
            used += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
