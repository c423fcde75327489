using Recouvrement.Kernel.Calendars;

namespace Recouvrement.Dunning.Domain.Requests;

/// <summary>A request that has ended, or has not.</summary>
/// <param name="AskedOn">The day it was made.</param>
/// <param name="DeadlineOn">Last day on which an answer was in time.</param>
/// <param name="EndedOn">The day it was answered or declined; null while it is open.</param>
public readonly record struct AskedQuestion(DateOnly AskedOn, DateOnly DeadlineOn, DateOnly? EndedOn);

/// <summary>How fast colleagues reply.</summary>
/// <param name="Replied">Answered or declined.</param>
/// <param name="InTime">Of these, by the deadline.</param>
/// <param name="Open">Not answered yet.</param>
/// <param name="TenthsOfDays">Working days a reply took on average, in tenths, half-up; null where nobody replied.</param>
/// <param name="LongestDays">Working days the slowest reply took.</param>
public sealed record ReplyTimes(int Replied, int InTime, int Open, int? TenthsOfDays, int? LongestDays)
{
    /// <summary>Of some requests. A reply on the day of the request takes none.</summary>
    public static ReplyTimes Of(IEnumerable<AskedQuestion> requests)
    {
        var all = requests.ToArray();
        int[] days = [.. all.Where(r => r.EndedOn is not null).Select(r => WorkingDays.CountBetween(r.AskedOn, r.EndedOn!.Value))];
        return new(
            days.Length, all.Count(r => r.EndedOn <= r.DeadlineOn), all.Length - days.Length,
            days.Length == 0 ? null : (20 * days.Sum() + days.Length) / (2 * days.Length), days.Length == 0 ? null : days.Max());
    }
}
