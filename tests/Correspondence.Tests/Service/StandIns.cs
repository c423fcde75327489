using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Recouvrement.Support;
using Xunit;

namespace Recouvrement.Correspondence.Tests.Service;

/// <summary>A fact that needs the stand-ins for mail server and postal provider; where their language is missing it is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInFactAttribute : FactAttribute
{
    static readonly Lazy<string?> Missing = new(() =>
    {
        try
        {
            using var python = Process.Start(new ProcessStartInfo(StandIns.Python, ["-c", "import aiosmtpd"]) { RedirectStandardError = true })!;
            python.WaitForExit();
            return python.ExitCode == 0 ? null : $"aiosmtpd is not installed for {StandIns.Python}.";
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return $"{StandIns.Python} is not on this machine.";
        }
    });

    public static bool CanRun => Missing.Value is null;

    public StandInFactAttribute() => Skip = Missing.Value;
}

/// <summary>The same, with cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class StandInTheoryAttribute : TheoryAttribute
{
    public StandInTheoryAttribute() => Skip = new StandInFactAttribute().Skip;
}

/// <summary>A mail server and a postal provider as processes of their own: real SMTP and HTTP, and a memory of all they accepted.</summary>
public sealed class StandIns : IAsyncDisposable
{
    public const string Python = "/usr/bin/python3", Key = "provider-key", WebhookPassword = "webhook-password";
    readonly string folder;
    readonly Process mail, post;
    readonly HttpClient mailPages, counter;

    StandIns(string folder, Process mail, Process post, string[] mailPorts, string[] postPorts)
    {
        (this.folder, this.mail, this.post) = (folder, mail, post);
        mailPages = new() { BaseAddress = new($"http://127.0.0.1:{mailPorts[3]}") };
        counter = new() { BaseAddress = new($"http://127.0.0.1:{postPorts[1]}") };
        counter.DefaultRequestHeaders.Authorization = new("Bearer", "token-" + Key);
        Settings = new()
        {
            // No test depends on the day it runs on; those of quiet times say so.
            ["QuietTime:Off"] = "true", ["Sending:PauseInTheDark"] = "00:00:00.1", ["Smtp:AnswerTimeout"] = "00:00:25", ["Smtp:Host"] = "127.0.0.1", ["Smtp:Port"] = mailPorts[1], ["Smtp:Domain"] = "relances.example",
            ["Provider:Maileva:BaseUrl"] = counter.BaseAddress.ToString(), ["Provider:Maileva:ClientSecret"] = Key, ["Provider:Maileva:Password"] = Key,
            ["Provider:Maileva:WebhookPassword"] = WebhookPassword, ["Provider:Ar24:BaseUrl"] = new Uri(counter.BaseAddress, "api/").ToString(), ["Provider:Ar24:Token"] = Key, ["Provider:Ar24:PrivateKey"] = Key, ["Provider:Ar24:UserId"] = "7", ["Provider:Ar24:Settle"] = "00:00:04", ["Provider:Break"] = "00:00:00.5",
        };
    }

    /// <summary>Where a service finds them.</summary>
    public Dictionary<string, string> Settings { get; }

    public static async Task<StandIns> Start()
    {
        var folder = Directory.CreateTempSubdirectory("correspondence-").FullName;
        var mail = Started("mail.py", "--log", Path.Combine(folder, "mail.jsonl"));
        var post = Started("post.py", "--log", Path.Combine(folder, "post.jsonl"), "--key", Key);
        return new(folder, mail, post, await Ports(mail), await Ports(post));
    }

    public async Task<JsonElement[]> Mails(string? to = null) =>
        (await mailPages.GetFromJsonAsync<JsonElement[]>(to is null ? "/messages" : $"/messages?to={Uri.EscapeDataString(to)}"))!;

    /// <summary>What left under some keys, from the provider's own log: one each, or none.</summary>
    public async Task<JsonElement[]> Letters(params Guid[] keys) =>
        [.. (await counter.GetFromJsonAsync<JsonElement[]>("/log"))!.Where(l => keys.Contains(l.GetProperty("key").GetGuid()))];

    public async Task Faults(object faults) => (await counter.PostAsync("/faults", Json(faults))).EnsureSuccessStatusCode();

    /// <summary>How many faults of a kind the provider still has to make.</summary>
    public async Task<int> Left(string fault) => (await counter.GetFromJsonAsync<JsonElement>("/faults")).GetProperty(fault).GetInt32();

    /// <summary>What happens to one letter, in the provider's own codes where the names of the stand-in do not say it; days to come too.</summary>
    public async Task Story(Guid key, params (string State, DateOnly On)[] states) =>
        (await counter.PutAsync("/story", Json(new { key, states = states.Select(s => new object[] { s.State, s.On }) }))).EnsureSuccessStatusCode();

    /// <summary>The drafts and sendings that the provider holds, as it lists them.</summary>
    public async Task<JsonElement[]> Sendings() => [.. (await counter.GetFromJsonAsync<JsonElement>("/registered_mail/v4/sendings?count=500")).GetProperty("sendings").EnumerateArray()];

    /// <summary>Deletes what lies in drafts under a key, as the provider does when it is told to.</summary>
    public async Task DeleteDrafts(Guid key)
    {
        foreach (var draft in (await Sendings()).Where(sending => sending.GetProperty("custom_id").GetString() == key.ToString() && sending.GetProperty("status").GetString() == "DRAFT"))
            (await counter.DeleteAsync($"/registered_mail/v4/sendings/{draft.GetProperty("id").GetString()}")).EnsureSuccessStatusCode();
    }

    /// <summary>Has the provider call us at an address when letters have news.</summary>
    public async Task Subscribe(Uri callback, string password = WebhookPassword)
    {
        foreach (var type in new[] { "ON_MAIN_DELIVERY_STATUS_FIRST_PRESENTATION", "ON_MAIN_DELIVERY_STATUS_DELIVERED", "ON_MAIN_DELIVERY_STATUS_UNDELIVERED" })
            (await counter.PostAsync("/notification_center/v2/subscriptions", Json(new
            {
                event_type = type, resource_type = "registered_mail/v4/recipients", callback_url = callback, authentication = new { basic = new { login = "maileva", password } },
            }))).EnsureSuccessStatusCode();
    }

    public async Task SetToday(DateOnly day) => (await counter.PutAsync("/clock", Json(new { date = day }))).EnsureSuccessStatusCode();

    public async ValueTask DisposeAsync()
    {
        mailPages.Dispose();
        counter.Dispose();
        foreach (var process in new[] { mail, post })
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    // With a length: the stand-in takes no chunks.
    static StringContent Json(object of) => new(JsonSerializer.Serialize(of), Encoding.UTF8, "application/json");

    static Process Started(string script, params string[] arguments) => Process.Start(new ProcessStartInfo(
        Python, [Path.Combine(Stack.Repository, "deploy/local/standins", script), .. arguments]) { RedirectStandardOutput = true })!;

    static async Task<string[]> Ports(Process started) =>
        (await started.StandardOutput.ReadLineAsync())?.Split(' ') ?? throw new InvalidOperationException("A stand-in did not start.");
}
