using Microsoft.Extensions.Logging;

namespace Recouvrement.Platform.Hosting;

/// <summary>
/// The server puts the path of a request around everything that is logged during it; ours hold tokens of debtors, and names that are asked for.
/// That scope is left out, whatever writes the log.
/// </summary>
sealed class DiscreetScopes : IExternalScopeProvider
{
    readonly LoggerExternalScopeProvider inner = new();

    public void ForEachScope<TState>(Action<object?, TState> callback, TState state) => inner.ForEachScope(callback, state);

    public IDisposable Push(object? state) =>
        state is IEnumerable<KeyValuePair<string, object?>> told && told.Any(part => part.Key == "RequestPath") ? Nothing.Pushed : inner.Push(state);

    sealed class Nothing : IDisposable
    {
        public static readonly Nothing Pushed = new();

        public void Dispose()
        {
        }
    }
}
