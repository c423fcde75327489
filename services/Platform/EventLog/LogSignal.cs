namespace Recouvrement.Platform.EventLog;

/// <summary>
/// Says in this process that something was committed to the log. The tails of other processes hear it by a NOTIFY that is sent
/// after the commit, many commits in one (notifying inside the append halves its rate); a lost signal costs one poll.
/// </summary>
public sealed class LogSignal
{
    volatile TaskCompletionSource raised = New();

    /// <summary>Something was committed.</summary>
    public void Raise()
    {
        var was = Interlocked.Exchange(ref raised, New());
        was.TrySetResult();
    }

    /// <summary>The next signal after this call; take it before reading, so that nothing is missed in between.</summary>
    public Task Next => raised.Task;

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
