namespace Recouvrement.Litigation.Tests.Dossiers;

/// <summary>A folder of a test class, gone with it.</summary>
public sealed class WorkFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("dossier-").FullName;

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
