namespace Recouvrement.Platform.EventLog;

/// <summary>
/// Says in this process that something was committed to the log. Other processes hear it by a NOTIFY that is sent after the commit
/// (<see cref="LogNotifications"/>); a lost signal costs one poll.
/// </summary>
public sealed class LogSignal
{
    volatile TaskCompletionSource any = New(), commit = New();

    /// <summary>This process has committed something.</summary>
    public void Raise()
    {
        Interlocked.Exchange(ref commit, New()).TrySetResult();
        Heard();
    }

    /// <summary>Another process says that it has committed something.</summary>
    public void Heard() => Interlocked.Exchange(ref any, New()).TrySetResult();

    /// <summary>The next signal after this call; take it before reading, so that nothing is missed in between.</summary>
    public Task Next => any.Task;

    /// <summary>The next commit of this process.</summary>
    public Task NextCommit => commit.Task;

    static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
