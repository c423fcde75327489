using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Support;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A provider of text messages as a process of its own.</summary>
public sealed class TextStandIn : IAsyncDisposable
{
    const string Key = "sms-key";
    readonly string folder;
    readonly Process process;
    readonly HttpClient pages;

    TextStandIn(string folder, Process process, string port)
    {
        (this.folder, this.process) = (folder, process);
        pages = new() { BaseAddress = new($"http://127.0.0.1:{port}") };
    }

    /// <summary>Where a service finds it.</summary>
    public (string, string)[] Settings => [("Sms:BaseUrl", pages.BaseAddress!.ToString()), ("Sms:Key", Key), ("Sms:SettlesAfter", "00:00:01"), ("Sms:Timeout", "00:00:02"), ("Sms:Break", "00:00:00.5")];

    public static async Task<TextStandIn> Start()
    {
        var folder = Directory.CreateTempSubdirectory("sms-").FullName;
        var process = Process.Start(new ProcessStartInfo(
            StandIns.Python, [Path.Combine(Stack.Repository, "deploy/local/standins/sms.py"), "--log", Path.Combine(folder, "sms.jsonl"), "--key", Key]) { RedirectStandardOutput = true })!;
        return new(folder, process, (await process.StandardOutput.ReadLineAsync() ?? throw new InvalidOperationException("The stand-in did not start.")).Split(' ')[1]);
    }

    /// <summary>What was accepted for a number.</summary>
    public async Task<JsonElement[]> Texts(string number) => (await pages.GetFromJsonAsync<JsonElement[]>($"/texts?to={number.TrimStart('+')}"))!;

    public async Task Faults(object faults) => (await pages.PostAsync("/faults", new StringContent(JsonSerializer.Serialize(faults), Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode();

    /// <summary>How many faults of a kind the provider still has to make.</summary>
    public async Task<int> Left(string fault) => (await pages.GetFromJsonAsync<JsonElement>("/faults")).GetProperty(fault).GetInt32();

    public async ValueTask DisposeAsync()
    {
        pages.Dispose();
        process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}

/// <summary>The service with a provider of text messages.</summary>
public sealed class TextFixture : Xunit.IAsyncLifetime
{
    static int numbers = 1_234_560;

    public TextStandIn Provider { get; private set; } = null!;

    public CorrespondenceUnderTest Correspondence { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        if (!StandInFactAttribute.CanRun) return;
        Provider = await TextStandIn.Start();
        Correspondence = await CorrespondenceUnderTest.Start(Provider.Settings);
    }

    public async Task DisposeAsync()
    {
        if (!StandInFactAttribute.CanRun) return;
        await Correspondence.DisposeAsync();
        await Provider.DisposeAsync();
    }

    /// <summary>A number of nobody else's, with the last digit that says what becomes of its text messages.</summary>
    public static string Number(int last = 1) => $"+336{Interlocked.Add(ref numbers, 10) / 10 * 10 + last:00000000}";
}
