using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Tests.Hosting;

/// <summary>Keeps what is logged, with what its scopes say.</summary>
sealed class KeptLines : ILoggerProvider, ISupportExternalScope
{
    readonly ConcurrentQueue<(string Message, Dictionary<string, string?> Scope)> lines = new();
    IExternalScopeProvider scopes = new LoggerExternalScopeProvider();

    /// <summary>What the scopes of the one line that holds a text say.</summary>
    public Dictionary<string, string?> ScopeOf(string text) => lines.Single(line => line.Message.Contains(text, StringComparison.Ordinal)).Scope;

    public void SetScopeProvider(IExternalScopeProvider scopeProvider) => scopes = scopeProvider;

    public ILogger CreateLogger(string categoryName) => new Keeper(this);

    public void Dispose()
    {
    }

    sealed class Keeper(KeptLines kept) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var told = new Dictionary<string, string?>();
            kept.scopes.ForEachScope((scope, into) =>
            {
                if (scope is IEnumerable<KeyValuePair<string, object?>> named)
                    foreach (var (name, value) in named) into[name] = Convert.ToString(value, CultureInfo.InvariantCulture);
            }, told);
            kept.lines.Enqueue((formatter(state, exception), told));
        }
    }
}
