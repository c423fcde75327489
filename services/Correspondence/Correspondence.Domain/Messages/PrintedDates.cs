namespace Recouvrement.Correspondence.Domain.Messages;

/// <summary>The dates that a message prints. They were set for the day on which it was asked for; one that leaves late must still leave the debtor time, or the threat is void.</summary>
public static class PrintedDates
{
    /// <summary>Why a message fails that comes too late for its own dates: whoever asked for it decides anew, with new ones.</summary>
    public const string TooNear = "deadline_too_near";

    /// <summary>
    /// A date to pay by, or of a sanction, is today or past, or less than half of the days between the request and it are left.
    /// </summary>
    /// <param name="asked">The request.</param>
    /// <param name="today">Business date.</param>
    public static bool AreTooNear(this MessageEvent.MessageRequested asked, DateOnly today) =>
        IsTooNear(asked.Asked.Deadline, asked.On, today) || IsTooNear(asked.Asked.SanctionOn, asked.On, today);

    static bool IsTooNear(DateOnly? printed, DateOnly from, DateOnly today) =>
        printed is { } day && (day <= today || 2 * (day.DayNumber - today.DayNumber) < day.DayNumber - from.DayNumber);
}
