namespace Recouvrement.Invoicing.Imports;

/// <summary>Says in this process that a file has come; other processes find it when they look.</summary>
public sealed class ImportSignal
{
    volatile TaskCompletionSource raised = New();

    /// <summary>A file has come.</summary>
    public void Raise() => Interlocked.Exchange(ref raised, New()).TrySetResult();

    /// <summary>The next file after this call; take it before looking, so that none is missed in between.</summary>
    public Task Next => raised.Task;

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
