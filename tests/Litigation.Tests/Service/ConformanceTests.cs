using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Recouvrement.Support;

namespace Recouvrement.Litigation.Tests.Service;

/// <summary>The kit that an agency runs: the agency of this repository passes it, and each fault that is built into it is found and named.</summary>
public sealed class ConformanceTests
{
    [Fact]
    public async Task The_partner_of_this_repository_passes()
    {
        var (code, table) = await Run("agency.py");
        Assert.True(code == 0, table);
        Assert.DoesNotContain("FAILED", table, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("placement", "it is not as the API document says")]
    [InlineData("duplicates", "that say the same under different references")]
    [InlineData("disorder", "were owed")]
    [InlineData("recall", "recalled on")]
    [InlineData("unknown-fields", "it holds fields that the schema does not list")]
    [InlineData("unknown-types", "it stood behind messages of unknown types")]
    [InlineData("answers", "after 503 the same was never sent again")]
    [InlineData("replay", "after the replay")]
    [InlineData("pause", "paused from")]
    public async Task A_broken_one_fails_with_the_reason(string fault, string reason)
    {
        var (code, table) = await Run("broken_agency.py", "--fault", fault);
        Assert.Equal(1, code);
        var lines = table.Split('\n').SkipWhile(l => !l.StartsWith($"FAILED  {fault.Replace('-', ' ')} ", StringComparison.Ordinal)).Skip(1).TakeWhile(l => l.Length == 0 || l.StartsWith("   ", StringComparison.Ordinal)).ToList();
        Assert.True(lines.Exists(l => l.Contains(reason, StringComparison.Ordinal)), table);
        foreach (var part in (string[])["expected", "seen", "contract", "to do"]) Assert.True(lines.Exists(l => l.TrimStart().StartsWith(part, StringComparison.Ordinal)), $"{part}: {table}");
    }

    /// <summary>What the kit does not know of, it would call a mistake of the agency.</summary>
    [Fact]
    public async Task The_kit_takes_every_report_that_the_service_takes_with_the_same_fields()
    {
        using var kit = Python(["-B", "-c", """
            import json, sys; sys.path.insert(0, 'tests/partner')
            from kit.creditor import FIELDS, MONEY
            reports = {f'/agency/placements/{{id}}/{name}': fields for name, fields in FIELDS.items()} | MONEY
            print(json.dumps({path: [sorted(needed), sorted(needed | allowed)] for path, (needed, allowed) in reports.items()}))
            """]);
        var taken = JsonSerializer.Deserialize<Dictionary<string, string[][]>>(await kit.StandardOutput.ReadToEndAsync())!;
        var api = JsonSerializer.Deserialize<JsonElement>(await File.ReadAllTextAsync(Path.Combine(Stack.Repository, "contracts/openapi/litigation.json")));
        foreach (var path in api.GetProperty("paths").EnumerateObject().Where(p => taken.ContainsKey(p.Name) || p.Name.StartsWith("/agency/placements/{id}/", StringComparison.Ordinal)))
        {
            var name = path.Value.GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString()!.Split('/')[^1];
            var schema = api.GetProperty("components").GetProperty("schemas").GetProperty(name);
            Assert.True(taken.Remove(path.Name, out var fields), path.Name);
            Assert.Equal(schema.GetProperty("required").EnumerateArray().Select(f => f.GetString()!).Order(StringComparer.Ordinal), fields![0]);
            Assert.Equal(schema.GetProperty("properties").EnumerateObject().Select(f => f.Name).Order(StringComparer.Ordinal), fields[1]);
        }

        Assert.Empty(taken.Keys);
    }

    [Fact]
    public async Task Every_page_that_a_finding_names_is_there()
    {
        using var kit = Python(["-B", "-c", "import sys; sys.path.insert(0, 'tests/partner'); from kit.rules import ALL; print('\\n'.join(page for rule in ALL for page in rule.pages))"]);
        var pages = (await kit.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.True(pages.Length > 20, await kit.StandardError.ReadToEndAsync());
        foreach (var page in pages.Select(p => p.Split(' ')[0].Split('#')))
        {
            var text = await File.ReadAllTextAsync(Path.Combine(Stack.Repository, page[0]));
            var headings = text.Split('\n').Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..].ToLowerInvariant().Replace("?", "", StringComparison.Ordinal).Replace(' ', '-'));
            if (page.Length > 1) Assert.Contains(page[1], headings);
        }
    }

    [Theory]
    [InlineData("agency.py", null, 0, "passed  signature")]
    [InlineData("broken_agency.py", "signature", 1, "a message signed by somebody else: answered 204")]
    public async Task So_it_is_at_a_webhook(string agency, string? fault, int code, string said)
    {
        var secret = "whsec_" + Convert.ToBase64String(new byte[32]);
        var (api, control) = (FreePort(), FreePort());
        var (ended, table) = await Run(
            agency, fault is null ? [] : ["--fault", fault], api, control, ["--webhook-secret", secret], ["--webhook", $"http://127.0.0.1:{control}/hooks", "--secret", secret]);
        Assert.True(code == ended, table);
        Assert.Contains(said, table, StringComparison.Ordinal);
    }

    static async Task<(int Code, string Table)> Run(string agency, params string[] switches)
    {
        var broker = await Stack.Servers.NewVirtualHost("conformance");
        string[] queue = ["--amqp", $"{broker}", "--queue", "agency.kit"];
        try
        {
            return await Run(agency, switches, FreePort(), FreePort(), queue, queue);
        }
        finally
        {
            await Stack.Servers.DeleteVirtualHost(broker);
        }
    }

    static async Task<(int Code, string Table)> Run(string agency, string[] switches, string api, string control, string[] receives, string[] sends)
    {
        var log = Path.Combine(Path.GetTempPath(), $"{Guid.CreateVersion7():N}");
        using var partner = Python([$"tests/partner/{agency}", .. switches, .. receives, "--api", $"http://127.0.0.1:{api}", "--key", "k", "--schemas", "contracts/partner", "--log", log, "--http-port", control]);
        try
        {
            using var kit = Python(["tests/partner/conformance.py", .. sends, "--listen", $"127.0.0.1:{api}", "--key", "k", "--schemas", "contracts/partner", "--day-url", $"http://127.0.0.1:{control}/day", "--patience", agency == "agency.py" ? "30" : "10"]);
            var said = kit.StandardOutput.ReadToEndAsync();
            var errors = kit.StandardError.ReadToEndAsync();
            await kit.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(3));
            return (kit.ExitCode, await said + await errors);
        }
        finally
        {
            partner.Kill();
            File.Delete(log);
        }
    }

    static Process Python(string[] arguments)
    {
        var process = Process.Start(new ProcessStartInfo("/usr/bin/python3", arguments) { WorkingDirectory = Stack.Repository, RedirectStandardOutput = true, RedirectStandardError = true })!;
        if (arguments[0].EndsWith("agency.py", StringComparison.Ordinal))
        {
            process.OutputDataReceived += (_, _) => { };
            process.BeginOutputReadLine();
            process.ErrorDataReceived += (_, _) => { };
            process.BeginErrorReadLine();
        }

        return process;
    }

    static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }
}
