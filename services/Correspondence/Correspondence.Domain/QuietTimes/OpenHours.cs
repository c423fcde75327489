using System.Globalization;

namespace Recouvrement.Correspondence.Domain.QuietTimes;

/// <summary>Hours of a day, in Paris, within which messages leave. Written <c>08:00-19:00</c>; the last one is not among them.</summary>
/// <param name="From">First moment.</param>
/// <param name="To">First moment after them.</param>
public readonly record struct OpenHours(TimeOnly From, TimeOnly To)
{
    /// <summary>Reads <c>HH:mm-HH:mm</c> of one day, <c>24:00</c> for its end; null when that is not what it is.</summary>
    public static OpenHours? Parse(string? text) =>
        text?.Split('-') is [var from, var to] && TimeOf(from) is { } first && (to == "24:00" ? TimeOnly.MaxValue : TimeOf(to)) is { } end && first < end ? new(first, end) : null;

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{From:HH:mm}-{(To == TimeOnly.MaxValue ? "24:00" : To.ToString("HH:mm", CultureInfo.InvariantCulture))}");

    static TimeOnly? TimeOf(string text) => TimeOnly.TryParseExact(text, "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
