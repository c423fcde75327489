using Npgsql;
using Recouvrement.Platform.EventLog;
using Recouvrement.Platform.EventStore;
using Recouvrement.Platform.Time;

namespace Recouvrement.Correspondence.QuietTimes;

/// <summary>On the day for which it waited, a message is looked at again.</summary>
sealed class WakeWhatWasQuiet(NpgsqlDataSource database, LogSignal signal) : IDayWork
{
    /// <inheritdoc/>
    public string Name => "wake what was quiet";

    /// <inheritdoc/>
    public Task Do(DateOnly day, CancellationToken stop) => UnitOfWork.Run(database, signal, session => QuietTime.Wake(session, null, day, stop), stop);
}
