using System.Globalization;
using System.Text;
using Recouvrement.Dunning.Domain.Meetings;
using Recouvrement.Dunning.Team;
using Recouvrement.Kernel.Calendars;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Hosting;

namespace Recouvrement.Dunning.Meetings;

/// <summary>The list of a meeting as files: a table for a spreadsheet, an entry for a calendar.</summary>
static class UnpaidListFiles
{
    const char Separator = ';';

    static readonly string[] Header =
    [
        "number", "customer", "invoice", "owed", "due_on", "days_late", "interest", "compensation", "days_of_turnover", "turnover_needed", "entered_on", "replaces", "left_on", "why", "what", "who", "by_when", "task_state", "note",
    ];

    /// <summary>As CSV (RFC 4180) with semicolons; amounts in euros.</summary>
    public static string Csv(UnpaidListView list)
    {
        var text = new StringBuilder();
        Row(text, Header);
        foreach (var l in list.Lines)
            Row(text,
                Number(l.Number), l.CustomerNumber, l.InvoiceNumber, Euros(l.OwedCents), Day(l.DueOn), Number(l.DaysLate), Euros(l.InterestCents), Euros(l.CompensationCents),
                l.TenthsOfDays is { } tenths ? (tenths / 10m).ToString("0.0", CultureInfo.InvariantCulture) : null, Euros(l.TurnoverNeededCents), Day(l.EnteredOn), Number(l.Replaces), Day(l.LeftOn),
                l.Answer?.Why, l.Answer?.What, l.Answer?.WhoName ?? l.Answer?.Who.ToString(), Day(l.Answer?.ByWhen), l.Answer?.TaskState, l.Answer?.Note);
        return text.ToString();
    }

    /// <summary>As a calendar file. Names and addresses are read now: who was erased is not in it.</summary>
    public static async Task<string> Calendar(Session session, Guid id, UnpaidList list, CancellationToken stop)
    {
        var (drawn, terms) = (list.Drawn!, list.Drawn!.Terms);
        var names = await MemberTable.Names(session, terms.Organizer is { } organizer ? [.. terms.Participants, organizer] : terms.Participants, stop);
        var owed = list.Current.Aggregate(Kernel.Amounts.Money.Zero, (sum, l) => sum + l.Line.Owed);
        var text = new StringBuilder(string.Create(CultureInfo.InvariantCulture, $"{list.Current.Count()} impayés au {drawn.AsOf:dd/MM/yyyy}, {owed.Amount:0.00} EUR."));
        foreach (var l in list.Current)
            text.Append(CultureInfo.InvariantCulture, $"\n{l.Line.Number}. {l.Line.CustomerNumber}{(l.Line.InvoiceNumber is { } number ? $" {number}" : "")} : {l.Line.Owed.Amount:0.00} EUR, {l.Line.DaysLate} j");
        return new CalendarEntry(
            $"{id}@dunning.recouvrement", list.Sequence, ParisTime.StartOf(list.ChangedOn), ParisTime.At(list.HeldOn, list.StartsAt), terms.Minutes, "Réunion hebdomadaire des impayés", text.ToString(),
            list.State == MeetingState.Cancelled, terms.Organizer is { } host ? Person(host) : null, [.. terms.Participants.Select(Person).OfType<CalendarPerson>()]).Write();

        CalendarPerson? Person(Guid member) => names.TryGetValue(member, out var known) && known.Email is { } mail ? new(known.Name, mail) : null;
    }

    static void Row(StringBuilder text, params string?[] fields) => text.AppendJoin(Separator, fields.Select(Field)).Append("\r\n");

    // A spreadsheet must not take the text of others for a formula.
    static string Field(string? text)
    {
        var inert = Cell.Inert(text ?? "");
        return inert.AsSpan().IndexOfAny([Separator, '"', '\r', '\n']) >= 0 ? $"\"{inert.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : inert;
    }

    static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    static string? Euros(long? cents) => cents is { } known ? (known / 100m).ToString("0.00", CultureInfo.InvariantCulture) : null;

    static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
