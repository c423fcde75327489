using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Letters;

/// <summary>One typesetter on the real templates for a whole test class: starting its worker takes longer than a letter.</summary>
public sealed class Press : IAsyncLifetime
{
    public Typesetter Typesetter { get; } = new(Options.Create(new TypesettingOptions { Templates = Repository.Templates }), NullLogger<Typesetter>.Instance);

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => Typesetter.DisposeAsync().AsTask();
}
