namespace Recouvrement.Platform.Time;

/// <summary>Goes on for a while after the process was asked to stop: what was begun is finished, and what has left is put on record.</summary>
public sealed class Grace : IDisposable
{
    static readonly TimeSpan Length = TimeSpan.FromSeconds(10);
    readonly CancellationTokenSource source = new();
    readonly CancellationTokenRegistration asked;

    /// <param name="stop">Asks the process to stop.</param>
    public Grace(CancellationToken stop) => asked = stop.Register(() => source.CancelAfter(Length));

    /// <summary>Cancelled ten seconds after the process was asked to stop.</summary>
    public CancellationToken Token => source.Token;

    /// <inheritdoc/>
    public void Dispose()
    {
        asked.Dispose();
        source.Dispose();
    }
}
