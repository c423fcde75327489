using System.Collections.Immutable;
using System.Text.Json.Serialization;
using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Meetings;

/// <summary>What a line of the list is.</summary>
public enum ListedBy
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>An unpaid invoice.</summary>
    Invoice,

    /// <summary>A debtor with all that is overdue of it.</summary>
    Debtor,
}

/// <summary>What comes first on the list.</summary>
public enum ListCriterion
{
    /// <summary>Not said.</summary>
    Unknown,

    /// <summary>The largest amount.</summary>
    Amount,

    /// <summary>The oldest due date.</summary>
    Age,

    /// <summary>The debtor that broke most promises.</summary>
    BrokenPromises,
}

/// <summary>How an entity meets about its unpaid invoices (réunion hebdomadaire des impayés).</summary>
/// <param name="Top">So many lines.</param>
/// <param name="By">What a line is.</param>
/// <param name="Criterion">What comes first.</param>
/// <param name="FirstOn">Day of the first meeting; the others are on the same day of the week.</param>
/// <param name="EveryWeeks">A meeting every so many weeks.</param>
/// <param name="StartsAt">By the clock of Paris.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="LeadDays">So many calendar days before it the list is frozen.</param>
/// <param name="Participants">Members of the team.</param>
/// <param name="Organizer">The member who invites; null where the calendar file is only for taking note.</param>
public sealed record MeetingTerms(
    int Top, ListedBy By, ListCriterion Criterion, DateOnly FirstOn, int EveryWeeks, TimeOnly StartsAt, int Minutes, int LeadDays, ImmutableArray<Guid> Participants, Guid? Organizer = null)
{
    /// <summary>Lines where nothing else is said.</summary>
    public const int UsualTop = 20;

    /// <summary>Most lines: more cannot be spoken of.</summary>
    public const int MostLines = 100;

    /// <summary>Most participants.</summary>
    public const int MostParticipants = 50;

    const int DaysOfWeek = 7, MostWeeks = 8, MostMinutes = 480, MostLeadDays = 14;

    /// <summary>It can be held as it is laid down.</summary>
    [JsonIgnore]
    public bool IsSound =>
        Top is > 0 and <= MostLines && By != ListedBy.Unknown && Criterion != ListCriterion.Unknown && EveryWeeks is > 0 and <= MostWeeks && Minutes is > 0 and <= MostMinutes
        && LeadDays is >= 0 and <= MostLeadDays && Participants.Length <= MostParticipants && FirstOn.DayOfWeek is not (DayOfWeek.Saturday or DayOfWeek.Sunday);

    /// <summary>
    /// The meeting that a list may be drawn for on a day: the next one, from so many days before it on. One that falls on a public holiday is on the next
    /// working day. Null where it is too early for the next one.
    /// </summary>
    public Occurrence? DueOn(DateOnly day)
    {
        var next = NextOn(day);
        return next.HeldOn.AddDays(-LeadDays) <= day ? next : null;
    }

    /// <summary>The first meeting that is held on a day or after it.</summary>
    public Occurrence NextOn(DateOnly day)
    {
        // A meeting that a holiday moved is a few days after its place in the series: look a period back.
        var period = DaysOfWeek * EveryWeeks;
        var passed = Math.Max((day.DayNumber - FirstOn.DayNumber) / period - 1, 0);
        for (var planned = FirstOn.AddDays(passed * period); ; planned = planned.AddDays(period))
            if (WorkingDays.Next(planned) is var held && held >= day) return new(planned, held);
    }

    /// <inheritdoc/>
    public bool Equals(MeetingTerms? other) =>
        other is not null && Participants.SequenceEqual(other.Participants)
        && (Top, By, Criterion, FirstOn, EveryWeeks, StartsAt, Minutes, LeadDays, Organizer)
            == (other.Top, other.By, other.Criterion, other.FirstOn, other.EveryWeeks, other.StartsAt, other.Minutes, other.LeadDays, other.Organizer);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Top, By, Criterion, FirstOn, EveryWeeks, StartsAt, Minutes, LeadDays);
}

/// <summary>One meeting of a series.</summary>
/// <param name="PlannedOn">Its place in the series: names it for ever.</param>
/// <param name="HeldOn">The working day on which it is held.</param>
public readonly record struct Occurrence(DateOnly PlannedOn, DateOnly HeldOn);
