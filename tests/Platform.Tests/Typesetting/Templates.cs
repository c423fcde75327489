using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Recouvrement.Platform.Typesetting;

namespace Recouvrement.Platform.Tests.Typesetting;

/// <summary>A folder of templates of its own and a typesetter on it.</summary>
public sealed class Templates : IAsyncDisposable
{
    readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("templates-");

    public Templates(Action<TypesettingOptions>? change = null)
    {
        var options = new TypesettingOptions { Templates = folder.FullName };
        change?.Invoke(options);
        Typesetter = new(Options.Create(options), NullLogger<Typesetter>.Instance);
    }

    public Typesetter Typesetter { get; }

    public string Write(string name, string text)
    {
        File.WriteAllText(Path.Combine(folder.FullName, name), text);
        return name;
    }

    /// <summary>Typesets a template given as text.</summary>
    public Task<byte[]> Typeset(string text, object data) => Typesetter.Typeset(Write("template.typ", text), data, CancellationToken.None);

    /// <summary>Typesets a template given as text and reads the result back, runs of white space as one space.</summary>
    public async Task<string> Printed(string text, object data)
    {
        var read = await Typesetter.ReadText(await Typeset(text, data), CancellationToken.None);
        return string.Join(' ', read.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    public async ValueTask DisposeAsync()
    {
        await Typesetter.DisposeAsync();
        folder.Delete(recursive: true);
    }
}
