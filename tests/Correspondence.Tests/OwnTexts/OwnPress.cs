using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Correspondence.OwnTexts;
using Recouvrement.Correspondence.Tests.Letters;
using Recouvrement.Correspondence.Texts;
using Recouvrement.Platform.Typesetting;
using Xunit;

namespace Recouvrement.Correspondence.Tests.OwnTexts;

/// <summary>The real presses on the real templates: one for shipped letters, one apart for those of entities.</summary>
public sealed class OwnPress : IAsyncLifetime
{
    readonly Typesetter shipped = Typesetter(TimeSpan.FromSeconds(30), 1024), apart = Typesetter(TimeSpan.FromSeconds(12), 512);

    public OwnPress()
    {
        Texts = new(Emails, Repository.Templates);
        Press = new(shipped, apart, Emails, Texts, TimeProvider.System);
    }

    internal EmailTexts Emails { get; } = new(Repository.Templates);

    internal ShippedTexts Texts { get; }

    internal TextPress Press { get; }

    internal TextCheck Check => new(Press);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        await shipped.DisposeAsync();
        await apart.DisposeAsync();
    }

    static Typesetter Typesetter(TimeSpan patience, long megabytes) =>
        new(Options.Create(new TypesettingOptions { Templates = Repository.Templates, Timeout = patience, MostMemory = megabytes << 20 }), NullLogger<Typesetter>.Instance);
}
