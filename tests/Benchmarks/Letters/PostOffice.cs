using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Support;

namespace Recouvrement.Benchmarks.Letters;

/// <summary>The postal provider's stand-in, as a process of its own.</summary>
sealed class PostOffice : IDisposable
{
    const string Key = "provider-key";
    readonly Process process;
    readonly HttpClient client;
    readonly string folder;

    PostOffice(Process process, HttpClient client, string folder) => (this.process, this.client, this.folder) = (process, client, folder);

    public static async Task<PostOffice> Open(DateOnly day)
    {
        var folder = Directory.CreateTempSubdirectory("letters-").FullName;
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", [Path.Combine(Stack.Repository, "deploy/local/standins/post.py"), "--log", Path.Combine(folder, "post.jsonl"), "--key", Key]) { RedirectStandardOutput = true })!;
        var port = (await process.StandardOutput.ReadLineAsync())?.Split(' ')[1] ?? throw new InvalidOperationException("The stand-in did not start.");
        var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}"), Timeout = TimeSpan.FromMinutes(2) };
        client.DefaultRequestHeaders.Authorization = new("Bearer", "token-" + Key);
        (await client.PutAsync("/clock", new StringContent(JsonSerializer.Serialize(new { date = day }), Encoding.UTF8, "application/json"))).EnsureSuccessStatusCode().Dispose();
        return new(process, client, folder);
    }

    /// <summary>What the service is told: the provider, with its limits out of the way, and how many workers typeset.</summary>
    public Dictionary<string, string> Settings(int workers) => new()
    {
        ["Provider__Maileva__BaseUrl"] = client.BaseAddress!.ToString(), ["Provider__Maileva__ClientSecret"] = Key, ["Provider__Maileva__Password"] = Key,
        ["Provider__RequestsPerSecond"] = "100000", ["Provider__AtOnce"] = "64", ["Provider__Timeout"] = "00:00:30",
        ["Typesetting__Workers"] = workers.ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>How many letters left, each counted once by its key.</summary>
    public async Task<int> Taken() => (await client.GetFromJsonAsync<JsonElement[]>("/log"))!.Select(l => l.GetProperty("key").GetGuid()).Distinct().Count();

    public void Dispose()
    {
        client.Dispose();
        process.Kill();
        process.WaitForExit();
        process.Dispose();
        Directory.Delete(folder, recursive: true);
    }
}
