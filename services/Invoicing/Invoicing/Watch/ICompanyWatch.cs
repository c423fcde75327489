using Recouvrement.Platform.EventStore;

namespace Recouvrement.Invoicing.Watch;

/// <summary>What a source said of a company, and how it is booked.</summary>
/// <param name="Doubt">What could not be read of it, for the log; or null.</param>
/// <param name="Book">Writes it, in the transaction that moves the position on.</param>
sealed record WatchFinding(string? Doubt, Func<Session, EventContext, CancellationToken, Task> Book);

/// <summary>A source that is asked about watched companies from time to time.</summary>
interface ICompanyWatch
{
    /// <summary>As it stands in the table: never changes.</summary>
    string Source { get; }

    /// <summary>It is configured.</summary>
    bool IsOn { get; }

    /// <summary>Days from one asking to the next.</summary>
    int EveryDays { get; }

    /// <summary>Asks about one company.</summary>
    /// <exception cref="OpenData.SourceAway">It does not answer.</exception>
    /// <exception cref="OpenData.SourceUnreadable">Its answer cannot be read.</exception>
    Task<WatchFinding> Ask(WatchedCompany company, DateOnly today, CancellationToken stop);
}
