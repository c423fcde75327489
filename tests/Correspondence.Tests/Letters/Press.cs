using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>One typesetter on the real templates for a whole test class: starting its worker takes longer than a letter.</summary>
public sealed class Press : IAsyncLifetime, ILogger<Typesetter>
{
    readonly ConcurrentQueue<string> warnings = [];

    public Press() => Typesetter = new(Options.Create(new TypesettingOptions { Templates = Repository.Templates }), this);

    public Typesetter Typesetter { get; }

    /// <summary>What the typesetter has warned of: characters without a glyph, faults of a template.</summary>
    public IReadOnlyCollection<string> Warnings => warnings;

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Typesetter.DisposeAsync().AsTask();

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    bool ILogger.IsEnabled(LogLevel level) => level >= LogLevel.Warning;

    void ILogger.Log<TState>(LogLevel level, EventId id, TState state, Exception? wrong, Func<TState, Exception?, string> said)
    {
        if (level >= LogLevel.Warning) warnings.Enqueue(said(state, wrong));
    }
}
