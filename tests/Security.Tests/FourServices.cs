using System.Reflection;
using Recouvrement.Platform.Hosting;
using Recouvrement.Support;

namespace Recouvrement.Security.Tests;

/// <summary>A service in this process.</summary>
/// <param name="Name">Lower case.</param>
/// <param name="Services">Its parts.</param>
/// <param name="As">A client with the key of a role, which is its name; without a key when empty.</param>
/// <param name="Database">Its own.</param>
/// <param name="Host">To be disposed of.</param>
public sealed record RunningService(string Name, IServiceProvider Services, Func<string, HttpClient> As, TestDatabase Database, IAsyncDisposable Host);

/// <summary>The four services, with a key for each role (its name is the key) and one of a second agency.</summary>
public sealed class FourServices : IAsyncLifetime
{
    /// <summary>Key and name of an agency that has nothing.</summary>
    public const string OtherAgency = "beta";

    static readonly Dictionary<string, string> Settings = new()
    {
        ["ApiKeys:9:Name"] = OtherAgency, ["ApiKeys:9:Role"] = Roles.Agency, ["ApiKeys:9:Key"] = OtherAgency, ["ApiKeys:9:Agency"] = OtherAgency,
        ["Answers:Key"] = ServiceUnderTest<FourServices>.PersonalDataKey, ["Answers:BaseUrl"] = "https://dunning.invalid", ["Webhooks:Key"] = ServiceUnderTest<FourServices>.PersonalDataKey,
        ["Logging:LogLevel:Default"] = "Error",
    };

    Dictionary<string, RunningService> running = [];

    public static IReadOnlyList<string> All { get; } = ["invoicing", "dunning", "correspondence", "litigation"];

    public static TheoryData<string> Names => [.. All];

    public RunningService this[string name] => running[name];

    public async Task InitializeAsync() => running = (await Task.WhenAll(All.Select(Start))).ToDictionary(s => s.Name);

    public async Task DisposeAsync()
    {
        foreach (var service in running.Values) await service.Host.DisposeAsync();
    }

    static Task<RunningService> Start(string name)
    {
        // A host keeps its types to itself; any of them names its assembly.
        var host = Assembly.Load($"Recouvrement.{char.ToUpperInvariant(name[0])}{name[1..]}").EntryPoint!.DeclaringType!;
        return (Task<RunningService>)typeof(FourServices).GetMethod(nameof(StartOf), BindingFlags.NonPublic | BindingFlags.Static)!.MakeGenericMethod(host).Invoke(null, [name])!;
    }

    static async Task<RunningService> StartOf<TEntry>(string name) where TEntry : class
    {
        var service = await ServiceUnderTest<TEntry>.Start(name, Settings);
        return new(name, service.Services, service.As, service.Database, service);
    }
}

/// <summary>All tests of the running services share them.</summary>
[CollectionDefinition(Name)]
public sealed class Together : ICollectionFixture<FourServices>
{
    public const string Name = "the four services";
}
